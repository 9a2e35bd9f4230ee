import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `clean` and ends the program when somebody stops it. Gives a function that ends this watch. */
export function onInterrupt(clean: () => void): () => void {
  const stop = (signal: NodeJS.Signals) => {
    clean();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
}

/** Waits until somebody stops the program. A second signal, as a terminal and a parent may both send, changes nothing. */
export function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of SIGNALS) process.on(signal, () => done());
  });
}
