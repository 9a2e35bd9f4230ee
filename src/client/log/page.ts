// The incident log: one page for the ticks, decisions, notes and calls of all playbooks, in the order of time.
import { askFor, make, makeButton } from '../elements.ts';
import { browserStore, troubleWords } from '../incident/browser.ts';
import type { EntryKind, Incident } from '../incident/entries.ts';
import { fileNameOf, readLogFile, writeLogFile } from '../incident/log-file.ts';
import { linesOf, logText, nameOf } from '../incident/text.ts';
import { clockTime, dayOf } from '../incident/times.ts';
import { siteId } from '../incident/site.ts';
import { saveFile } from '../save-file.ts';
import { exerciseDraft } from './exercise-draft.ts';
import { lineNodes } from './lines.ts';
import { logTools as said } from '../../words/en/log-tools.ts';
import { marks } from '../../words/en/marks.ts';

const { exercise } = marks;

const log = document.querySelector<HTMLElement>('[data-log]');
if (log) startLog(log);

function startLog(root: HTMLElement): void {
  const store = browserStore();
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-log-${name}]`);
  const control = (form: HTMLElement | null, name: string) =>
    form?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  const naming = part('incident');
  const adding = part('add');
  const say = (words: string) => {
    const place = part('said');
    if (place) place.textContent = words;
  };
  const sayOfFile = (words: string) => {
    const place = part('file-said');
    if (place) place.textContent = words;
  };
  const isExercise = () => {
    const box = control(naming, 'exercise');
    return box instanceof HTMLInputElement && box.checked;
  };
  const typedName = () => control(naming, 'name')?.value.trim() ?? '';
  /** The incident that runs, under the name that stands there, whether it was saved or not. */
  const running = (): Incident => {
    const incident = store.incident();
    const name = typedName();
    return incident && (name === '' || name === incident.name) ? incident : store.begin(name, isExercise());
  };
  /** What was done is not kept by a browser that keeps nothing: both are told in one place. */
  const sayKept = (words: string) => {
    say([words, store.trouble() === undefined ? '' : troubleWords(store)].filter(Boolean).join(' '));
  };

  naming?.addEventListener('submit', (event) => {
    event.preventDefault();
    store.begin(typedName(), isExercise());
    sayKept(said.saved);
  });
  control(naming, 'exercise')?.addEventListener('change', () => {
    if (store.entries().length === 0 || confirm(isExercise() ? said.toExercise : said.toReal))
      store.begin(typedName(), isExercise());
    else show();
  });
  adding?.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = control(adding, 'words');
    if (!(field instanceof HTMLInputElement)) return;
    const words = field.value.trim();
    const kind = (control(adding, 'kind')?.value ?? 'note') as EntryKind;
    if (words === '') {
      say('');
      askFor(field, kind === 'decided' ? said.noDecision : said.noWords);
      return;
    }
    const by = control(adding, 'by')?.value.trim() ?? '';
    store.setInitials(by);
    running();
    store.add({ kind, words, ...(by === '' ? {} : { by }) });
    field.value = '';
    field.focus();
    sayKept(said.writtenDown(clockTime(Date.now())));
  });
  part('text')?.addEventListener('click', () => {
    const incident = running();
    const words = logText(incident, store.entries(), siteId, new Date());
    saveFile(words, 'text/plain', `${fileNameOf(incident)}.txt`);
  });
  part('json')?.addEventListener('click', () => {
    const incident = running();
    const file = writeLogFile(siteId, incident, store.entries(), new Date());
    saveFile(file, 'application/json', `${fileNameOf(incident)}.json`);
  });
  part('print')?.addEventListener('click', () => {
    print();
  });
  part('new')?.addEventListener('click', () => {
    sayOfFile('');
    if (store.incident() === undefined) say(said.nothingYet);
    else if (confirm(said.endIt)) store.end();
  });
  const files = root.querySelector<HTMLInputElement>('input[type=file]');
  files?.addEventListener('change', () => {
    const chosen = [...(files.files ?? [])];
    files.value = '';
    void Promise.all(chosen.map(takeIn)).then((answers) => {
      const trouble = store.trouble() === undefined ? [] : [troubleWords(store)];
      sayOfFile([...answers, ...trouble].join(' '));
    });
  });
  part('exercise')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = part('exercise');
    const announced = control(form, 'announced');
    const roles = control(form, 'facilitator');
    const draft = exerciseDraft(running(), store.entries(), {
      scenario: control(form, 'scenario')?.value ?? '',
      facilitator: control(form, 'facilitator')?.value ?? '',
      type: control(form, 'type')?.value ?? '',
      announced: announced instanceof HTMLInputElement && announced.checked,
      known: {
        playbooks: form?.dataset['playbooks']?.split(' ') ?? [],
        roles: roles instanceof HTMLSelectElement ? [...roles.options].map(({ value }) => value) : [],
      },
    });
    const name = fileNameOf({ ...running(), exercise: false }).replace(/^incident-log/, 'exercise');
    saveFile(draft, 'application/yaml', `${name}.yaml`);
  });

  /** Takes in the log of another device, and says what came of it. */
  async function takeIn(file: File): Promise<string> {
    const text = await file.text().catch(() => '');
    const found = readLogFile(text, siteId);
    if ('fault' in found) return `${file.name}: ${found.fault}`;
    const { incident, entries, unreadable } = found;
    const here = store.incident();
    // Whoever reads the log later must be able to tell one from the other.
    if (here && here.exercise !== incident.exercise)
      return incident.exercise ? said.isExercise(file.name) : said.isReal(file.name);
    const other = here?.id !== incident.id && store.entries().length > 0;
    const question = said.putInto(nameOf(incident), entries.length, here ? nameOf(here) : '');
    if (other && !confirm(question)) return said.nothingTaken(file.name);
    const added = store.merge(incident, entries);
    const left = unreadable === 0 ? '' : said.damaged(unreadable);
    return said.taken(file.name, added, entries.length) + left;
  }

  function show(): void {
    const incident = store.incident();
    const entries = store.entries();
    root.classList.toggle('has-log', entries.length > 0);
    const name = control(naming, 'name');
    if (name !== document.activeElement && name) name.value = incident?.name ?? '';
    const box = control(naming, 'exercise');
    if (box instanceof HTMLInputElement) box.checked = incident?.exercise ?? false;
    const by = control(adding, 'by');
    if (by?.value === '') by.value = store.initials();
    const heading =
      incident === undefined
        ? said.nothingYet
        : said.begun(nameOf(incident), dayOf(incident.begun), clockTime(incident.begun), entries.length);
    part('entries')?.replaceChildren(
      make('p', '', heading),
      ...(incident === undefined ? [] : lineNodes(linesOf(incident, entries, new Date()))),
    );
    const record = part('exercise');
    if (record) record.hidden = incident?.exercise !== true;
    showTrouble();
    showPast();
  }

  function showTrouble(): void {
    const trouble = part('trouble');
    const words = troubleWords(store);
    // The same words again would be read out again.
    if (trouble && trouble.textContent !== words) trouble.textContent = words;
  }

  function showPast(): void {
    const place = part('past');
    const past = store.past();
    if (!place) return;
    place.hidden = past.length === 0;
    place.querySelector('ul')?.replaceChildren(
      ...past.map((incident) =>
        make(
          'li',
          'log-buttons',
          make('span', '', `${nameOf(incident)}${incident.exercise ? ` (${exercise})` : ''}`),
          makeButton(said.takeUp, () => {
            store.resume(incident);
          }),
          makeButton(said.takeOff, () => {
            if (confirm(said.forGood(nameOf(incident)))) store.forget(incident);
          }),
        ),
      ),
    );
  }

  store.onChange(show);
  setInterval(showTrouble, 5000);
  for (const name of ['tools', 'ends']) {
    const tools = part(name);
    if (tools) tools.hidden = false;
  }
  show();
}
