/** An id made of a name: `Pay & staff` -> `pay-staff`; `fallback` where too little of it can stand in an id. */
export function idFrom(name: string, fallback: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return id.length < 2 ? fallback : id;
}
