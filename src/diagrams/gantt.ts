import { accessibleText, escaped, shortened, withOptions } from './mermaid-text.ts';

/** A bar from one time to another, in minutes since the start; a point when both are the same. */
export type GanttBar = {
  from: number;
  to: number;
  text: string;
  look: 'plain' | 'active' | 'done' | 'critical';
};
/** Each row holds bars that follow each other. */
export type GanttSection = { label: string; rows: GanttBar[][] };

const TAGS = { plain: [], active: ['active'], done: ['done'], critical: ['crit'] } as const;
const LONGEST_TEXT = 46;
const LONGEST_LABEL = 29;
/** Zero-width space: a name for Mermaid, nothing for the reader. */
const INVISIBLE = '\u200b';

/**
 * Times since a start as a gantt chart without dates. Minutes and days stand in one picture, so the axis is stretched:
 * each of `marks` (minutes, rising) ends a column, and all columns are equally wide. The first row names them.
 */
export function gantt(chart: {
  title: string;
  description: string;
  marks: readonly number[];
  /** What the first row is called, and how it names the end of a column. */
  ruler: string;
  to: (minutes: number) => string;
  sections: readonly GanttSection[];
}): string {
  const last = Math.max(0, ...chart.sections.flatMap(({ rows }) => rows.flat().map(({ to }) => to)));
  const marks = columns(chart.marks, last);
  const ruler = marks.map((to, index): GanttBar => ({
    from: marks[index - 1] ?? 0,
    to,
    text: chart.to(to),
    look: 'plain',
  }));
  const sections = [{ label: chart.ruler, rows: [ruler] }, ...chart.sections];
  return [
    ...withOptions({
      gantt: {
        displayMode: 'compact',
        barHeight: 24,
        barGap: 6,
        fontSize: 13,
        sectionFontSize: 13,
        leftPadding: 200,
        rightPadding: 16,
        topPadding: 12,
        useWidth: 800,
      },
    }),
    'gantt',
    ...accessibleText(chart.title, chart.description),
    'dateFormat YYYY-MM-DD HH:mm',
    // A no-break space: the ruler names the columns.
    'axisFormat \u00a0',
    'tickInterval 1day',
    'todayMarker off',
    ...rowsOf(sections).flatMap(({ label, bars }) => [
      `section ${label}`,
      ...bars.map((bar) => drawnBar(bar, marks)),
    ]),
    '',
  ].join('\n');
}

/**
 * Rows as sections of their own: in Mermaid's compact mode, the only one that keeps two bars in a row, bars of a section
 * share rows wherever they do not overlap, and their texts collide. Sections need different names: rows after the first
 * have names that cannot be seen.
 */
function rowsOf(sections: readonly GanttSection[]): { label: string; bars: GanttBar[] }[] {
  const labels = new Set<string>();
  let unseen = '';
  return sections.flatMap(({ label, rows }) =>
    rows.map((bars, index) => {
      const name = escaped(shortened(label, LONGEST_LABEL));
      if (index === 0 && !labels.has(name)) {
        labels.add(name);
        return { label: name, bars };
      }
      unseen += INVISIBLE;
      return { label: index === 0 ? `${name}${unseen}` : unseen, bars };
    }),
  );
}

/** The marks up to the first that holds everything; one more when none does. */
function columns(marks: readonly number[], last: number): number[] {
  const rising = [...new Set(marks)].filter((mark) => mark > 0).sort((a, b) => a - b);
  const end = rising.findIndex((mark) => mark >= last);
  return end === -1 ? [...rising, last] : rising.slice(0, Math.max(end + 1, 2));
}

function drawnBar({ from, to, text, look }: GanttBar, marks: readonly number[]): string {
  const tags = [...TAGS[look], ...(from === to ? ['milestone'] : [])];
  const name = escaped(shortened(text, LONGEST_TEXT)) || INVISIBLE;
  return `${name} : ${[...tags, dateOf(from, marks), dateOf(to, marks)].join(', ')}`;
}

/** Where a time stands on the stretched axis, as the date that mermaid wants: one day a column, none of them real. */
function dateOf(minutes: number, marks: readonly number[]): string {
  const column = marks.findIndex((mark) => mark >= minutes);
  const start = marks[column - 1] ?? 0;
  const end = marks[column] ?? start + 1;
  const position = column + (minutes - start) / (end - start);
  const date = new Date(Date.UTC(2000, 0, 1) + Math.round(position * 1440) * 60_000);
  return date.toISOString().slice(0, 16).replace('T', ' ');
}
