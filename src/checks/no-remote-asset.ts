import type { Check } from './check.ts';
import { pagesOf } from './pages-of.ts';

const REMOTE = /^\s*(?:https?:)?\/\//i;
/** Where a diagram would load something: pictures in nodes and labels, and addresses in styles. */
const LOADED_BY_DIAGRAM =
  /\bimg\s*:\s*["']?\s*(?:https?:)?\/\/|\bsrc\s*=\s*["']?\s*(?:https?:)?\/\/|\burl\(\s*["']?\s*(?:https?:)?\/\/|@import\b/i;

/** What lies on another host is gone when that host, or the way to it, is gone; and it is missing on paper and on a stick. */
export const noRemoteAsset: Check = {
  id: 'no-remote-asset',
  title: 'Everything that a page shows lies in the plan',
  family: 'playbooks',
  severity: 'error',
  find: (plan) =>
    pagesOf(plan).flatMap(({ body }) => [
      ...body.pictures
        .filter(({ url }) => REMOTE.test(url))
        .map(({ url, place }) => ({
          place,
          message: `The picture \`${url}\` lies on another host, which may be lost in the outage. Put it beside the file.`,
        })),
      ...body.diagrams
        .filter(({ source }) => LOADED_BY_DIAGRAM.test(source))
        .map(({ place }) => ({
          place,
          message:
            'The diagram loads something from another host, which may be lost in the outage. Draw it without, or put the picture beside the file and below the diagram.',
        })),
    ]),
};
