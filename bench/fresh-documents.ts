/**
 * CycloneDX documents of 1,000 components on top of a made world (`generate.ts`): 900 that no document has
 * named before, 100 of earlier ones, a good third with a maker out of the world. One shape, by number.
 */
import { itemsPerDocument, type WorldNames } from './generate.ts';
import { mulberry32 } from './random.ts';

const components = 1_000;
const shared = 100;
const childrenOfEach = 6;
const makerShare = 0.36;

export interface FreshDocument {
  readonly path: string;
  readonly bytes: Buffer;
  /** What the ids of its own items begin with. */
  readonly own: string;
}

export interface FreshOptions {
  readonly world: WorldNames;
  /** Documents of the world. */
  readonly documents: number;
  /** Makers are named without their country, as SBOMs mostly do. */
  readonly bareMakers: boolean;
}

export function freshDocument(number: number, { world, documents, bareMakers }: FreshOptions): FreshDocument {
  const random = mulberry32(0x5eed + number * 7919);
  const base = `pkg:generic/fresh-${number}`;
  const purls = Array.from({ length: components }, (_, k) =>
    k < components - shared ? `${base}-${k}@1.0.0` : sharedPurl(world, documents, random),
  );
  const first = Math.floor(random() * documents * 30);
  const listed = purls.map((purl, k) => {
    const type = k % 3 === 0 ? 'device' : k % 3 === 1 ? 'library' : 'firmware';
    const named = {
      type,
      'bom-ref': `c${k}`,
      name: purl.slice(purl.lastIndexOf('/') + 1, purl.lastIndexOf('@')),
      version: '1.0.0',
      purl,
    };
    if (k >= components - shared || random() >= makerShare) return named;
    const { name, country } = world.maker(first + Math.floor(random() * 160));
    return { ...named, manufacturer: bareMakers ? { name } : { name, address: { country } } };
  });
  const dependencies = purls.map((_, k) => ({ ref: `c${k}`, dependsOn: below(k) }));
  const root = { type: 'device', 'bom-ref': 'root', name: `fresh ${number}`, version: '1.0.0', purl: `${base}-root@1.0.0` };
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, number)).toISOString(), component: root },
    components: listed,
    dependencies: [{ ref: 'root', dependsOn: ['c0'] }, ...dependencies],
  };
  return { path: `fresh-${number}.cdx.json`, bytes: Buffer.from(JSON.stringify(document)), own: `item:${base}-` };
}

function sharedPurl(world: WorldNames, documents: number, random: () => number): string {
  for (;;) {
    const purl = world.purl(Math.floor(random() * documents * itemsPerDocument));
    if (purl !== undefined) return purl;
  }
}

function below(k: number): string[] {
  const refs: string[] = [];
  for (let child = k * childrenOfEach + 1; child <= (k + 1) * childrenOfEach && child < components; child++)
    refs.push(`c${child}`);
  return refs;
}
