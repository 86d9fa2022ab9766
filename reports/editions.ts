/** Of which editions the lists are on which the vendors rest: what a page or a row that lies alone has to say. */
import type { GapReport } from './gap-report.ts';

export function editionsInWords({ vendors: { lists } }: GapReport): string {
  const loaded = lists.filter(({ documents }) => documents.length > 0);
  const editions = loaded.map(({ code, dated }) => `${code} ${dated === '' ? 'date not known' : dated}`);
  const missing = lists.length - loaded.length;
  return [...editions, ...(missing > 0 ? [`${missing} not loaded`] : [])].join('; ') || 'none';
}
