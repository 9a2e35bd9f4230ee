import { placeIn } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { playbooksInForce } from './in-force.ts';

/** Judgements on which two people at two places will differ. */
const VAGUE =
  /\b(serious|severe|major|significant|significantly|considerable|substantial|large[- ]scale|wide[- ]?spread|critical|crisis|emergency|disaster|incident|prolonged|extended|lengthy|unacceptable|appropriate|necessary|needed|required|justified|reasonable|sufficient|bad|worse|important|too long|long time|a while|as soon as|deemed|considered|if in doubt|discretion|disruption|interruption|outage|problems?|issues?|impact|down|unavailable|degraded|slow|loss|lost|failure|broken|unusual|strange|suspicious|management|judge?ment|decides?|decision|opinion)\b/i;
const NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|half|both|twice|once|every|each|all|any|no|nobody|none|nothing|never)\b/i;
/** What somebody can see, hear or hold. */
const SIGN =
  /["“”'‘’]|\b(shows?|says?|names?|reads?|announces?|announced|reports?|reported|confirms?|confirmed|declares?|declared|displays?|asks?|answers?|answered|rings?|arrives?|arrived|opens?|closes?|closed|refuses?|refused|fails?|failed|stops?|stopped|starts?|beeps?|blinks?|lights?|dark|blank|frozen|silent|dead|white|red|locked|unplugged|empty|missing|message|alarm|page|screen|display|light|smoke|smell|call|not|cannot|can't|does ?n['o]t)\b/i;

/** A criterion on which two people differ costs the time that they argue. Source: the practice of action cards. */
export const criterionObservable: Check = {
  id: 'criterion-observable',
  title: 'Every activation criterion is a number or a sign that anybody can see',
  family: 'playbooks',
  severity: 'warning',
  find: (plan) => {
    if (plan.organization.languages[0]?.startsWith('en') === false) return [];
    return playbooksInForce(plan).flatMap((playbook) =>
      playbook.activation.criteria.flatMap((criterion, index): Finding[] => {
        if (NUMBER.test(criterion) || SIGN.test(criterion)) return [];
        const [word] = VAGUE.exec(criterion) ?? [];
        if (word === undefined) return [];
        return [
          {
            place: placeIn(plan, playbook, ['activation', 'criteria', index]),
            message: `${playbook.title} starts when “${criterion}”, and two people will not agree on “${word}”. Give a number or a sign, such as “No mail for 30 minutes” or “The outage line announces it”.`,
          },
        ];
      }),
    );
  },
};
