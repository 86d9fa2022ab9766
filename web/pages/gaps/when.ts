/** An instant as it is read: the day and the time in UTC, so that two people who speak of it mean the same. */
export function instantShown(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
