/**
 * The data field taxonomy 1.0 of CISA's "A Hardware Bill of Materials (HBOM) Framework for Supply Chain Risk
 * Management" (ICT SCRM Task Force, September 2023, Appendix C): its 47 fields in its order. FGA is the
 * finished good that the bill is of, COMP a component of it.
 */
import { columnKey } from '../columns.ts';

export const hbomFields = [
  ...['HBOM_STD_VERSION', 'HBOM_CREATION_DATE', 'HBOM_MODIFY_DATE', 'HBOM_AUTHOR'],
  ...['FGA_SUPPLIER', 'FGA_NUM', 'FGA_DESCRIPTION', 'FGA_TYPE', 'FGA_VERSION', 'FGA_HASH'],
  ...['FGA_MAIN_MANUFACTURER', 'FGA_ALT_MANUFACTURER', 'COMP_SUPPLIER', 'COMP_MANUFACTURER', 'ASSY_AND_TEST_SUPPLIER'],
  ...['FGA_SUPPLIER_LOC', 'FGA_LOC_COORDS', 'FGA_LOC_CODE'],
  ...['FGA_MAIN_LOCATION', 'FGA_MAIN_LOC_COORDS', 'FGA_MAIN_LOC_CODE'],
  ...['FGA_ALT_LOCATION', 'FGA_ALT_LOC_COORDS', 'FGA_ALT_LOC_CODE'],
  ...['COMP_MFG_LOCATION', 'COMP_MFG_LOC_COORDS', 'COMP_MFG_LOC_CODE'],
  ...['ASSY_AND_TEST_LOCATION', 'ASSY_AND_TEST_LOC_COORDS', 'ASSY_AND_TEST_LOC_CODE'],
  ...['COMP_SUPPLIER_PN', 'COMP_MANUFACTURER_PN', 'COMP_DESCRIPTION', 'COMP_TYPE', 'COMP_PART_TYPE', 'COMP_PART_CODE'],
  ...['COMP_HASH', 'COMP_OPT_NAME', 'COMP_VERSION', 'COMP_DATASHEET', 'SUPPLIER_SOURCED_PCTG', 'LEADTIMES', 'QUANTITY'],
  ...['TECHNOLOGY_NODE', 'COMP_PART_SIZE_VAL', 'COMP_PART_SIZE_UNIT', 'COMP_DATECODE'],
] as const;
export type HbomField = (typeof hbomFields)[number];

/** Keys (`columnKey`) of the fields. */
export const hbomKeys: ReadonlySet<string> = new Set(hbomFields.map(columnKey));

/** Columns of a bill: the fields, and the programme that its finished goods belong to. */
export const hbomColumns: readonly string[] = [...hbomFields, 'programme'];

/** Keys of the fields that name what a row is of. */
export const hbomNaming: readonly string[] = [
  'COMP_MANUFACTURER_PN',
  'COMP_SUPPLIER_PN',
  'COMP_DESCRIPTION',
  'FGA_NUM',
  'FGA_DESCRIPTION',
].map(columnKey);
/** A header with fewer fields than this may have one by chance. */
const leastFields = 3;

/** Whether a header (keys of its names) is that of such a bill: no other table has these names. */
export function isHbom(header: ReadonlySet<string>): boolean {
  return hbomNaming.some((key) => header.has(key)) && [...header].filter((key) => hbomKeys.has(key)).length >= leastFields;
}

/** Fields that say something of the finished good or of the bill. */
export const goodFields: readonly HbomField[] = hbomFields.filter((field) => /^(?:FGA|HBOM)_/.test(field));
