/** Kinds of attestations as people write them; levels of CMMC; what is asked from which day on; what an item is by its category. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { cmmcStatus } from '../../graph/screening/trust/cmmc.ts';
import { datedRequirements, requirementsOn } from '../../graph/screening/trust/dated-requirements.ts';
import { itemNature } from '../../graph/screening/trust/item-nature.ts';
import { attestationKindOf, attestationKinds, wordsOf } from '../../graph/screening/trust/kinds.ts';

const named = (text: string) => attestationKindOf(text)?.name;

describe('kinds of attestations', () => {
  it.each([
    ['CMMC', 'CMMC'],
    ['CMMC 2.0 Level 2', 'CMMC'],
    ['cmmc l2 (C3PAO)', 'CMMC'],
    ['Cybersecurity Maturity Model Certification', 'CMMC'],
    ['ISO 27001:2022', 'ISO/IEC 27001'],
    ['ISO/IEC 27001', 'ISO/IEC 27001'],
    ['ISO27001', 'ISO/IEC 27001'],
    ['DIN EN ISO/IEC 27001:2017-06', 'ISO/IEC 27001'],
    ['TISAX AL3', 'TISAX'],
    ['Cyber Essentials', 'Cyber Essentials'],
    ['Cyber Essentials Plus', 'Cyber Essentials'],
    ['NIST SP 800-171', 'NIST SP 800-171'],
    ['NIST 800-171 Rev. 2 assessment', 'NIST SP 800-171'],
    ['SPRS score', 'NIST SP 800-171'],
    ['SOC2 Type II', 'SOC 2'],
    ['SOC 2', 'SOC 2'],
    ['FedRAMP Moderate', 'FedRAMP'],
    ['BSI C5', 'BSI C5'],
    ['SLSA Build L3', 'SLSA'],
    ['SF-328', 'SF 328'],
    ['sf328', 'SF 328'],
    ['Standard Form 328', 'SF 328'],
    ['Certificate Pertaining to Foreign Interests', 'SF 328'],
    ['AS6081', 'AS6081'],
    ['AS 6081A', 'AS6081'],
    ['SAE AS6496', 'AS6496'],
    ['EN 9120:2018', 'AS9120'],
    ['Authorized distributor', 'Authorised distributor'],
  ])('%s is %s', (text, name) => {
    expect(named(text)).toBe(name);
  });

  it.each([
    'CMMC readiness review',
    'ISO 27001 gap analysis',
    'working towards CMMC',
    'ISO 9001',
    'ISO 27002',
    'AS9100',
    'SOC 1',
    'fragile supplier',
    '',
  ])('%s is none of them', (text) => {
    expect(named(text)).toBeUndefined();
  });

  it('are named in the form in which texts are compared, each with its source, and no name stands twice', () => {
    const names = attestationKinds.flatMap((kind) => kind.names);
    expect(names.filter((name) => wordsOf(name) !== name)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(attestationKinds.filter(({ source, names: own }) => source === '' || own.length === 0)).toEqual([]);
    for (const kind of attestationKinds) for (const name of kind.names) expect(attestationKindOf(name)).toBe(kind);
  });
});

describe('CMMC', () => {
  it.each([
    ['CMMC', '2', undefined, 2, undefined],
    ['CMMC', '2', false, 2, 'certified'],
    ['CMMC', '2', true, 2, 'self-assessed'],
    ['CMMC', '1', false, 1, 'self-assessed'],
    ['CMMC', '3', undefined, 3, 'certified'],
    ['CMMC', '3', true, 3, 'self-assessed'],
    ['CMMC', 'Level 2 (C3PAO)', undefined, 2, 'certified'],
    ['CMMC', 'C3PAO', undefined, undefined, 'certified'],
    ['CMMC', 'Level 2 (Self)', undefined, 2, 'self-assessed'],
    ['CMMC', 'L3 (DIBCAC)', undefined, 3, 'certified'],
    ['CMMC', 'DIBCAC', undefined, undefined, 'certified'],
    ['CMMC 2.0', '', undefined, undefined, undefined],
    ['CMMC 2', '', undefined, undefined, undefined],
    ['CMMC 2.0 Level 1', '', undefined, 1, 'self-assessed'],
    ['CMMC 2.0 Level 2', '3', undefined, 3, 'certified'],
    ['CMMC', '4', undefined, undefined, undefined],
    ['CMMC', '0', undefined, undefined, undefined],
    ['CMMC', 'high', false, undefined, 'certified'],
  ] as const)('%s, %s, self-declared %s: level %s, %s', (kind, level, selfDeclared, expected, assessment) => {
    expect(cmmcStatus(kind, level, selfDeclared)).toEqual({ level: expected, assessment });
  });
});

describe('what is asked of suppliers', () => {
  const asked = (date: string) => requirementsOn(dayOf(date)).map(({ id }) => id);

  it('begins on its day, and of the phases of CMMC the latest holds', () => {
    expect(asked('2021-02-23')).toEqual([]);
    expect(asked('2021-02-24')).toEqual(['foci-sf-328-cleared']);
    expect(asked('2025-11-09')).toEqual(['foci-sf-328-cleared']);
    expect(asked('2025-11-10')).toEqual(['cmmc-phase-1', 'foci-sf-328-cleared']);
    expect(asked('2026-05-06')).not.toContain('foci-dfars-2021-d011');
    expect(asked('2026-05-07')).toEqual(['cmmc-phase-1', 'foci-sf-328-cleared', 'foci-dfars-2021-d011']);
    expect(asked('2026-11-09')).toContain('cmmc-phase-1');
    expect(asked('2026-11-10').filter((id) => id.startsWith('cmmc'))).toEqual(['cmmc-phase-2']);
    expect(asked('2027-11-10').filter((id) => id.startsWith('cmmc'))).toEqual(['cmmc-phase-3']);
    expect(asked('2028-11-10').filter((id) => id.startsWith('cmmc'))).toEqual(['cmmc-phase-4']);
    expect(requirementsOn(undefined)).toEqual([]);
  });

  it('has a source and a status each; a proposal is to be confirmed by a person', () => {
    for (const { source, status, text } of datedRequirements)
      expect([source, status, text].every((one) => one !== '')).toBe(true);
    expect(datedRequirements.find(({ id }) => id === 'foci-dfars-2021-d011')?.status).toBe(
      'proposed; to be confirmed by a person',
    );
  });
});

describe('what an item is', () => {
  it.each([
    ['semiconductors', '', { software: false, electronic: true }],
    ['Circuit Boards', 'device', { software: false, electronic: true }],
    ['Rare-Earths', '', { software: false, electronic: false }],
    ['glass', '', { software: undefined, electronic: undefined }],
    ['firmware', '', { software: true, electronic: false }],
    ['firmware', 'device', { software: false, electronic: undefined }],
    ['semiconductors', 'firmware', { software: true, electronic: false }],
    ['', 'library', { software: true, electronic: false }],
    ['', 'device', { software: false, electronic: undefined }],
    ['', 'material', { software: false, electronic: false }],
    ['', 'service', { software: false, electronic: false }],
    ['avionics', '', { software: undefined, electronic: undefined }],
    ['', '', { software: undefined, electronic: undefined }],
  ] as const)('category %s, type %s', (category, type, nature) => {
    expect(itemNature(category, type)).toEqual(nature);
  });
});
