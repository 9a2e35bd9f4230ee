import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allChecks, report } from '../../src/checks/index.ts';
import type { ReportOptions } from '../../src/checks/index.ts';
import type { Problem } from '../../src/plan/index.ts';

const problem: Problem = {
  check: 'rto-within-mtpd',
  severity: 'error',
  message: 'Payroll has an RTO of 24h but an MTPD of 8h.\nShorten one: 100 %.',
  file: 'processes/päyroll, old.yaml',
  line: 14,
  column: 6,
  related: [{ file: 'processes/payroll.yaml', line: 15, column: 3 }],
  accepted: false,
};
const options: ReportOptions = {
  sources: new Map(),
  checks: allChecks,
  site: 'https://continuity.example/plan/',
  base: 'content/',
  version: '1.2.3',
};

/** What the SARIF standard demands of the parts that are written here (sections 3.13 to 3.52), and nothing beside them. */
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(['none', 'note', 'warning', 'error']);
const address = z.url();
const physicalLocation = z.strictObject({
  artifactLocation: z.strictObject({
    uri: z.string().regex(/^(?!\/)([A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-F]{2})+$/),
    uriBaseId: z.literal('%SRCROOT%'),
  }),
  region: z.strictObject({ startLine: z.int().min(1), startColumn: z.int().min(1) }),
});
const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: message,
  helpUri: address.optional(),
  help: message.optional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({ tags: z.array(z.string()) }),
});
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0).optional(),
  level,
  message,
  locations: z.array(z.strictObject({ physicalLocation })).length(1),
  relatedLocations: z
    .array(z.strictObject({ id: z.int().min(0), physicalLocation, message }))
    .min(1)
    .optional(),
  suppressions: z
    .array(z.strictObject({ kind: z.enum(['inSource', 'external']), status: z.literal('accepted') }))
    .optional(),
});
const log = z.strictObject({
  $schema: address,
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            semanticVersion: z.string().optional(),
            rules: z.array(rule),
          }),
        }),
        automationDetails: z.strictObject({ id: z.string() }),
        columnKind: z.literal('utf16CodeUnits'),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(z.strictObject({ level, message })),
          }),
        ),
        results: z.array(result),
      }),
    )
    .length(1),
});

function sarif(problems: Problem[], more: Partial<ReportOptions> = {}) {
  const [run] = log.parse(JSON.parse(report(problems, 'sarif', { ...options, ...more }))).runs;
  if (!run) throw new Error('There is no run.');
  return run;
}

describe('The report as SARIF', () => {
  it('has the form of the standard, whatever it tells', () => {
    const run = sarif(
      [
        problem,
        { ...problem, severity: 'note', related: [] },
        { ...problem, severity: 'warning', accepted: true },
      ],
      { failures: ['The check faulty failed.'] },
    );
    expect(run.results.map((each) => each.level)).toEqual(['error', 'note', 'warning']);
    expect(run.results.map((each) => each.suppressions !== undefined)).toEqual([false, false, true]);
    expect(run.invocations[0]?.executionSuccessful).toBe(false);
    expect(sarif([], { site: undefined, version: undefined, checks: undefined }).results).toEqual([]);
  });

  it('names both places of a conflict, as addresses', () => {
    const [found] = sarif([problem]).results;
    expect(found?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: {
        uri: 'content/processes/p%C3%A4yroll%2C%20old.yaml',
        uriBaseId: '%SRCROOT%',
      },
      region: { startLine: 14, startColumn: 6 },
    });
    expect(found?.relatedLocations?.[0]?.physicalLocation.region).toEqual({ startLine: 15, startColumn: 3 });
  });

  it('lists every check once with its page, and each result points at its own', () => {
    const { tool, results } = sarif([problem, { ...problem, check: 'schema-valid' }]);
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual(allChecks.map(({ id }) => id));
    for (const { id, helpUri } of rules)
      expect(helpUri).toBe(`https://continuity.example/plan/checks/${id}.html`);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  });
});

describe('The report for GitHub', () => {
  const github = (problems: Problem[], more: Partial<ReportOptions> = {}) =>
    report(problems, 'github', { ...options, ...more }).split('\n');

  it('is one command a problem, with everything escaped that would end it, and a summary', () => {
    expect(github([problem])).toEqual([
      '::error file=content/processes/päyroll%2C old.yaml,line=14,col=6,title=rto-within-mtpd::Payroll has an RTO of 24h but an MTPD of 8h.%0AShorten one: 100 %25. It conflicts with content/processes/payroll.yaml:15:3. See https://continuity.example/plan/checks/rto-within-mtpd.html',
      '1 error in 1 file',
    ]);
  });

  it('cannot be led to give other commands', () => {
    const lines = github([{ ...problem, message: 'x\r\n::stop-commands::y', file: 'a\n::warning::b' }]);
    expect(lines.filter((line) => line.startsWith('::'))).toHaveLength(1);
  });

  it('says notes as notices and leaves out what is accepted', () => {
    const severities = (['error', 'warning', 'note'] as const).map((severity) => ({ ...problem, severity }));
    const lines = github([...severities, { ...problem, accepted: true }], { site: undefined });
    expect(lines.map((line) => /^::(\w+) /.exec(line)?.[1])).toEqual([
      'error',
      'warning',
      'notice',
      undefined,
    ]);
    expect(lines.at(-1)).toBe('1 error, 1 warning, 1 note in 1 file (1 accepted)');
  });
});
