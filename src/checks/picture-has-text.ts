import type { BodyDiagram } from '../plan/index.ts';
import type { Check, Finding } from './check.ts';
import { pagesOf } from './pages-of.ts';

/** Whoever cannot see a picture, or reads where it does not load, needs it in words. */
export const pictureHasText: Check = {
  id: 'picture-has-text',
  title: 'Every picture and diagram is also told in words',
  family: 'structure',
  severity: 'error',
  find: (plan) =>
    pagesOf(plan).flatMap(({ body }) => [
      ...body.pictures
        .filter((picture) => picture.alt.trim() === '')
        .map((picture) => ({
          place: picture.place,
          message: `The picture \`${picture.url}\` has no text for whoever cannot see it. Write what it shows between the brackets: ![what it shows](${picture.url}).`,
        })),
      ...body.diagrams.flatMap(diagramInWords),
    ]),
};

function diagramInWords(diagram: BodyDiagram): Finding[] {
  const title = diagram.title === undefined && 'what it is about (`accTitle: …`)';
  const description = diagram.description === undefined && 'what it shows (`accDescr: …`)';
  const missing = [title, description].filter((part) => part !== false);
  if (missing.length === 0) return [];
  return [
    {
      place: diagram.place,
      message: `The diagram does not say in words ${missing.join(' and ')}. Add ${missing.length === 1 ? 'this line' : 'these lines'} below the first line of the diagram.`,
    },
  ];
}
