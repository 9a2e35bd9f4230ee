import type { Resource } from './kinds/index.ts';
import type { Plan } from './plan.ts';

/** A form's own file: its name on the site, below `/forms/`, and its path in the plan. */
export type FormFile = { name: string; path: string; isPicture: boolean };

const PICTURES = new Set(['png', 'jpg', 'jpeg', 'svg', 'webp', 'avif', 'gif']);

/** The file that is printed as a form; undefined for one without, or whose file the plan does not hold. */
export function formFile(plan: Plan, { id, type, form }: Resource): FormFile | undefined {
  if (type !== 'form' || form === undefined || !plan.paths.has(form)) return undefined;
  const extension = /\.([A-Za-z0-9]+)$/.exec(form)?.[1]?.toLowerCase();
  if (extension === undefined) return undefined;
  return { name: `${id}.${extension}`, path: form, isPicture: PICTURES.has(extension) };
}

/** All files of forms that the plan holds. */
export function formFiles(plan: Plan): FormFile[] {
  return [...plan.resources.values()].flatMap((resource) => formFile(plan, resource) ?? []);
}
