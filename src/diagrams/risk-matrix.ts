import { addressOf } from '../plan/index.ts';
import type { Plan, Risk } from '../plan/index.ts';
import type { DataDiagram, ListItem } from './data-diagram.ts';
import { styleLines } from './flowchart.ts';
import type { FlowStyle } from './flowchart.ts';
import { accessibleText } from './mermaid-text.ts';

const SCORES = [1, 2, 3, 4, 5] as const;
/** More risks than this in one cell are counted instead of named. */
const MOST_IN_CELL = 4;

type Rating = { likelihood: number; impact: number };
type Numbered = { label: string; risk: Risk };

/**
 * Risks by likelihood and impact, before and after treatment, as two grids of 5 x 5. Each risk has a number, the highest
 * score first, by which the list names it. Undefined without risks; retired risks are left out.
 */
export function riskMatrix(plan: Plan): DataDiagram | undefined {
  const risks = numbered(plan);
  if (risks.length === 0) return undefined;
  const limit = plan.organization.thresholds.highRisk;
  const title = 'Risk matrix';
  const description =
    'Risks by likelihood and impact, 1 to 5, before and after treatment; the list says which risk each number is. ' +
    `Each cell names likelihood times impact; from ${limit} on a risk is high.`;
  const grids = [
    gridOf('before', 'Before treatment', risks, limit, ({ likelihood, impact }) => ({ likelihood, impact })),
    gridOf('after', 'After treatment', risks, limit, (risk) => risk.residual),
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
  return { id: 'risk-matrix', title, description, source, list: risks.map((risk) => listItem(risk, limit)) };
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
  name: string,
  heading: string,
  risks: readonly Numbered[],
  limit: number,
  ratingOf: (risk: Risk) => Rating | undefined,
): Cell[] {
  const bare = (id: string, text: string): Cell => ({ id: `${name}_${id}`, text, style: 'bare' });
  const rows = [...SCORES].reverse().map((impact) => [
    bare(`impact_${impact}`, `Impact ${impact}`),
    ...SCORES.map((likelihood) => {
      const here = risks.filter(({ risk }) => {
        const rating = ratingOf(risk);
        return rating?.likelihood === likelihood && rating.impact === impact;
      });
      return cell(`${name}_${likelihood}_${impact}`, likelihood * impact, here, limit);
    }),
  ]);
  return [
    { ...bare('heading', heading), width: 6 },
    ...rows.flat(),
    bare('corner', '&nbsp;'),
    ...SCORES.map((likelihood) => bare(`likelihood_${likelihood}`, `Likelihood ${likelihood}`)),
  ];
}

function cell(id: string, score: number, risks: readonly Numbered[], limit: number): Cell {
  const names =
    risks.length > MOST_IN_CELL ? `${risks.length} risks` : risks.map(({ label }) => label).join(', ');
  const isHigh = score >= limit;
  return {
    id,
    text: `${isHigh ? `${score} high` : score}<br/>${names === '' ? '–' : names}`,
    style: isHigh ? 'bad' : risks.length > 0 ? 'partial' : 'quiet',
  };
}

function listItem({ label, risk }: Numbered, limit: number): ListItem {
  const rated = ({ likelihood, impact }: Rating) => {
    const score = likelihood * impact;
    return `likelihood ${likelihood} × impact ${impact} = ${score}${score >= limit ? ', high' : ''}`;
  };
  const after = risk.residual ? `after: ${rated(risk.residual)}` : 'not rated after treatment';
  return { text: `${label} ${risk.name}`, href: addressOf(risk), note: `before: ${rated(risk)}; ${after}` };
}
