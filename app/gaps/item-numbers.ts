/** Numbers that an item's key carries, where no document states them apart. */

/** Part number of `item:mpn:<maker>/<part number>`; empty for another key. */
export function partNumberOf(id: string): string {
  return /^item:mpn:[^/]*\/(.+)$/.exec(id)?.[1] ?? '';
}

/** NIIN of `item:niin:<nine digits>`, in its usual writing; empty for another key. */
export function stockNumberOf(id: string): string {
  const digits = /^item:niin:(\d{2})(\d{3})(\d{4})/.exec(id);
  return digits === null ? '' : digits.slice(1).join('-');
}
