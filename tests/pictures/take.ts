import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../browsers.ts';

// Makes README's picture: the sample's start page and a playbook, on a desk and on two phones, side by side.

const site = resolve('.muster/pictures-site');
execFileSync(process.execPath, ['src/cli/muster.mjs', 'build', '--out', site], { stdio: 'inherit' });

const browser = await launchChromium();
const shot = async (file: string, width: number, colorScheme: 'light' | 'dark') => {
  const page = await browser.newPage({ viewport: { width, height: 760 }, colorScheme, deviceScaleFactor: 1 });
  await page.goto(pathToFileURL(join(site, file)).href);
  // The first visit paints with the system's font (font-display: optional); the second has the site's own.
  await page.evaluate(() => document.fonts.load('1rem "Atkinson Hyperlegible Next"'));
  await page.reload();
  const picture = await page.screenshot();
  await page.close();
  return picture.toString('base64');
};
const pictures = [
  await shot('index.html', 900, 'light'),
  await shot('playbooks/cannot-sign-in.html', 360, 'light'),
  await shot('playbooks/cannot-sign-in.html', 360, 'dark'),
];
const sheet = await browser.newPage({ viewport: { width: 1692, height: 808 } });
await sheet.setContent(
  `<body style="margin:0;padding:24px;display:flex;gap:12px;background:#d9dee6">${pictures.map((data) => `<img height="760" src="data:image/png;base64,${data}">`).join('')}</body>`,
);
await sheet.screenshot({ path: 'tests/pictures/site.png' });
await browser.close();
console.log(
  `tests/pictures/site.png: ${Math.round(readFileSync('tests/pictures/site.png').length / 1024)} KB`,
);
