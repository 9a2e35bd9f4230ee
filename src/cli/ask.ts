import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline/promises';

/** Asks one question; an empty answer is `usual`. Asks again until `fault` finds none in the answer. */
export type Ask = (question: {
  text: string;
  usual?: string | undefined;
  fault?: (answer: string) => string | undefined;
}) => Promise<string>;

/** Whether there is somebody to ask. */
export function isAsked(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

/** Runs a conversation on the terminal. Throws when the answers end before it does. */
export async function asking<T>(converse: (ask: Ask) => Promise<T>): Promise<T> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Its own way to read lines loses those that come faster than the questions, such as pasted ones.
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await converse(async ({ text, usual, fault }) => {
      for (;;) {
        terminal.setPrompt(usual === undefined ? `${text} ` : `${text} [${usual}] `);
        terminal.prompt();
        const line = await lines.next();
        if (line.done === true) throw new Error('The answers ended before the questions.');
        const given = line.value.trim();
        const answer = given === '' ? (usual ?? '') : given;
        const wrong = fault?.(answer);
        if (wrong === undefined) return answer;
        console.log(wrong);
      }
    });
  } finally {
    terminal.close();
  }
}

/** Opens a file in the editor that the author has named in VISUAL or EDITOR; false where none is named. */
export function openInEditor(file: string): boolean {
  const editor = [process.env['VISUAL'], process.env['EDITOR']].find(
    (name) => name !== undefined && name !== '',
  );
  if (editor === undefined) return false;
  const [program = '', ...args] = editor.split(/\s+/);
  const { error } = spawnSync(program, [...args, file], { stdio: 'inherit' });
  if (error) throw new Error(`The editor ${program} could not be started.`, { cause: error });
  return true;
}
