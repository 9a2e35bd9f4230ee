import { formatDuration, shortDuration } from '../plan/index.ts';
import type { BusinessProcess, Plan } from '../plan/index.ts';
import { enumerated } from './data-diagram.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { accessibleText, escaped, withOptions } from './mermaid-text.ts';

type Impact = BusinessProcess['impactAnalysis']['impacts'][number];
type Band = { after: number; worst: number; types: string[]; marks: string[] };

/**
 * How the worst impact of a loss grows with time, at the organisation's bands and at RTO and MTPD. Undefined when the
 * impact analysis holds no impacts.
 */
export function impactOverTime(plan: Plan, businessProcess: BusinessProcess): DataDiagram | undefined {
  const { impacts } = businessProcess.impactAnalysis;
  if (impacts.length === 0) return undefined;
  const { impactLabels, intolerableImpact } = plan.organization;
  const word = (impact: number) => impactLabels[impact] ?? String(impact);
  const bands = bandsOf(plan, businessProcess);
  const title = `Impact over time: ${businessProcess.name}`;
  const description =
    `The worst impact by time since the loss, from 0 (${word(0)}) to 4 (${word(4)}). ` +
    `${word(intolerableImpact)} (${intolerableImpact}) and above counts as intolerable. ${objectives(businessProcess)}`;
  const labels = bands.map(
    ({ after, worst, marks }) => `${[...marks, shortDuration(after)].join(', ')}: ${word(worst)}`,
  );
  const source = [
    ...withOptions({
      xyChart: { width: 620, height: 90 + bands.length * 38, chartOrientation: 'horizontal' },
    }),
    'xychart',
    ...accessibleText(title, description),
    `x-axis [${labels.map((label) => `"${escaped(label)}"`).join(', ')}]`,
    'y-axis "Worst impact" 0 --> 4',
    `bar [${bands.map(({ worst }) => worst).join(', ')}]`,
    '',
  ].join('\n');
  return {
    id: `impact/${businessProcess.id}`,
    title,
    description,
    source,
    list: [...bands.map((band) => bandItem(band, word)), ...impacts.map((impact) => typeItem(impact, word))],
  };
}

function objectives(businessProcess: BusinessProcess): string {
  const { rto, mtpd } = businessProcess.impactAnalysis;
  const inWords = (minutes: number | undefined) =>
    minutes === undefined ? 'not known yet' : formatDuration(minutes);
  return `RTO: ${inWords(rto)}. MTPD: ${inWords(mtpd)}.`;
}

function bandsOf(plan: Plan, businessProcess: BusinessProcess): Band[] {
  const { impacts, rto, mtpd } = businessProcess.impactAnalysis;
  const times = new Set(plan.organization.impactBands);
  for (const impact of impacts) for (const { after } of impact.at) times.add(after);
  if (rto !== undefined) times.add(rto);
  if (mtpd !== undefined) times.add(mtpd);
  return [...times]
    .sort((a, b) => a - b)
    .map((after) => {
      const levels = impacts.map((impact) => ({ type: impact.type, level: levelAt(impact, after) }));
      const worst = Math.max(...levels.map(({ level }) => level));
      const types = levels.filter(({ level }) => level === worst && level > 0).map(({ type }) => type);
      const marks = [...(after === rto ? ['RTO'] : []), ...(after === mtpd ? ['MTPD'] : [])];
      return { after, worst, types: [...new Set<string>(types)], marks };
    });
}

/** An impact holds until the next band; before the first it is 0. */
function levelAt({ at }: Impact, minutes: number): number {
  return at.filter(({ after }) => after <= minutes).at(-1)?.impact ?? 0;
}

function bandItem({ after, worst, types, marks }: Band, word: (impact: number) => string): ListItem {
  const mark = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  return {
    text: `After ${formatDuration(after)}${mark}: ${word(worst)} (${worst})`,
    ...(types.length > 0 ? { note: enumerated(types) } : {}),
  };
}

function typeItem({ type, at, why, quantified }: Impact, word: (impact: number) => string): ListItem {
  const steps = at.map(({ after, impact }) => `${word(impact)} after ${formatDuration(after)}`);
  const figure = quantified ? `${quantified.amount} ${quantified.unit}` : undefined;
  const note = [why, figure].filter((part) => part !== undefined).join(' · ');
  return {
    text: `${type.charAt(0).toUpperCase()}${type.slice(1)}: ${steps.join(', ') || word(0)}`,
    ...(note === '' ? {} : { note }),
  };
}
