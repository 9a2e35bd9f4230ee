import { report } from '../checks/index.ts';
import { astroConfig } from '../config.ts';
import { prepare } from '../prepare.ts';
import { planFolder } from './folders.ts';
import { interrupted } from './interrupt.ts';
import { whyNoPlan } from './read-plan.ts';

export type DevOptions = { content: string; asOf?: string | undefined; port: number; host: string };

/** Serves the plan while it is written: pages reload when YAML or MDX changes, problems show, the site stays up. */
export async function dev({ content: given, asOf, port, host }: DevOptions): Promise<0 | 2> {
  const content = planFolder(given);
  const fault = 'fault' in content ? content.fault : whyNoPlan(content.path);
  if ('fault' in content || fault !== undefined) {
    console.error(fault);
    return 2;
  }
  const prepared = prepare({
    content: content.path,
    asOf,
    clock: new Date().toISOString().slice(0, 10),
    drafts: true,
  });
  prepared.draw();
  const { dev: astroDev } = await import('astro');
  const server = await astroDev({
    ...astroConfig({ content: content.path, integration: { asOf, prepared } }),
    configFile: false,
    logLevel: 'error',
    // Astro keeps what it has read in muster's folder, whichever plan that was.
    force: true,
    server: { port, host },
  });
  const problems = await prepared.finish();
  if (problems.length > 0)
    console.error(
      report(problems, 'text', { sources: prepared.site.plan.sources, color: process.stderr.isTTY }),
    );
  const { address, family } = server.address;
  const name = family === 'IPv6' ? `[${address}]` : address;
  console.log(
    `The plan is shown at http://${name}:${server.address.port}/ and follows your changes. Ctrl-C ends it.`,
  );
  await interrupted();
  await server.stop();
  return 0;
}
