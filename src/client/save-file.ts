import { make } from './elements.ts';

/** Hands a text to the reader as a file: it is made on this device and goes nowhere else. */
export function saveFile(content: string, type: string, name: string): void {
  const link = make('a', '');
  link.href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 60_000);
}
