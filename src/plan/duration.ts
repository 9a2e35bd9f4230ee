/** Minutes of one unit of a duration. Source: content-model, shared type Duration (1d = 24h). */
const MINUTES = { m: 1, h: 60, d: 1440, w: 10080 } as const;

export const DURATION_PATTERN = /^(0|[1-9]\d*)([mhdw])$/;
export const PERIOD_PATTERN = /^([1-9]\d*)(d|w|mo|y)$/;

/** `15m`, `4h`, `2d`, `1w` -> minutes; undefined when the text is no duration. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION_PATTERN.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * MINUTES[match[2] as keyof typeof MINUTES];
}

/** Minutes -> words for people: `90` -> `1 hour 30 minutes`, `1440` -> `1 day`, `0` -> `none`. */
export function formatDuration(minutes: number): string {
  if (minutes === 0) return 'none';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = minutes % 60;
  return [counted(days, 'day'), counted(hours, 'hour'), counted(rest, 'minute')].filter(Boolean).join(' ');
}

/** Minutes -> short form for diagrams: `90` -> `1 h 30`, `45` -> `45 min`, `2880` -> `2 days`. */
export function shortDuration(minutes: number): string {
  if (minutes === 0) return '0';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) {
    const rest = minutes % 60;
    return `${Math.floor(minutes / 60)} h${rest ? ` ${rest}` : ''}`;
  }
  const hours = Math.floor((minutes % 1440) / 60);
  return `${counted(Math.floor(minutes / 1440), 'day')}${hours ? ` ${hours} h` : ''}`;
}

/** Minutes -> the file's own form, largest unit that divides: `240` -> `4h`. */
export function writeDuration(minutes: number): string {
  if (minutes === 0) return '0m';
  for (const unit of ['w', 'd', 'h'] as const) {
    if (minutes % MINUTES[unit] === 0) return `${minutes / MINUTES[unit]}${unit}`;
  }
  return `${minutes}m`;
}

/** A calendar period in words: `12mo` -> `12 months`. */
export function formatPeriod(period: string): string {
  const match = PERIOD_PATTERN.exec(period);
  if (!match) return period;
  const words = { d: 'day', w: 'week', mo: 'month', y: 'year' } as const;
  return counted(Number(match[1]), words[match[2] as keyof typeof words]);
}

function counted(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
}
