/** Says what is being done, how far, and how long it took. Quiet when the output is no terminal. */
export type Progress = {
  step: (what: string, done?: number, total?: number) => void;
  end: () => void;
};

export function startProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  if (!stream.isTTY) return { step: () => undefined, end: () => undefined };
  let current = '';
  let since = now();
  let shown = 0;
  const finish = () => {
    if (current !== '') stream.write(`\r\u001b[K  ${current}  ${((now() - since) / 1000).toFixed(1)} s\n`);
  };
  return {
    step(what, done, total) {
      if (what !== current) {
        finish();
        current = what;
        since = now();
        shown = 0;
      }
      if (now() - shown < 80 && done !== total) return;
      shown = now();
      const count = total === undefined ? '' : `  ${done ?? 0} of ${total}`;
      stream.write(`\r\u001b[K  ${what}${count}`);
    },
    end() {
      finish();
      current = '';
    },
  };
}
