import { expect, inject, test } from 'vitest';
import { drill } from '../drill/drill.ts';
import { drillNeeds, drillSubject } from '../drill/subject.ts';
import { drillTable } from '../drill/table.ts';
import { isThere } from '../hosts.ts';

const missing = drillNeeds.filter((command) => !isThere(command));
if (missing.length > 0) console.log(`The drill is not held: this machine lacks ${missing.join(' and ')}.`);

test.skipIf(missing.length > 0)(
  'Whatever fails in the drill, no page and no search result is lost, and saved pages open at once',
  { timeout: 240_000 },
  async () => {
    const subject = drillSubject(inject('site'));
    expect(subject.files.length).toBeGreaterThan(7);
    const rows = await drill(inject('site'), subject);
    console.log(drillTable(rows, subject.files.length, subject.queries.length));
    expect(rows.filter(({ lost, differing }) => lost.length + differing.length > 0)).toEqual([]);
    expect(rows).toHaveLength(10);
    // On an idle machine under 150 ms; others are testing on this one.
    for (const { what, median } of rows) expect(median, what).toBeLessThan(1000);
  },
);
