/**
 * A supply tree as a CycloneDX 1.6 JSON document (ECMA-424), through the models and the normaliser of
 * @cyclonedx/cyclonedx-library. What its models have no field for (manufacturer, address, MIME type,
 * compositions) is added to the normalised document. The same tree gives the same bytes.
 */
import * as Enums from '@cyclonedx/cyclonedx-library/Enums';
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import * as Serialize from '@cyclonedx/cyclonedx-library/Serialize';
import * as Spec from '@cyclonedx/cyclonedx-library/Spec';
import { extension, extensionVersion } from '../../graph/ontology/extension.ts';
import type { SupplyTree, TreeItem, TreeOrganization, TreeProgramme, TreeSite } from '../supply-tree.ts';
import { entityOf, Organizations, type WrittenComponent, writeComponent } from './component.ts';
import { filled, linked, property } from './properties.ts';

type Normalized = Serialize.JSON.Types.Normalized.Component;

export function writeCycloneDx(tree: SupplyTree): string {
  const organizations = new Organizations(tree);
  const scopes = scopesOf(tree.items);
  const written = tree.items.map((item) => writeComponent(item, scopes.get(item.ref), organizations));
  const components = new Map(written.map((one) => [one.component.bomRef.value as string, one]));
  for (const item of tree.items) depend(item.ref, linksOf(item), components);
  const bom = new Models.Bom({ serialNumber: `urn:uuid:${tree.serial}` });
  if (tree.asOf !== '') bom.metadata.timestamp = new Date(`${tree.asOf}T00:00:00Z`);
  bom.metadata.component = mainComponent(tree.root, components);
  for (const one of metadataProperties(tree)) bom.metadata.properties.add(one);
  for (const { component } of written) if (component.bomRef.value !== tree.root.ref) bom.components.add(component);
  const normalized = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6).makeForBom().normalize(bom, {});
  return `${JSON.stringify(complete(normalized, components, tree), undefined, 2)}\n`;
}

function mainComponent(root: SupplyTree['root'], components: ReadonlyMap<string, WrittenComponent>): Models.Component {
  if (root.name === undefined) return (components.get(root.ref) as WrittenComponent).component;
  const component = new Models.Component(Enums.ComponentType.Platform, root.name, { bomRef: root.ref });
  component.properties.add(property(extension.programme, filled({ name: root.name, texts: root.texts })));
  for (const link of root.includes) {
    if (Object.keys(link.numbers).length > 0) component.properties.add(linked(extension.includes, link));
  }
  for (const { ref } of (root as TreeProgramme).includes) {
    component.dependencies.add((components.get(ref) as WrittenComponent).component.bomRef);
  }
  return component;
}

function linksOf({ requires }: TreeItem): string[] {
  return [...new Set(requires.map(({ ref }) => ref))];
}

function depend(from: string, to: readonly string[], components: ReadonlyMap<string, WrittenComponent>): void {
  const { dependencies } = (components.get(from) as WrittenComponent).component;
  for (const ref of to) dependencies.add((components.get(ref) as WrittenComponent).component.bomRef);
}

/** CycloneDX has one scope a component: it is written where all that require the item agree. */
function scopesOf(items: readonly TreeItem[]): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const { requires } of items) {
    for (const { ref, numbers } of requires) {
      found.set(ref, (found.get(ref) ?? new Set()).add(String(numbers.scope ?? 'required')));
    }
  }
  const own = new Map<string, string>();
  for (const [ref, [scope, ...others]] of found) {
    if (others.length === 0 && (scope === 'required' || scope === 'optional' || scope === 'excluded')) own.set(ref, scope);
  }
  return own;
}

function metadataProperties({ organizations, sites }: SupplyTree): Models.Property[] {
  return [
    property(extension.version, extensionVersion),
    ...organizations.map((one) => property(extension.organization, filled(organizationObject(one)))),
    ...sites.map((one) => property(extension.site, filled(siteObject(one)))),
  ];
}

function organizationObject(one: TreeOrganization): Record<string, unknown> {
  const { ref, names, countries, numbers, texts, statements, apart, cages } = one;
  const links = (list: TreeOrganization['owners']) => list.map((link) => ({ ref: link.ref, ...link.numbers }));
  return {
    ref,
    names,
    countries,
    identifiers: one.identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
    cages,
    ...numbers,
    texts,
    owners: links(one.owners),
    controllers: links(one.controllers),
    statements: statements.map((statement) => filled({ ...statement.numbers, texts: statement.texts })),
    apart,
  };
}

function siteObject({ ref, names, code, countries, numbers, texts, statements, apart }: TreeSite): Record<string, unknown> {
  const said = statements.map((statement) => filled({ ...statement.numbers, texts: statement.texts }));
  return { ref, names, code, countries, ...numbers, texts, statements: said, apart };
}

/** What the models have no field for. */
function complete(
  normalized: Serialize.JSON.Types.Normalized.Bom,
  components: ReadonlyMap<string, WrittenComponent>,
  { items }: SupplyTree,
): object {
  const { $schema, bomFormat, specVersion, serialNumber, version, metadata, dependencies } = normalized;
  const compositions = compositionsOf(items);
  const entities = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6).makeForOrganizationalEntity();
  const own = (component: Normalized) => completeComponent(component, components.get(component['bom-ref'] ?? ''), entities);
  const main = metadata?.component;
  return {
    $schema,
    bomFormat,
    specVersion,
    serialNumber,
    version,
    metadata: { ...metadata, ...(main === undefined ? {} : { component: own(main) }) },
    components: (normalized.components ?? []).map(own),
    dependencies,
    ...(compositions.length === 0 ? {} : { compositions }),
  };
}

function completeComponent(
  component: Normalized,
  written: WrittenComponent | undefined,
  entities: Serialize.JSON.Normalize.OrganizationalEntityNormalizer,
): object {
  if (written?.manufacturer === undefined && written?.mimeType === undefined) return component;
  const { manufacturer, mimeType } = written;
  return {
    ...component,
    ...(mimeType === undefined ? {} : { 'mime-type': mimeType }),
    ...(manufacturer === undefined
      ? {}
      : { manufacturer: { ...entities.normalize(entityOf(manufacturer), {}), ...addressOf(manufacturer) } }),
  };
}

function addressOf({ countries, texts }: TreeOrganization): object {
  const address = filled({ country: countries[0], locality: texts.locality });
  return Object.keys(address).length === 0 ? {} : { address };
}

const aggregates = ['complete', 'incomplete', 'unknown'];

function compositionsOf(items: readonly TreeItem[]): object[] {
  return aggregates.flatMap((aggregate) => {
    const assemblies = items.filter(({ numbers }) => numbers.coverage === aggregate).map(({ ref }) => ref);
    return assemblies.length === 0 ? [] : [{ aggregate, assemblies }];
  });
}
