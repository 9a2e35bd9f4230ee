import { createEngine, type Drawn, type Refused } from './engine.ts';

/** What the parent sends, and what it gets back: one reply for each job, after one `ready`. */
export type Job = { source: string; prefix: string };
export type Message = { ready: true } | { drawn: Drawn | Refused };

const send = (message: Message) => process.send?.(message);

process.on('disconnect', () => process.exit(0));

const engine = await createEngine();
process.on('message', (job: Job) => {
  void engine.draw(job.source, job.prefix).then((drawn) => send({ drawn }));
});
send({ ready: true });
