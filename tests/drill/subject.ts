import { htmlFiles } from '../e2e/pages.ts';
import type { Subject } from './drill.ts';

const folders = ['playbooks', 'scenarios', 'services', 'roles'];

/** The pages that an outage is read on, one of each kind, and what employees look for. */
export function drillSubject(site: string): Subject {
  const first = (folder: string): string[] =>
    htmlFiles(site)
      .filter((file) => file.startsWith(`${folder}/`) && !file.endsWith('/index.html'))
      .slice(0, 1);
  return {
    files: [
      ...['index.html', 'contacts.html', 'symptoms.html', 'a-z.html', 'playbooks/mail-is-down.html'],
      ...folders.flatMap(first),
    ],
    queries: ['outlook password', 'payrol', 'scanner broken'],
  };
}

/** Whether the drill can be held on this machine: what it needs and is not there. */
export const drillNeeds = ['nginx', 'caddy'] as const;
