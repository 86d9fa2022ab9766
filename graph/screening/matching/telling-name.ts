/** Whether a name tells one body from others, so that not finding it says something. */
import { withoutLegalForms } from './legal-form.ts';
import { spellingsOf } from './name-scripts.ts';
import { isStopWord, meaningOf } from './word-table.ts';

/** "Ltd", "The Company Ltd", "A": a legal form, words that any body may have, one letter. Of these nothing can be looked for. */
export function isTelling(name: string): boolean {
  return spellingsOf(name).some((spelling) => {
    const said = withoutLegalForms(spelling)
      .filter(({ ascii }) => ascii.length === 1 || !isStopWord(ascii))
      .map(({ meaning, ascii, written }) => meaning ?? meaningOf(ascii, written))
      .filter(({ kind }) => kind !== 'generic');
    return said.length > 1 || (said.length === 1 && said[0].kind !== 'letter');
  });
}
