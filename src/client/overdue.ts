// Shows that a review is overdue, judged on the day of reading; a demonstration pins that day.

for (const banner of document.querySelectorAll<HTMLElement>('[data-due]')) {
  const today = banner.dataset['asOf'] ?? new Date().toISOString().slice(0, 10);
  banner.hidden = today <= (banner.dataset['due'] ?? '');
}
export {};
