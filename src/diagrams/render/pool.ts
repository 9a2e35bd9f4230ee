import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, Message } from './child.ts';
import type { Drawn, Refused } from './engine.ts';

/** Children that draw. They are started when there is work, and again when one dies of it. */
export type Pool = {
  draw(job: Job): Promise<Drawn | Refused>;
  /** Starts all children ahead of their work. They do not keep the parent from ending before there is any. */
  warm(): void;
  close(): Promise<void>;
};

export type PoolOptions = {
  children: number;
  /** In ms, for each drawing. A drawing that takes longer, or ends its child, is refused; the queue goes on. */
  timeout: number;
  childFile?: URL;
};

type Waiting = { job: Job; resolve: (drawn: Drawn | Refused) => void; reject: (error: Error) => void };

type Worker = { child: ChildProcess; ready: boolean; current: Waiting | undefined; timer: NodeJS.Timeout };

const ownChild = new URL('./child.ts', import.meta.url);
const startTimeout = 60_000;
// In MB. A drawing makes and drops millions of small objects: room for the young ones saves a fifth of the time.
const memory = { old: 1024, young: 64 };

// What the parent was started with that must not be passed on: what it evaluates, its debugger, its memory.
const notPassedOn =
  /^(-e|--eval|-p|--print|-pe|--inspect|--max-old-space-size|--test|--watch|--cpu-prof|--heap-prof)/;
const withValue = /^(-e|--eval|-p|--print|-pe)$/;

function childArguments(): string[] {
  const passedOn = process.execArgv.filter(
    (argument, i, all) => !notPassedOn.test(argument) && !withValue.test(all[i - 1] ?? ''),
  );
  return [...passedOn, `--max-old-space-size=${memory.old}`, `--max-semi-space-size=${memory.young}`];
}

export function createPool({ children, timeout, childFile = ownChild }: PoolOptions): Pool {
  const queue: Waiting[] = [];
  const workers = new Set<Worker>();
  let closed = false;

  const hold = ({ child }: Worker) => {
    child.ref();
    child.channel?.ref();
  };

  // An idle child must not keep the parent from ending.
  const release = ({ child }: Worker) => {
    child.unref();
    child.channel?.unref();
  };

  const assign = (worker: Worker) => {
    const next = queue.shift();
    worker.current = next;
    if (!next) {
      release(worker);
      return;
    }
    hold(worker);
    worker.timer = setTimeout(() => {
      const seconds = (timeout / 1000).toLocaleString('en-GB');
      refuse(worker, `Drawing took longer than ${seconds} s and was stopped. Simplify or split the diagram.`);
    }, timeout);
    worker.child.send(next.job);
  };

  const discard = (worker: Worker) => {
    clearTimeout(worker.timer);
    workers.delete(worker);
    worker.child.kill('SIGKILL');
  };

  const refuse = (worker: Worker, message: string) => {
    discard(worker);
    worker.current?.resolve({ ok: false, error: { message } });
    if (queue.length > 0 && !closed) start();
  };

  const giveUp = (worker: Worker, cause: string) => {
    discard(worker);
    const error = new Error(`The process that draws diagrams did not start: ${cause}.`);
    for (const waiting of queue.splice(0)) waiting.reject(error);
  };

  const start = () => {
    const child = fork(fileURLToPath(childFile), [], {
      execArgv: childArguments(),
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const timer = setTimeout(() => giveUp(worker, 'it took longer than a minute'), startTimeout);
    const worker: Worker = { child, ready: false, current: undefined, timer };
    workers.add(worker);
    child.on('message', (message: Message) => {
      clearTimeout(worker.timer);
      if ('drawn' in message) worker.current?.resolve(message.drawn);
      else worker.ready = true;
      assign(worker);
    });
    child.on('error', (error) => workers.has(worker) && giveUp(worker, error.message));
    child.on('exit', (code, signal) => {
      if (!workers.has(worker)) return;
      const how = signal ?? `code ${String(code)}`;
      if (worker.ready) refuse(worker, `Drawing ended its process (${how}). Simplify or split the diagram.`);
      else giveUp(worker, `it ended with ${how}`);
    });
    return worker;
  };

  return {
    draw: (job) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error('The renderer is closed.');
        queue.push({ job, resolve, reject });
        const idle = [...workers].find((worker) => worker.ready && !worker.current);
        if (idle) {
          assign(idle);
          return;
        }
        const starting = [...workers].filter((worker) => !worker.ready);
        starting.forEach(hold);
        if (workers.size < children && starting.length < queue.length) start();
      }),
    warm() {
      while (workers.size < children) release(start());
    },
    async close() {
      closed = true;
      const ends = [...workers].map(
        (worker) => new Promise<void>((resolve) => worker.child.once('exit', () => resolve())),
      );
      for (const worker of workers) {
        worker.child.ref();
        discard(worker);
        worker.current?.reject(new Error('The renderer was closed while it was drawing.'));
      }
      for (const waiting of queue.splice(0)) waiting.reject(new Error('The renderer was closed.'));
      await Promise.all(ends);
    },
  };
}
