import { PERIOD_PATTERN } from '../../plan/duration.ts';

/** Durations, periods and dates in German; what a preposition bends has a form of its own. */
const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

/** `1 Schritt`, `2 Schritte`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Minutes: `1 Stunde 30 Minuten`, `2 Tage`; `keine` for 0. */
export function duration(minutes: number): string {
  return written(minutes, 'Tage');
}

/** After `nach` and `innerhalb von`: `2 Tagen`. */
export function inDative(minutes: number): string {
  return minutes === 0 ? '0 Minuten' : written(minutes, 'Tagen');
}

function written(minutes: number, days: string): string {
  if (minutes === 0) return 'keine';
  const parts: [number, string, string][] = [
    [Math.floor(minutes / 1440), 'Tag', days],
    [Math.floor((minutes % 1440) / 60), 'Stunde', 'Stunden'],
    [minutes % 60, 'Minute', 'Minuten'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => counted(count, one, many))
    .join(' ');
}

/** Minutes, for diagrams: `1 Std. 30`, `45 Min.`, `2 Tage`. */
export function shortDuration(minutes: number): string {
  if (minutes === 0) return '0';
  if (minutes < 60) return `${minutes} Min.`;
  const hours = Math.floor((minutes % 1440) / 60);
  if (minutes < 1440) return `${hours} Std.${minutes % 60 ? ` ${minutes % 60}` : ''}`;
  return `${counted(Math.floor(minutes / 1440), 'Tag', 'Tage')}${hours ? ` ${hours} Std.` : ''}`;
}

const PERIODS = {
  d: ['Tag', 'Tage', 'Tagen'],
  w: ['Woche', 'Wochen', 'Wochen'],
  mo: ['Monat', 'Monate', 'Monaten'],
  y: ['Jahr', 'Jahre', 'Jahren'],
} as const;

/** `12mo` -> `12 Monate`. */
export function period(text: string): string {
  const match = PERIOD_PATTERN.exec(text);
  if (!match) return text;
  const [one, many] = PERIODS[match[2] as keyof typeof PERIODS];
  return counted(Number(match[1]), one, many);
}

/** After `vor` and `als`: `12 Monaten`, `einem Jahr`. */
export function periodInDative(text: string): string {
  const match = PERIOD_PATTERN.exec(text);
  if (!match) return text;
  const [one, , many] = PERIODS[match[2] as keyof typeof PERIODS];
  if (match[1] === '1') return `${match[2] === 'w' ? 'einer' : 'einem'} ${one}`;
  return `${match[1] ?? ''} ${many}`;
}

/** `2026-06-15` -> `15. Juni 2026`. */
export function date(text: string): string {
  const [year, month, day] = text.split('-').map(Number);
  return `${day ?? ''}. ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`;
}
