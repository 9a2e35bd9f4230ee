import type { Plan, Source } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';
import { placesIn } from './prose.ts';
import { counted } from './wording.ts';

const PLACEHOLDER = /\b(?:TODO|TBC|TBD|TBA|FIXME|XXX+)\b|\blorem ipsum\b|\?\?\?+/g;
const CODE = /^[ \t>]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?^[ \t>]*\1/gm;
/** What `muster new` writes where the author is to write, in data and in a body. */
const VALUE_AS_BEGUN = /…(?<=^(?!#).*(?:[:,{-] |\[ ?|")…)(?=[ "]*(?:[,}\]#]|$))/gm;
const WORDS_AS_BEGUN = /^Write here\.$|(?<=>)Say one thing to do\.(?=<)/gm;

/** In an outage nobody can ask what was to stand there. */
export const noPlaceholder: Check = {
  id: 'no-placeholder',
  title: 'No approved playbook has a place that is still to be filled in',
  family: 'playbooks',
  severity: 'error',
  find: (plan) => [...leftInApproved(plan), ...[...plan.sources.values()].flatMap(leftAsBegun)],
};

function leftInApproved(plan: Plan): Finding[] {
  return [...playbooksInForce(plan), ...plan.translations]
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
    });
}

/** A file that is as `muster new` wrote it, in part or as a whole: one warning for all of it. */
function leftAsBegun(source: Source): Finding[] {
  const { file, text } = source;
  const data = file.endsWith('.mdx') ? text.slice(0, text.indexOf('\n---', 3) + 1) : text;
  const [first, ...more] = [...data.matchAll(VALUE_AS_BEGUN), ...text.matchAll(WORDS_AS_BEGUN)];
  if (!first) return [];
  return [
    {
      place: placesIn(source)(first.index),
      message: `${counted(more.length + 1, 'place')} in this file still ${more.length === 0 ? 'says' : 'say'} what \`muster new\` wrote, the first \`${first[0]}\`. Write what is true instead, or delete the file.`,
      severity: 'warning',
    },
  ];
}
