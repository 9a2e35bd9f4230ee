import { formatDate } from '../plan/index.ts';

/** What is said of a day on which something is written to be done already, and that is still to come. */
export function notYet(date: string, today: string): string {
  return `${formatDate(date)} is later than today, ${formatDate(today)}: what lies ahead is not done yet. Write the day on which it was done.`;
}
