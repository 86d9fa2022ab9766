/** The two items that a row of an HBOM may name: the finished good, and a component of it. */
import { type Identifier, partNumberIdentifiers } from '../../../graph/ontology/identifier.ts';
import { ItemType } from '../../../graph/ontology/property.ts';
import type { ItemStatement, TextValues } from '../../delta-builder.ts';
import { codeOf } from '../cell.ts';
import { undamaged } from '../parties.ts';
import type { Row } from '../row.ts';
import type { HbomField } from './fields.ts';

/** FGA_TYPE and COMP_TYPE say hardware, software or service, "another string may be used". */
const goodTypes = { ...ItemType, hardware: ItemType.assembly };
const componentTypes = { ...ItemType, hardware: ItemType.device };

/** Who numbers the finished good: who makes it, else who supplies it. */
export function makerOfGood(row: Row): HbomField {
  return row.name('FGA_MAIN_MANUFACTURER') === undefined ? 'FGA_SUPPLIER' : 'FGA_MAIN_MANUFACTURER';
}

/** Undefined when the row names no finished good. */
export function goodOf(row: Row): ItemStatement | undefined {
  const name = row.name('FGA_NUM') ?? row.name('FGA_DESCRIPTION');
  if (name === undefined) return undefined;
  const maker = makerOfGood(row);
  const type = row.text('FGA_TYPE');
  return {
    pointer: row.pointer,
    name,
    version: row.text('FGA_VERSION'),
    identifiers: identifiersOf(row, 'FGA_NUM', maker),
    numbers: { itemType: type === undefined ? undefined : codeOf(type, goodTypes) },
    texts: {
      partNumber: row.name('FGA_NUM'),
      manufacturer: row.name(maker),
      version: row.text('FGA_VERSION'),
      category: type,
      description: row.text('FGA_DESCRIPTION'),
      intrinsicIdentifier: row.text('FGA_HASH'),
      hbomVersion: row.text('HBOM_STD_VERSION'),
      hbomAuthor: row.text('HBOM_AUTHOR'),
      hbomCreated: row.text('HBOM_CREATION_DATE'),
    },
  };
}

/** Undefined when the row names no component. */
export function componentOf(row: Row): ItemStatement | undefined {
  const name = row.name('COMP_MANUFACTURER_PN') ?? row.name('COMP_DESCRIPTION') ?? row.name('COMP_SUPPLIER_PN');
  if (name === undefined) return undefined;
  const type = row.text('COMP_TYPE') ?? row.text('COMP_PART_TYPE');
  return {
    pointer: row.pointer,
    name,
    version: row.text('COMP_VERSION'),
    identifiers: identifiersOf(row, 'COMP_MANUFACTURER_PN', 'COMP_MANUFACTURER'),
    numbers: { itemType: type === undefined ? undefined : codeOf(type, componentTypes) },
    texts: componentTexts(row),
  };
}

function componentTexts(row: Row): TextValues {
  const size = [row.text('COMP_PART_SIZE_VAL'), row.text('COMP_PART_SIZE_UNIT')].filter((part) => part !== undefined);
  return {
    partNumber: row.name('COMP_MANUFACTURER_PN'),
    manufacturer: row.name('COMP_MANUFACTURER'),
    supplierPartNumber: row.text('COMP_SUPPLIER_PN'),
    version: row.text('COMP_VERSION'),
    category: row.text('COMP_PART_TYPE') ?? row.text('COMP_TYPE'),
    partCode: row.text('COMP_PART_CODE'),
    description: row.text('COMP_DESCRIPTION'),
    intrinsicIdentifier: row.text('COMP_HASH'),
    optionName: row.text('COMP_OPT_NAME'),
    datasheet: row.text('COMP_DATASHEET'),
    technologyNode: row.text('TECHNOLOGY_NODE'),
    size: size.length === 0 ? undefined : size.join(' '),
    dateCode: row.text('COMP_DATECODE'),
  };
}

function identifiersOf(row: Row, number: HbomField, maker: HbomField): Identifier[] {
  const partNumber = undamaged(row, number);
  if (partNumber === undefined) return [];
  if (row.name(maker) === undefined) row.report('maker-missing', number, 'has no maker beside it; it identifies nothing');
  return partNumberIdentifiers(partNumber, row.name(maker) ?? '', '');
}
