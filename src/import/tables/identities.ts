import { idFrom } from '../../plan/index.ts';
import type { Plan } from '../../plan/index.ts';
import { entitiesOf, folded } from './cells.ts';
import type { TableKind } from './columns.ts';
import type { Row } from './table-rows.ts';

/** A thing that a row may stand for: of the plan, or of a table before. */
type Thing = { id: string; person: string; unit: string; inPlan: boolean };
/** All things of a kind, by id and by what they are called. */
type Things = { byId: Map<string, Thing>; byTitle: Map<string, Thing[]> };

/**
 * Gives each row the id of what it stands for: the thing of the plan, or of another table, that is called the same, else a new
 * one. Two rows of one table are never the same thing. So an id is made of what a thing is called on the site, with a number
 * where several are called so, and people are told apart by their names, which no id repeats: ids are published.
 */
export function idsOfRows(
  tables: readonly { kind: TableKind; rows: readonly Row[] }[],
  plan: Plan,
): Map<Row, string> {
  const ids = new Map<Row, string>();
  const known = new Map<TableKind, Things>();
  for (const { kind, rows } of tables) {
    const things = known.get(kind) ?? thingsOf(plan, kind);
    known.set(kind, things);
    const taken = new Set<Thing>();
    const take = (row: Row, thing: Thing | undefined) => {
      if (!thing) return;
      ids.set(row, thing.id);
      taken.add(thing);
    };
    const isFree = (thing: Thing) => !taken.has(thing);
    const open = () => rows.filter((row) => row.title !== '' && !ids.has(row));
    const called = ({ title }: Row) => things.byTitle.get(folded(title)) ?? [];
    for (const row of rows) {
      if (row.id === '') continue;
      take(row, things.byId.get(row.id) ?? made(things, row, row.id));
    }
    for (const row of open())
      take(
        row,
        called(row).find((thing) => isFree(thing) && isExactly(row, thing)),
      );
    // What differs in its person or unit is the same only where nothing else can be meant.
    const sameId = ({ title }: Row) =>
      [things.byId.get(idFrom(title, kind))].filter((thing) => thing?.inPlan === true);
    for (const candidates of [called, sameId]) {
      const alone = new Map<string, number>();
      for (const { title } of open()) alone.set(folded(title), (alone.get(folded(title)) ?? 0) + 1);
      for (const row of open()) {
        const meant = candidates(row).filter((thing) => thing && isFree(thing) && mayBe(row, thing));
        if (meant.length === 1 && alone.get(folded(row.title)) === 1) take(row, meant[0]);
      }
    }
    const counts = new Map<string, number>();
    for (const row of open()) take(row, made(things, row, freeId(things, row.title, kind, counts)));
  }
  return ids;
}

function made(things: Things, { title, person, unit }: Row, id: string): Thing {
  const thing = { id, person, unit, inPlan: false };
  add(things, thing, [title]);
  return thing;
}

function add({ byId, byTitle }: Things, thing: Thing, titles: readonly string[]): void {
  byId.set(thing.id, thing);
  for (const title of new Set(titles.map(folded))) byTitle.set(title, [...(byTitle.get(title) ?? []), thing]);
}

const isSame = (one: string, other: string) => folded(one) === folded(other);

const isExactly = (row: Row, thing: Thing) =>
  isSame(row.person, thing.person) && isSame(row.unit, thing.unit);

const mayBe = (row: Row, { person }: Thing) =>
  row.person === '' || person === '' || isSame(row.person, person);

function thingsOf(plan: Plan, kind: TableKind): Things {
  const things: Things = { byId: new Map(), byTitle: new Map() };
  const inOrder = entitiesOf(plan, kind).sort(
    (one, other) => one.id.length - other.id.length || (one.id < other.id ? -1 : 1),
  );
  for (const { id, name = '', label = '', unit = '', aliases = [] } of inOrder) {
    const titles = kind === 'contact' ? [label] : [name, ...aliases];
    add(things, { id, person: kind === 'contact' ? name : '', unit, inPlan: true }, titles);
  }
  return things;
}

/** An id made of a name that nothing has: with a number from 2 on where something is called so. */
function freeId({ byId }: Things, title: string, kind: TableKind, counts: Map<string, number>): string {
  const base = idFrom(title, kind);
  let id = base;
  let count = counts.get(base) ?? 1;
  while (byId.has(id)) id = `${base.slice(0, 58)}-${++count}`;
  counts.set(base, count);
  return id;
}
