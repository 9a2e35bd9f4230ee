import { channelsIn, EVERYONE, isWhole, lostIn, nameOf, placeIn } from '../plan/index.ts';
import type { Channel, Plan, Scenario, Stop } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { listed } from './wording.ts';

/** What a plan must still be able to do in every scenario, and which channels can do it. */
const TASKS: { what: string; serves: (channel: Channel) => boolean }[] = [
  {
    what: 'tell everyone (`purpose: notify`, `audience: everyone`)',
    serves: ({ purpose, audience }) => purpose.includes('notify') && audience.includes(EVERYONE),
  },
  {
    what: 'coordinate the response (`purpose: coordinate`)',
    serves: ({ purpose }) => purpose.includes('coordinate'),
  },
];

type Serving = { channel: Channel; stop: Stop | undefined };

/** Source: ISO 22301, 8.4.3.1 (availability of the means of communication during a disruption). */
export const channelSurvives: Check = {
  id: 'channel-survives',
  title: 'In every scenario a channel is left to tell everyone, and one to coordinate',
  family: 'communication',
  severity: 'error',
  find: (plan) => {
    if (plan.scenarios.size === 0 || !isWhole(plan, 'channel')) return [];
    const channels = [...plan.channels.values()];
    const missing = TASKS.filter(({ serves }) => !channels.some(serves));
    return [
      ...missing.map(({ what }) => noneAtAll(plan, what)),
      ...[...plan.scenarios.values()].flatMap((scenario) => {
        const lost = TASKS.filter((task) => !missing.includes(task)).flatMap(({ what, serves }) => {
          const serving = channelsIn(plan, lostIn(plan, scenario.id)).filter(({ channel }) =>
            serves(channel),
          );
          return serving.every(({ stop }) => stop) ? [{ what, serving }] : [];
        });
        return lost.length > 0 ? [noneLeft(plan, scenario, lost)] : [];
      }),
    ];
  },
};

function noneAtAll(plan: Plan, what: string): Finding {
  return {
    place: { file: plan.organization.file, line: 1, column: 1 },
    message: `The plan has no channel to ${what}. Add one to \`channels/\`; a noticeboard or a telephone number is enough to begin with.`,
  };
}

function noneLeft(
  plan: Plan,
  scenario: Scenario,
  lost: readonly { what: string; serving: readonly Serving[] }[],
): Finding {
  const serving = lost.flatMap((task) => task.serving);
  const names = serving.map(({ channel, stop }) => {
    const last = stop?.chain.at(-1);
    return last && last.id !== channel.id ? `${channel.name} (through ${nameOf(plan, last)})` : channel.name;
  });
  const channels = new Set(serving.map(({ channel }) => channel));
  return {
    place: placeIn(plan, scenario, ['losesDomains']),
    message: `In “${scenario.name}” no channel is left to ${lost.map(({ what }) => what).join(' or to ')}: it takes away ${listed([...new Set(names)])}. Add a channel that does not hang on what is lost.`,
    related: [...channels].map((channel) => placeIn(plan, channel, ['failureDomains'])),
  };
}
