// On the contacts page: which ways and channels a chosen situation takes away, in words beside each.
import { make } from './elements.ts';
import { reading as said } from '../words/en/reading.ts';

const part = document.querySelector<HTMLElement>('[data-survival]');
const select = part?.querySelector('select');
const status = part?.querySelector('[role=status]');
const ways = [...document.querySelectorAll<HTMLElement>('[data-lost]')];

if (part && select && status && ways.length > 0) {
  part.hidden = false;
  select.addEventListener('change', () => {
    for (const words of document.querySelectorAll('.lost-words')) words.remove();
    const scenario = select.value;
    for (const way of ways) {
      const lost = scenario !== '' && (way.dataset['lost'] ?? '').split(' ').includes(scenario);
      way.classList.toggle('is-lost', lost);
      if (!lost) continue;
      const words = make('b', 'lost-words', said.lost);
      words.dataset['tools'] = '';
      way.prepend(words);
    }
    const gone = ways.filter((way) => way.classList.contains('is-lost')).length;
    status.textContent = scenario === '' ? '' : said.waysLost(gone, ways.length);
  });
  // "Back" may bring the choice again without a change.
  if (select.value !== '') select.dispatchEvent(new Event('change'));
}
