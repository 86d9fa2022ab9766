/** Counts what lists and ownership documents hold, to be held against their readers: shares no code with them. */

/** Records of a comma-separated text: lines outside quotation marks that have something on them. */
export function countRecords(text: string): number {
  let records = 0;
  let quoted = false;
  let used = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === '\n' && !quoted) {
      if (used) records++;
      used = false;
    } else if (character !== '\r') used = true;
  }
  return used ? records + 1 : records;
}

/** First cells of the records of a file whose first column is a bare number: OFAC's entry numbers. */
export function entryNumbers(text: string): Set<string> {
  return new Set([...text.matchAll(/^(\d+),/gm)].map(([, number]) => number as string));
}

interface Statement {
  readonly statementType?: string;
  readonly recordType?: string;
}

/** BODS statements by what they are about. */
export function countStatements(text: string): { readonly parties: number; readonly relationships: number } {
  const statements = JSON.parse(text) as Statement[];
  const isRelationship = ({ recordType, statementType }: Statement) =>
    recordType === 'relationship' || statementType === 'ownershipOrControlStatement';
  const relationships = statements.filter(isRelationship).length;
  return { parties: statements.length - relationships, relationships };
}
