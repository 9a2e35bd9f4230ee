import { make, makeLink } from '../elements.ts';
import type { Line } from '../incident/text.ts';
import { siteRoot } from '../trusted.ts';
import { logTools as words } from '../../words/en/log-tools.ts';

/** The lines of the log in their order, under the days that they bear: where clocks differ, a day may come again. */
export function lineNodes(lines: readonly Line[]): Node[] {
  const nodes: HTMLElement[] = [];
  let day = '';
  for (const line of lines) {
    if (line.day !== day) nodes.push(make('p', 'log-day', line.day), make('ol', 'log-lines'));
    nodes.at(-1)?.append(lineNode(line));
    ({ day } = line);
  }
  return nodes;
}

function lineNode({ entry, time, since, kind, words: said, where, by, remark }: Line): HTMLElement {
  const clock = make('time', '', time);
  clock.dateTime = entry.at;
  const what = make('p', '', make('b', '', `${kind}: `), said);
  if (where !== '') {
    const step = entry.about === undefined || entry.kind === 'decided' ? '' : `#step-${entry.about}`;
    const page = new URL(`playbooks/${encodeURIComponent(entry.playbook ?? '')}.html`, siteRoot).href;
    what.append(' ', entry.playbook === undefined ? where : makeLink(page + step, where, 'note bare'));
  }
  if (by !== '') what.append(make('span', 'note', words.by(by)));
  if (remark !== '') what.append(make('span', 'note', ` ${remark}`));
  return make('li', '', clock, make('span', 'log-since', since), what);
}
