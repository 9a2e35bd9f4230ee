/** Says what is being done, how many, and how long it took. Quiet when the output is no terminal. */
export type Progress = {
  /** Something is under way, or done when `done` has reached `total`. Several things may be under way at once. */
  step: (what: string, done?: number, total?: number) => void;
  /** Everything that is under way is done. */
  end: () => void;
};

const REDRAW_EVERY = 80;

export function startProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  if (!stream.isTTY) return { step: () => undefined, end: () => undefined };
  const open = new Map<string, { since: number; done: number | undefined; total: number | undefined }>();
  let shown = -Infinity;
  const close = (what: string) => {
    const step = open.get(what);
    if (!step) return;
    open.delete(what);
    const count = step.done === undefined || step.total === 1 ? '' : `  ${step.done}`;
    stream.write(`\r\u001b[K  ${what}${count}  ${((now() - step.since) / 1000).toFixed(1)} s\n`);
    shown = -Infinity;
  };
  const draw = () => {
    if (now() - shown < REDRAW_EVERY) return;
    shown = now();
    const parts = [...open].map(([what, { done, total }]) => {
      const count = done === undefined ? '' : `  ${done}${total === undefined ? '' : ` of ${total}`}`;
      return what + count;
    });
    stream.write(`\r\u001b[K  ${parts.join(' · ').slice(0, (stream.columns || 80) - 3)}`);
  };
  return {
    step(what, done, total) {
      const since = open.get(what)?.since ?? now();
      if (!open.has(what)) shown = -Infinity;
      open.set(what, { since, done, total });
      if (total !== undefined && done === total) close(what);
      else draw();
    },
    end() {
      for (const what of [...open.keys()]) close(what);
    },
  };
}
