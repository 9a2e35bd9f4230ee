// What scripts say on German pages. It stands before them; English is in themselves.
import { clock } from '../words/de/clock.ts';
import { copyState } from '../words/de/copy-state.ts';
import { draft } from '../words/de/draft.ts';
import { finding } from '../words/de/finding.ts';
import { log } from '../words/de/log.ts';
import { logTools } from '../words/de/log-tools.ts';
import { marks } from '../words/de/marks.ts';
import { offline } from '../words/de/offline.ts';
import { reading } from '../words/de/reading.ts';
import { reasons } from '../words/de/reasons.ts';
import { signs } from '../words/de/signs.ts';
import { status } from '../words/de/status.ts';
import { triage } from '../words/de/triage.ts';
import { work } from '../words/de/work.ts';
import type { Spoken } from './page-language.ts';

(globalThis as Spoken).musterWords = {
  clock,
  copyState,
  draft,
  finding,
  log,
  logTools,
  marks,
  offline,
  reading,
  reasons,
  signs,
  status,
  triage,
  work,
};
