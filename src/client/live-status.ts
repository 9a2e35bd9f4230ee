// Shows what a second host says. Silence, nonsense or an old message is no status: never a false all-clear.

type Status = { message: string; level: string; updated: string; next?: string };

const OLD = 2 * 60 * 60 * 1000;

const box = document.querySelector<HTMLElement>('[data-live-status]');
const line = box?.querySelector('[data-live-message]');
const url = box?.dataset['liveStatus'];
if (line && url) {
  fetch(url, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(8000) })
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(response.statusText))))
    .then((status: unknown) => {
      if (!isStatus(status)) return;
      const time = new Date(status.updated).toLocaleString();
      const next = status.next === undefined ? '' : ` Next: ${status.next}.`;
      line.textContent = `${status.level}: ${status.message} (${time}.${next})`;
    })
    .catch(() => undefined);
}

function isStatus(value: unknown): value is Status {
  if (typeof value !== 'object' || value === null) return false;
  const { message, level, updated } = value as Partial<Record<keyof Status, unknown>>;
  if (typeof message !== 'string' || typeof level !== 'string' || typeof updated !== 'string') return false;
  const age = Date.now() - Date.parse(updated);
  return age >= -OLD && age <= OLD;
}
export {};
