/** The CycloneDX documents of the example: parts lists of three units, two SBOMs, and one superseded version. */
import { items, requirements } from './items.mjs';
import { firmwarePackages, groundPackages } from './open-source.mjs';
import { organizations } from './organizations.mjs';
import { sources } from './sources.mjs';
import { purls } from './stories.mjs';
import { quantity } from './tables.mjs';

const notice = {
  name: 'hauberk:example',
  value: 'Fictional: every organisation, product and figure in this document is invented.',
};
const makers = firstMakers();

export function boms() {
  return [
    { path: 'boms/flight-control-computer.cdx.json', bom: flightControlComputer() },
    { path: 'boms/flight-control-firmware.cdx.json', bom: flightControlFirmware() },
    {
      path: 'boms/navigation-unit.v1.cdx.json',
      bom: navigationUnit(1, '2026-03-11T08:00:00Z', 'Zephirellene Navigation Ltd', 'GB'),
    },
    { path: 'boms/navigation-unit.v2.cdx.json', bom: navigationUnit(2, '2026-08-19T09:30:00Z', undefined, undefined) },
    { path: 'boms/payload.cdx.json', bom: payload() },
    { path: 'boms/ground-station-application.cdx.json', bom: groundStation() },
  ];
}

function firstMakers() {
  const found = new Map();
  for (const { item, maker, role } of sources()) if (role !== 'distributor' && !found.has(item)) found.set(item, maker);
  return found;
}

function head(specVersion, serial, version, timestamp) {
  return {
    bomFormat: 'CycloneDX',
    specVersion,
    serialNumber: `urn:uuid:00000000-feed-4bad-8000-${String(serial).padStart(12, '0')}`,
    version,
    metadata: { timestamp },
  };
}

function entity(maker, withAddress) {
  return withAddress ? { name: maker.name, address: { country: maker.country } } : { name: maker.name };
}

/** One hardware part; `maker` is the property that names its maker (`manufacturer` since 1.6). */
function part(name, maker, withAddress, madeBy = makers.get(name)) {
  const item = items.get(name);
  const software = purls.has(name);
  return {
    type: software ? 'firmware' : 'device',
    'bom-ref': reference(name),
    ...(madeBy === undefined ? {} : { [maker]: entity(madeBy, withAddress) }),
    name,
    ...(software ? { version: purls.get(name).split('@')[1], purl: purls.get(name) } : {}),
    ...(software || item.root
      ? {}
      : {
          properties: [
            { name: 'cdx:device:quantity', value: String(quantity(name)) },
            { name: 'cdx:device:function', value: item.category },
          ],
        }),
  };
}

function reference(name) {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

function childrenOf(name, document) {
  return requirements.filter((row) => row.assembly === name && row.document === document).map((row) => row.item);
}

/** Names beneath the root, in the order of a walk. */
function beneath(root, document) {
  const found = [];
  const open = [root];
  while (open.length > 0) {
    const name = open.shift();
    const children = childrenOf(name, document).filter((child) => !found.includes(child));
    open.push(...children);
    found.push(...children);
  }
  return found;
}

function dependencies(names, document) {
  return names.map((name) => ({ ref: reference(name), dependsOn: childrenOf(name, document).map(reference) }));
}

/** 1.6: nested parts, each with its maker and the maker's country; one also with the distributor it came through. */
function flightControlComputer() {
  const document = 'fcc';
  const nest = (name) => {
    const children = childrenOf(name, document).map(nest);
    const distributor = name === 'FPGA configuration memory' ? { supplier: entity(organizations.get('midmarsh'), true) } : {};
    return { ...part(name, 'manufacturer', true), ...distributor, ...(children.length === 0 ? {} : { components: children }) };
  };
  const { components, ...root } = nest('Flight control computer');
  const bom = head('1.6', 1, 1, '2026-06-20T10:00:00Z');
  return {
    ...bom,
    metadata: { ...bom.metadata, lifecycles: [{ phase: 'build' }], component: root, properties: [notice] },
    components,
    dependencies: [{ ref: root['bom-ref'], dependsOn: components.map((one) => one['bom-ref']) }],
    compositions: [
      { aggregate: 'incomplete', assemblies: [root['bom-ref']] },
      { aggregate: 'complete', assemblies: ['processor-board', 'interface-board', 'power-board'] },
    ],
  };
}

/** 1.6, flat with dependencies; version 1 names another maker of the receiver than version 2. */
function navigationUnit(version, timestamp, receiverMaker, receiverCountry) {
  const document = 'navigation';
  const root = 'Navigation unit';
  const names = beneath(root, document);
  const bom = head('1.6', 2, version, timestamp);
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...part(root, 'manufacturer', true) }, properties: [notice] },
    components: names.map((name) => {
      const other = name === 'GNSS receiver module' && receiverMaker !== undefined;
      return part(name, 'manufacturer', true, other ? { name: receiverMaker, country: receiverCountry } : makers.get(name));
    }),
    dependencies: dependencies([root, ...names.filter((name) => childrenOf(name, document).length > 0)], document),
  };
}

/** 1.4 has no maker of a component: its suppliers are taken for the makers. */
function payload() {
  const document = 'payload';
  const root = 'Electro-optical payload';
  const names = beneath(root, document);
  const bom = head('1.4', 3, 1, '2026-05-06T14:15:00Z');
  return {
    ...bom,
    metadata: { ...bom.metadata, component: part(root, 'supplier', false), properties: [notice] },
    components: names.map((name) => part(name, 'supplier', false)),
    dependencies: dependencies([root, ...names.filter((name) => childrenOf(name, document).length > 0)], document),
  };
}

/** Without maker or supplier: who wrote it does not say who supports it. */
function packageOf({ purl, group, name, version }) {
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group === undefined ? {} : { group }),
    name,
    version,
    purl,
  };
}

function packageDependencies(root, packages, firstLevel) {
  const needs = new Map([[root, [...firstLevel]]]);
  for (const one of packages) needs.set(one.purl, []);
  for (const one of packages) {
    for (const parent of one.parents.length === 0 ? [root] : one.parents) needs.get(parent).push(one.purl);
  }
  return [...needs].map(([ref, dependsOn]) => (dependsOn.length === 0 ? { ref } : { ref, dependsOn }));
}

/** 1.5: the firmware, a bought kernel, and open-source libraries. */
function flightControlFirmware() {
  const root = 'Flight control firmware';
  const kernel = 'Halyard real-time kernel';
  const bom = head('1.5', 4, 1, '2026-07-02T07:45:00Z');
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      lifecycles: [{ phase: 'build' }],
      component: { ...part(root, 'supplier', false), 'bom-ref': purls.get(root) },
      properties: [notice],
    },
    components: [
      {
        type: 'operating-system',
        'bom-ref': purls.get(kernel),
        supplier: entity(makers.get(kernel), false),
        name: kernel,
        version: '11.3',
        purl: purls.get(kernel),
      },
      ...firmwarePackages.map(packageOf),
    ],
    dependencies: [...packageDependencies(purls.get(root), firmwarePackages, [purls.get(kernel)]), { ref: purls.get(kernel) }],
    compositions: [{ aggregate: 'complete', assemblies: [purls.get(root)] }],
  };
}

/** 1.7: the application with packages of seven ecosystems, and a service that it calls. */
function groundStation() {
  const root = 'Ground station application';
  const bom = head('1.7', 5, 1, '2026-09-14T16:20:00Z');
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': purls.get(root),
        manufacturer: entity(makers.get(root), true),
        name: root,
        version: '7.3.0',
        purl: purls.get(root),
      },
      properties: [notice],
    },
    components: groundPackages.map(packageOf),
    services: [
      { 'bom-ref': 'terrain-tiles', name: 'Terrain tile service', endpoints: ['https://tiles.paper-kestrel.example/v1'] },
    ],
    dependencies: packageDependencies(purls.get(root), groundPackages, ['terrain-tiles']),
    compositions: [{ aggregate: 'unknown', assemblies: [purls.get(root)] }],
  };
}
