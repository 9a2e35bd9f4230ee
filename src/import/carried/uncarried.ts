import type { Carried, CarriedLine } from './carried.ts';
import { leavesOf } from './leaves.ts';

/** What stands before the facts of a step in documents that an export makes, in every language. */
export const LABELS: Carried['labels'] = {
  'Caution:': 'caution',
  'Who:': 'who',
  'Use:': 'uses',
  'Done when:': 'verify',
  'If not:': 'ifFails',
  'Vorsicht:': 'caution',
  'Wer:': 'who',
  'Damit:': 'uses',
  'Erledigt, wenn:': 'verify',
  'Wenn nicht:': 'ifFails',
};

/**
 * What a document of an export says of its playbook when what it carried is gone, as some programs leave it away: title, summary and
 * states. Its steps are found by their style; the rest of the front matter is a draft's.
 */
export function uncarried(html: string): Carried {
  const leaves = leavesOf(html);
  const next = leaves.findIndex(({ kind }, at) => at > 0 && kind === 'heading');
  const head = leaves.slice(0, Math.max(next, 1));
  const [title, summary] = head.map(({ text }) => text);
  const rows = head.filter(({ kind }) => kind === 'row').map(({ text }) => text.replace(/^\S+\s+/, ''));
  const [
    from = 'The usual way of working',
    to = 'This playbook is followed',
    exit = 'What must be seen before going back',
  ] = rows;
  const lines: CarriedLine[] = head.map(({ text }) => ({ text }));
  return {
    id: '',
    front: {
      title: title ?? 'Untitled',
      summary: (summary ?? title ?? 'Untitled').slice(0, 160),
      kind: 'communication',
      audience: 'everyone',
      scenarios: [],
      activation: { criteria: title ?? 'Untitled' },
      states: { from, to, exit },
      status: 'draft',
      version: '0.1',
      reviewEvery: '12mo',
    },
    pieces: [{ source: '', lines, marks: [] }],
    labels: LABELS,
    everyone: /\bAlle\b/.test(html) && !/\bEveryone\b/.test(html) ? 'Alle' : 'Everyone',
  };
}
