/** Verbs with which steps begin. Those that are often nouns too count only before what they act on. */
const VERBS =
  'add answer arrange ask begin book bring call cancel carry check choose clear click close collect compare confirm connect contact copy count cover delete disconnect dispatch draw email enable enter export fetch fill find forward gather give hand hang hold inform inspect install keep label lead leave list load lock log mail make mark measure meet move name note notify open order page pay phone place plug post press print publish pull push put read record redirect remove repeat replace report request reset restart restore return ring run save scan seal select send set share shut sign start stick stop store switch take tell test text tick transfer turn type unlock unplug update verify wait watch write'.split(
    ' ',
  );
const OBJECT =
  'the|a|an|your|our|their|his|her|its|it|them|him|each|every|all|any|both|this|that|these|those|everybody|everyone|somebody|someone|anybody|whoever|whether|what|which|who|two|three|four|five|ten|\\d+|on|off|up|out|down';
const SECOND = new RegExp(
  `(?:\\b(?:and|then|and then)\\s+|[.;]\\s+(?:then\\s+)?)((?:${VERBS.join('|')})\\s+(?:${OBJECT})\\b(?:\\s+[\\p{L}-]+){0,1})`,
  'iu',
);

/** The second action of a step's text, or undefined. It finds only what is surely one: a verb and what it acts on, after "and", "then" or a full stop. */
export function secondAction(text: string): string | undefined {
  return SECOND.exec(text.replace(/\s+/g, ' '))?.[1];
}
