/** Names of the stages of making; the index is the code. */
import { Stage } from '../ontology/property.ts';

const names = new Map<number, string>(
  Object.entries(Stage).map(([name, code]) => [code, name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)]),
);

export function stageName(code: number): string {
  return names.get(code) ?? '';
}
