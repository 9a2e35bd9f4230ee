import { stringify } from 'yaml';
import type { StarterScenario } from './starter.ts';

type Parts = {
  scenarios: readonly StarterScenario[];
  processes: readonly { id: string; name: string }[];
  services: readonly { id: string }[];
  governance: object;
};

/** The first playbooks: one to start with, and for each process one to go on by without its services. */
export function starterPlaybooks({
  scenarios,
  processes,
  services,
  governance,
}: Parts): [path: string, text: string][] {
  const common = {
    audience: 'everyone',
    scenarios: scenarios.map(({ id }) => id),
    uses: [{ kind: 'channel', id: 'telephone-chain' }],
  };
  const authority = { authority: 'continuity-lead', alternate: 'it-lead' };
  const start = {
    title: 'Something is wrong',
    summary: 'Start here: find out what does not work, whom to call, and which playbook to open.',
    kind: 'start-here',
    ...common,
    activation: { criteria: 'Something has not answered for 10 minutes', ...authority, anyoneMayStart: true },
    states: {
      from: 'Something does not answer',
      to: 'You follow the right playbook',
      exit: 'It answers twice in a row',
    },
    roles: ['continuity-lead'],
    notApplicable: { Decide: 'The playbook that you open says it' },
    ...governance,
  };
  const links = processes.map(
    ({ id, name }) => `- ${escaped(name)}: [go on by hand](/playbooks/${id}-by-hand)`,
  );
  return [
    ['playbooks/something-is-wrong.mdx', page(start, START.replace('LINKS', links.join('\n')))],
    ...processes.map(({ id, name }): [string, string] => {
      const front = {
        title: `${name} by hand`,
        summary: `How ${name.toLowerCase()} goes on without its services.`.slice(0, 160),
        kind: 'degraded-work',
        ...common,
        processes: [id],
        services: services.map((service) => service.id),
        activation: { criteria: 'A service has not answered for 30 minutes', ...authority },
        states: {
          from: 'Work with the usual services',
          to: 'Work on paper and by telephone',
          exit: 'The services have answered for 30 minutes',
        },
        capacity: 30,
        maxDuration: '2d',
        reconciliation: 'What was written on paper is typed in when the services are back.',
        roles: ['continuity-lead', 'it-lead'],
        messages: [
          {
            id: 'we-go-on',
            audience: 'everyone',
            channel: 'telephone-chain',
            text: 'Our services do not answer. We go on by paper and telephone. Next news in one hour.',
            nextUpdate: '1h',
          },
        ],
        decisions: [
          {
            id: 'go-on',
            question: 'Do we go on by hand, or stop?',
            who: 'continuity-lead',
            by: '2h',
            default: 'We go on by hand.',
          },
        ],
        ...governance,
      };
      return [`playbooks/${id}-by-hand.mdx`, page(front, BY_HAND)];
    }),
  ];
}

const page = (front: object, body: string) => `---\n${stringify(front, { lineWidth: 0 })}---\n\n${body}`;

/** Text that MDX takes as text. */
const escaped = (text: string) => text.replace(/[{}<>[\]*_`\\|~]/g, '\\$&');

const START = `## Use this when

Something does not answer, and you do not know why.

## Do this first

<Step id="ask" role="everyone" within="2m" verify="You know whether others see it too">Ask a colleague.</Step>

<Step id="call" role="everyone" within="10m" verify="The continuity lead has answered" ifFails="Call the IT lead">Call the continuity lead.</Step>

## Tell people

Tell your team by <Channel id="telephone-chain" />.

## Keep working

LINKS

## If it gets worse

When in doubt, treat it as the more serious case, and call.

## Back to normal

<Step id="try-again" role="everyone" verify="It answers twice in a row">Try again in an hour.</Step>

## Contacts and numbers

<Role id="continuity-lead" />

<Role id="it-lead" />

## About this playbook

Written by \`muster init\`. Read it with your team, and put your own words in.
`;

const BY_HAND = `## Use this when

The services of this work do not answer.

## Do this first

<Step id="call-lead" role="everyone" within="5m" verify="The continuity lead knows">Call the continuity lead.</Step>

<Step id="fetch-forms" role="continuity-lead" within="15m" verify="A form lies at every desk">Hand out paper forms.</Step>

## Tell people

<Message id="we-go-on" />

## Keep working

Write down what you do: when, for whom, what. Do first what cannot wait.

## Decide

<Decision id="go-on" />

## If it gets worse

Nobody can be reached by telephone: meet at the reception.

## Back to normal

<Step id="type-in" role="continuity-lead" verify="Paper and system agree">Type in what stands on paper.</Step>

## Contacts and numbers

<Role id="continuity-lead" />

## About this playbook

Written by \`muster init\`. Read it with your team, and put your own words in.
`;
