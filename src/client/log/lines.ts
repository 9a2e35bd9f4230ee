import { make, makeLink } from '../elements.ts';
import type { Line } from '../incident/text.ts';
import { siteRoot } from '../trusted.ts';
import { log as words } from '../../words/en/log.ts';

/** The lines of the log, under the days on which they were written. */
export function lineNodes(lines: readonly Line[]): Node[] {
  return [...new Set(lines.map(({ day }) => day))].flatMap((day) => [
    make('p', 'log-day', day),
    make('ol', 'log-lines', ...lines.filter((line) => line.day === day).map(lineNode)),
  ]);
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
