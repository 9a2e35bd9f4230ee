import type { BusinessProcess, Plan } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { accessibleText, escaped, withOptions } from './mermaid-text.ts';

type Impact = BusinessProcess['impactAnalysis']['impacts'][number];
type Band = { after: number; worst: number; types: string[]; marks: string[] };

/**
 * How the worst impact of a loss grows with time, at the organisation's bands and at RTO and MTPD. Undefined when the
 * impact analysis holds no impacts.
 */
export function impactOverTime(
  plan: Plan,
  businessProcess: BusinessProcess,
  words: Words,
): DataDiagram | undefined {
  const { impacts } = businessProcess.impactAnalysis;
  if (impacts.length === 0) return undefined;
  const { impactLabels, intolerableImpact } = plan.organization;
  const levels = impactLabels.map(words.tables.impactLabel);
  const word = (impact: number) => levels[impact] ?? String(impact);
  const bands = bandsOf(plan, businessProcess);
  const { title: titled, description: described, axis } = words.diagrams.impact;
  const title = titled(businessProcess.name);
  const description = described(
    word(0),
    word(4),
    word(intolerableImpact),
    intolerableImpact,
    ...objectives(businessProcess, words),
  );
  const labels = bands.map(
    ({ after, worst, marks }) =>
      `${[...marks, words.common.shortDuration(after)].join(', ')}: ${word(worst)}`,
  );
  const source = [
    ...withOptions({
      xyChart: { width: 620, height: 90 + bands.length * 38, chartOrientation: 'horizontal' },
    }),
    'xychart',
    ...accessibleText(title, description),
    `x-axis [${labels.map((label) => `"${escaped(label)}"`).join(', ')}]`,
    `y-axis "${axis}" 0 --> 4`,
    `bar [${bands.map(({ worst }) => worst).join(', ')}]`,
    '',
  ].join('\n');
  return {
    id: `impact/${businessProcess.id}`,
    title,
    description,
    source,
    list: [
      ...bands.map((band) => bandItem(band, word, words)),
      ...impacts.map((impact) => typeItem(impact, word, words)),
    ],
  };
}

/** RTO and MTPD in words. */
function objectives(businessProcess: BusinessProcess, { common, diagrams }: Words): [string, string] {
  const { rto, mtpd } = businessProcess.impactAnalysis;
  const inWords = (minutes: number | undefined) =>
    minutes === undefined ? diagrams.impact.unknown : common.duration(minutes);
  return [inWords(rto), inWords(mtpd)];
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

function bandItem(
  { after, worst, types, marks }: Band,
  word: (impact: number) => string,
  { common, diagrams }: Words,
): ListItem {
  const mark = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  return {
    text: diagrams.impact.after(after, mark, word(worst), worst),
    ...(types.length > 0 ? { note: common.listed(types.map(common.value)) } : {}),
  };
}

function typeItem(
  { type, at, why, quantified }: Impact,
  word: (impact: number) => string,
  { common, diagrams }: Words,
): ListItem {
  const name = common.value(type);
  const steps = at.map(({ after, impact }) => diagrams.impact.step(word(impact), after));
  const figure = quantified ? `${common.number(quantified.amount)} ${quantified.unit}` : undefined;
  const note = [why, figure].filter((part) => part !== undefined).join(' · ');
  return {
    text: `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${steps.join(', ') || word(0)}`,
    ...(note === '' ? {} : { note }),
  };
}
