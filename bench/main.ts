/** `npm run -s bench -- NAME [options]`: one benchmark, JSON Lines on standard output. */
const benches: Readonly<Record<string, () => Promise<{ bench(options: string[]): Promise<void> }>>> = {
  'fault-trees': () => import('./fault-trees.ts'),
  freshness: () => import('./freshness.ts'),
  ingest: () => import('./ingest.ts'),
  large: () => import('./large.ts'),
  pairs: () => import('./pairs.ts'),
  peers: () => import('./peers.ts'),
  queries: () => import('./queries.ts'),
  'screening-view': () => import('./screening-view.ts'),
  singles: () => import('./singles.ts'),
  screening: () => import('./screening.ts'),
  repair: () => import('./repair.ts'),
  report: () => import('./report.ts'),
  stall: () => import('./stall.ts'),
  store: () => import('./store.ts'),
  times: () => import('./times.ts'),
  web: () => import('./web.ts'),
  'what-if': () => import('./what-if.ts'),
};

const [name = '', ...options] = process.argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load === undefined) {
  process.stderr.write(`usage: bench NAME [options]; NAME is one of ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { bench } = await load();
  await bench(options);
}
