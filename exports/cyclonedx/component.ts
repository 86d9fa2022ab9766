/** An item of a supply tree as a component. */
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import type { SupplyTree, TreeItem, TreeOrganization, TreeSource } from '../supply-tree.ts';
import { licensesOf } from './licenses.ts';
import { itemProperties, writeIdentifiers } from './properties.ts';

/** A component, and what the library's models have no field for. */
export interface WrittenComponent {
  readonly component: Models.Component;
  readonly manufacturer: TreeOrganization | undefined;
  readonly mimeType: string | undefined;
}

/** What CycloneDX calls the types of items; the item's own stands in `hauberk:item`. */
const componentTypes: Readonly<Record<string, Enums.ComponentType>> = {
  assembly: Enums.ComponentType.Device,
  device: Enums.ComponentType.Device,
  firmware: Enums.ComponentType.Firmware,
  software: Enums.ComponentType.Application,
  library: Enums.ComponentType.Library,
  file: Enums.ComponentType.File,
  container: Enums.ComponentType.Container,
  data: Enums.ComponentType.Data,
  material: Enums.ComponentType.Device,
  service: Enums.ComponentType.Platform,
};

export function writeComponent(item: TreeItem, scope: string | undefined, organizations: Organizations): WrittenComponent {
  const { texts } = item;
  const source = mainSource(item, organizations);
  const manufacturer = organizations.get(source?.organization);
  const distributor = organizations.get((source === undefined ? item.distributors : source.distributors)[0]);
  const type = componentTypes[String(item.numbers.itemType)] ?? Enums.ComponentType.Device;
  const identifiers = writeIdentifiers(item.identifiers, manufacturer?.names[0]);
  const component = new Models.Component(type, item.name, { bomRef: item.ref });
  if (texts.group !== undefined) component.group = texts.group;
  if (texts.version !== undefined) component.version = texts.version;
  if (texts.publisher !== undefined) component.publisher = texts.publisher;
  if (texts.author !== undefined) component.author = texts.author;
  if (texts.description !== undefined) component.description = texts.description;
  if (scope !== undefined) component.scope = scope as Enums.ComponentScope;
  if (identifiers.purl !== undefined) component.purl = identifiers.purl;
  if (identifiers.cpe !== undefined) component.cpe = identifiers.cpe as NonNullable<Models.Component['cpe']>;
  if (identifiers.swid !== undefined) component.swid = new Models.SWID(identifiers.swid, item.name);
  if (distributor !== undefined) component.supplier = entityOf(distributor);
  for (const license of licensesOf(texts.licenses ?? '')) component.licenses.add(license);
  const hashes = hashesOf(texts.hashes ?? '');
  for (const [algorithm, content] of hashes ?? []) component.hashes.set(algorithm, content);
  const written = new Set(['group', 'version', 'publisher', 'author', 'description', 'licenses', 'mimeType']);
  if (hashes !== undefined) written.add('hashes');
  for (const scheme of ['cpe', 'swid'] as const) if (identifiers[scheme] === texts[scheme]) written.add(scheme);
  for (const one of [...identifiers.properties, ...itemProperties(item, written)]) component.properties.add(one);
  return { component, manufacturer, mimeType: texts.mimeType };
}

export class Organizations {
  readonly #byRef: ReadonlyMap<string, TreeOrganization>;

  constructor({ organizations }: Pick<SupplyTree, 'organizations'>) {
    this.#byRef = new Map(organizations.map((one) => [one.ref, one]));
  }

  /** One with a name: others CycloneDX has no field for. */
  get(ref: string | undefined): TreeOrganization | undefined {
    const found = ref === undefined ? undefined : this.#byRef.get(ref);
    return found === undefined || found.names.length === 0 ? undefined : found;
  }
}

export function entityOf({ names, texts }: TreeOrganization): Models.OrganizationalEntity {
  const url = (texts.url ?? '').split('\n').filter((one) => one !== '');
  return new Models.OrganizationalEntity({ name: names[0] as string, url: new Set(url) });
}

const strength = ['chosen', 'qualified', 'able'];

/** The source that is named as manufacturer: the one of the best standing, then the first. */
function mainSource(item: TreeItem, organizations: Organizations): TreeSource | undefined {
  const named = item.sources.filter(({ organization }) => organizations.get(organization) !== undefined);
  const place = ({ numbers }: TreeSource) => (strength.indexOf(String(numbers.standing)) + 4) % 4;
  return named.reduce<TreeSource | undefined>(
    (best, one) => (best === undefined || place(one) < place(best) ? one : best),
    undefined,
  );
}

const algorithms = new Set<string>(Object.values(Enums.HashAlgorithm));
/** CycloneDX 1.6, `hashContent`. */
const digest = /^(?:[a-fA-F0-9]{32}|[a-fA-F0-9]{40}|[a-fA-F0-9]{64}|[a-fA-F0-9]{96}|[a-fA-F0-9]{128})$/;

/** Undefined where the fields cannot hold all of them: an algorithm twice or unknown, a value that is no digest. */
function hashesOf(text: string): Map<Enums.HashAlgorithm, string> | undefined {
  const hashes = new Map<Enums.HashAlgorithm, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, algorithm = '', content = ''] = /^([^:]*):(.*)$/.exec(line) ?? [];
    if (!algorithms.has(algorithm) || !digest.test(content) || hashes.has(algorithm as Enums.HashAlgorithm)) return undefined;
    hashes.set(algorithm as Enums.HashAlgorithm, content);
  }
  return hashes;
}
