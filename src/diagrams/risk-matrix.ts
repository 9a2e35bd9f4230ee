import { addressOf } from '../plan/index.ts';
import type { Plan, Risk } from '../plan/index.ts';
import type { Words } from '../words/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { styleLines } from './flowchart.ts';
import type { FlowStyle } from './flowchart.ts';
import { accessibleText } from './mermaid-text.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
/** More risks than this in one cell are counted instead of named. */
const MOST_IN_CELL = 4;

type Rating = { likelihood: number; impact: number };
type RiskWords = Words['diagrams']['risks'];
type Numbered = { label: string; risk: Risk };

/**
 * Risks by likelihood and impact, before and after treatment, as two grids of 5 x 5. Each risk has a number, the highest
 * score first, by which the list names it. Undefined without risks; retired risks are left out.
 */
export function riskMatrix(plan: Plan, { diagrams: { risks: words } }: Words): DataDiagram | undefined {
  const risks = numbered(plan);
  if (risks.length === 0) return undefined;
  const limit = plan.organization.thresholds.highRisk;
  const { title } = words;
  const description = words.description(limit);
  const grids = [
    gridOf('before', words, risks, limit, ({ likelihood, impact }) => ({ likelihood, impact })),
    gridOf('after', words, risks, limit, (risk) => risk.residual),
  ].flat();
  const source = [
    'block',
    // The grammar of block diagrams has no accTitle; the renderer reads it from comments.
    ...accessibleText(title, description).map((line) => `%% ${line}`),
    'columns 6',
    ...grids.map(({ id, text, width }) => `${id}["${text}"]${width === undefined ? '' : `:${width}`}`),
    ...styleLines(grids),
    '',
  ].join('\n');
  const list = risks.map((risk) => listItem(risk, limit, words));
  return { id: 'risk-matrix', title, description, source, list };
}

function numbered(plan: Plan): Numbered[] {
  return [...plan.risks.values()]
    .filter(({ status }) => status !== 'retired')
    .sort((a, b) => b.likelihood * b.impact - a.likelihood * a.impact || (a.id < b.id ? -1 : 1))
    .map((risk, index) => ({ label: `R${index + 1}`, risk }));
}

type Cell = { id: string; text: string; style: FlowStyle; width?: number };

/** A heading, five rows from the highest impact down, and the names of the columns. */
function gridOf(
  name: 'before' | 'after',
  words: RiskWords,
  risks: readonly Numbered[],
  limit: number,
  ratingOf: (risk: Risk) => Rating | undefined,
): Cell[] {
  const bare = (id: string, text: string): Cell => ({ id: `${name}_${id}`, text, style: 'bare' });
  const rows = [...SCORES].reverse().map((impact) => [
    bare(`impact_${impact}`, words.impact(impact)),
    ...SCORES.map((likelihood) => {
      const here = risks.filter(({ risk }) => {
        const rating = ratingOf(risk);
        return rating?.likelihood === likelihood && rating.impact === impact;
      });
      return cell(`${name}_${likelihood}_${impact}`, likelihood * impact, here, limit, words);
    }),
  ]);
  return [
    { ...bare('heading', words[name]), width: 6 },
    ...rows.flat(),
    bare('corner', '&nbsp;'),
    ...SCORES.map((likelihood) => bare(`likelihood_${likelihood}`, words.likelihood(likelihood))),
  ];
}

function cell(id: string, score: number, risks: readonly Numbered[], limit: number, words: RiskWords): Cell {
  const names =
    risks.length > MOST_IN_CELL ? words.several(risks.length) : risks.map(({ label }) => label).join(', ');
  const isHigh = score >= limit;
  return {
    id,
    text: `${isHigh ? words.high(score) : score}<br/>${names === '' ? '–' : names}`,
    style: isHigh ? 'bad' : risks.length > 0 ? 'partial' : 'quiet',
  };
}

function listItem({ label, risk }: Numbered, limit: number, words: RiskWords): ListItem {
  const rated = ({ likelihood, impact }: Rating) => {
    const score = likelihood * impact;
    return words.rated(likelihood, impact, score, score >= limit);
  };
  const note = words.beforeAndAfter(rated(risk), risk.residual && rated(risk.residual));
  return { text: `${label} ${risk.name}`, href: addressOf(risk), note };
}
