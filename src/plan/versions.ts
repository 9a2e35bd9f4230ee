/** Compares versions number by number: 1.9 is older than 1.10. */
export function isOlder(version: string, than: string): boolean {
  const [mine, other] = [numbersOf(version), numbersOf(than)];
  const differs = other.findIndex((number, index) => number !== (mine[index] ?? 0));
  return differs >= 0 && (mine[differs] ?? 0) < (other[differs] ?? 0);
}

function numbersOf(version: string): number[] {
  return (version.match(/\d+/g) ?? []).map(Number);
}
