import { formatDate } from '../../plan/calendar.ts';

/** Days as scripts in the browser say them. */
export const clock = {
  /** `2026-11-21` -> `21 Nov 2026`. */
  date: formatDate,
  /** `2026-06-15` -> `15 June 2026`. */
  longDate: (date: string) =>
    new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
};
