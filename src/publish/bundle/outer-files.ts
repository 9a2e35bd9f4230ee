import { formatDate } from '../../plan/index.ts';
import type { CopyName } from '../copy-script.ts';
import { escapeAttribute } from '../html.ts';

/** The folder of a stick or an archive that holds the site: everything else stays in sight beside it. */
export const SITE_FOLDER = 'site';

export const START_FILE = 'START-HERE.html';
export const READ_ME = 'READ-ME.txt';

/** What lies beside the site on a stick and in an archive: a page to open, and what all of it is. File -> text. */
export function outerFiles(copy: CopyName): Map<string, string> {
  return new Map([
    [START_FILE, startPage(copy)],
    [READ_ME, readMe(copy)],
  ]);
}

function startPage(copy: CopyName): string {
  const name = escapeAttribute(copy.site).replace(/</g, '&lt;');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${SITE_FOLDER}/index.html">
<title>${name}: what to do when systems are down</title>
</head>
<body>
<h1>${name}</h1>
<p><a href="${SITE_FOLDER}/index.html">Open the playbooks</a></p>
<p>If nothing opens, the same as plain text: <a href="${SITE_FOLDER}/text/everything.txt">everything.txt</a></p>
<p>${versionWords(copy)}</p>
</body>
</html>
`;
}

/** Line ends are those that every editor of Windows shows. */
function readMe(copy: CopyName): string {
  const lines = [
    `${copy.site}: what to do when systems are down`,
    versionWords(copy),
    '',
    'OPEN IT',
    `Open ${START_FILE} in any browser. No network and no sign-in is needed.`,
    `If no browser opens it, read ${SITE_FOLDER}/text/everything.txt`,
    'in any program that shows text.',
    '',
    'KEEP IT',
    `Copy all of it: ${START_FILE} needs the folder "${SITE_FOLDER}" beside it.`,
    'An old copy is better than none. The page "About this copy" says how old it',
    'is, and where newer ones are.',
    '',
    'CHECK IT',
    `In the folder "${SITE_FOLDER}" SHA256SUMS lists every file with its SHA-256 sum:`,
    '    sha256sum --check --quiet SHA256SUMS',
    'If SHA256SUMS.sig lies beside it, the list is signed. Take the key from the',
    'printed binder, not from this copy; its page "About this copy" says how.',
    'With muster: muster verify . --key SHA256:...',
    '',
  ];
  return lines.join('\r\n');
}

function versionWords({ version, date }: CopyName): string {
  if (version === '') return 'Without a version.';
  return `Version ${version}${date === '' ? '' : ` of ${formatDate(date)}`}.`;
}
