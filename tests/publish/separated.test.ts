import { expect, test } from 'vitest';
import { separated } from '../../src/publish/search/separated.ts';

test.each([
  ['<ul><li>One</li><li> <a href="x">Two</a> </li></ul>', 'One; Two; '],
  ['<li>A sentence.</li><li>“A sign”</li><li>„Ein Zeichen“</li>', 'A sentence.“A sign”; „Ein Zeichen“; '],
  ['<tr><th>What</th><th>Paper</th></tr><tr><td>Card</td><td>A4</td></tr>', 'What; Paper; Card; A4; '],
  ['<dl><dt>Owner</dt><dd>Anna</dd></dl>', 'Owner: Anna; '],
  ['<a><b>Mail</b><span>Outlook</span></a>', 'Mail Outlook'],
])('an excerpt of %s does not run together', (html, text) => {
  const read = separated(html).replace(/<[^>]*>/g, '');
  expect(read.replace(/\s+/g, ' ').trim()).toBe(text.trim());
});
