import { report } from '../checks/index.ts';
import { astroConfig } from '../config.ts';
import { prepare } from '../prepare.ts';

export type DevOptions = { content: string; asOf?: string | undefined; port: number; host: string };

/** Serves the plan while it is written: pages reload when YAML or MDX changes, problems show, the site stays up. */
export async function dev({ content, asOf, port, host }: DevOptions): Promise<number> {
  const prepared = prepare({ content, asOf, clock: new Date().toISOString().slice(0, 10), drafts: true });
  const { dev: astroDev } = await import('astro');
  const server = await astroDev({
    ...astroConfig({ content, integration: { asOf, prepared } }),
    configFile: false,
    logLevel: 'warn',
    server: { port, host },
  });
  const address = `http://${server.address.address}:${server.address.port}/`;
  const problems = await prepared.finish();
  console.error(
    report(problems, 'text', { sources: prepared.site.plan.sources, color: process.stderr.isTTY }),
  );
  console.log(`The plan is shown at ${address} and follows your changes. Ctrl-C ends it.`);
  return await new Promise<number>((resolve) => {
    const end = () => {
      void server.stop().then(() => resolve(0));
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}
