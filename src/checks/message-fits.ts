import { placeIn } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

const MOST_CHARACTERS = 320;
/** A time at which something more is heard: `14:00`, `30 minutes`, `noon`, `tomorrow`. */
const TIME =
  /\b(\d{1,2}[:.]\d{2}|\d+\s*(?:min(?:ute)?s?|h(?:ou)?rs?|h|days?|weeks?)|(?:half )?an? (?:half[- ])?hour|\d{1,2}\s*[ap]\.?m\.?|noon|midday|midnight|tonight|tomorrow|hourly|daily|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

/** A text message has two parts at most, and whoever knows when more comes does not ring. */
export const messageFits: Check = {
  id: 'message-fits',
  title: 'Every message is short and says when the next one comes',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) =>
    playbooksInForce(plan).flatMap((playbook) =>
      playbook.messages.flatMap(({ id, text, nextUpdate }, index): Finding[] => {
        const place = placeIn(plan, playbook, ['messages', index, 'text']);
        const { length } = Array.from(text);
        return [
          ...(length > MOST_CHARACTERS
            ? [
                {
                  place,
                  message: `The message \`${id}\` of ${playbook.title} has ${length} characters; at most ${MOST_CHARACTERS} fit into two text messages. Shorten it.`,
                },
              ]
            : []),
          ...(nextUpdate === undefined && !TIME.test(text)
            ? [
                {
                  place,
                  message: `The message \`${id}\` of ${playbook.title} does not say when the next update comes. Say it in the text, and in \`nextUpdate\`.`,
                },
              ]
            : []),
        ];
      }),
    ),
};
