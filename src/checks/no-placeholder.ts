import type { Check } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { placesIn } from './prose.ts';

const PLACEHOLDER = /\b(?:TODO|TBC|TBD|TBA|FIXME|XXX+)\b|\blorem ipsum\b|\?\?\?+/g;
const CODE = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\1/gm;

/** In an outage nobody can ask what was to stand there. */
export const noPlaceholder: Check = {
  id: 'no-placeholder',
  title: 'No approved playbook has a place that is still to be filled in',
  family: 'playbooks',
  severity: 'error',
  find: (plan) =>
    [...playbooksInForce(plan), ...plan.translations]
      .filter(({ status }) => status === 'approved')
      .flatMap((playbook) => {
        const source = plan.sources.get(playbook.file);
        if (!source) return [];
        const placeAt = placesIn(source);
        const text = source.text.replace(CODE, (code) => ' '.repeat(code.length));
        return [...text.matchAll(PLACEHOLDER)].map((match) => ({
          place: placeAt(match.index),
          message: `${playbook.title} is approved, but \`${match[0]}\` stands here. Fill it in, or set \`status: draft\`.`,
        }));
      }),
};
