import type { Place, Problem } from '../plan/index.ts';
import type { Check } from './check.ts';
import { pageOf } from './report-options.ts';
import type { ReportOptions } from './report-options.ts';

/**
 * Problems as SARIF 2.1.0, which code hosts show beside the lines of a change. Accepted ones are there as suppressed.
 * Source: OASIS, Static Analysis Results Interchange Format 2.1.0, section 3.
 */
export function asSarif(problems: readonly Problem[], options: ReportOptions): string {
  const { checks = [], failures = [], version } = options;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Muster',
            ...(version === undefined ? {} : { semanticVersion: version }),
            rules: checks.map((check) => ruleOf(check, options)),
          },
        },
        automationDetails: { id: 'muster/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: failures.map((text) => ({ level: 'error', message: { text } })),
          },
        ],
        results: problems.map((problem) => resultOf(problem, checks, options)),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf({ id, title, family, severity }: Check, { site }: ReportOptions) {
  const page = pageOf(id, site);
  return {
    id,
    shortDescription: { text: `${title}.` },
    ...(page === undefined
      ? {}
      : { helpUri: page, help: { text: `${title}. Why, and how to mend it: ${page}` } }),
    defaultConfiguration: { level: severity },
    properties: { tags: [family] },
  };
}

function resultOf(problem: Problem, checks: readonly Check[], options: ReportOptions) {
  const { check, severity, message, related, accepted } = problem;
  const index = checks.findIndex(({ id }) => id === check);
  return {
    ruleId: check,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: severity,
    message: { text: message },
    locations: [{ physicalLocation: physical(problem, options) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((place, at) => ({
            id: at + 1,
            physicalLocation: physical(place, options),
            message: { text: 'What it conflicts with' },
          })),
        }),
    ...(accepted ? { suppressions: [{ kind: 'inSource', status: 'accepted' }] } : {}),
  };
}

function physical({ file, line, column }: Place, { base = '' }: ReportOptions) {
  const uri = `${base}${file}`.split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column },
  };
}
