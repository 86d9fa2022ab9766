/**
 * The verdict on tag-value is that of the Python tools of SPDX (spdx-tools), recorded by
 * `scripts/record-tag-value-verdicts.mjs`, for a document with every tag and some 5,400 changes of it; but where
 * their reader is not the grammar of the specification, which is listed with its reason.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateDocument } from '../../ingest/validate.ts';
import { everyLineChange, type LineChange, tagValueDocument } from '../support/tag-value-changes.ts';

const recorded = JSON.parse(readFileSync(new URL('./spdx-verdicts/tag-value.json', import.meta.url), 'utf8')) as {
  verdicts: Record<string, string>;
};

const isValid = (text: string) => validateDocument(Buffer.from(text)).valid;
const isLicense = (tag: string) => /^(?:Package|Snippet)?License(?:Concluded|Declared|InfoFromFiles)$|^LicenseInfoIn/.test(tag);

interface Exception {
  readonly why: string;
  /** What their reader says; ours says the other. */
  readonly official: '+' | '-';
  readonly is: (change: LineChange) => boolean;
}

const exceptions: readonly Exception[] = [
  {
    why: 'any text may begin like a date, a checksum or a name with its kind, or be NONE: their lexer takes it for one',
    official: '-',
    is: ({ isValue, what }) =>
      isValue && /^(?:Tool: |Person: |Organization: |2026-01-31T12:00:00|SHA1:|NONE$|NOASSERTION$)/.test(what),
  },
  {
    why: 'a text must be closed: they read on to the end and say nothing',
    official: '+',
    is: ({ what }) => what === '<text>open',
  },
  {
    why: 'a licence expression has operators between its licences (annex D): they take words in a row for one licence',
    official: '+',
    is: ({ isValue, tag }) => isValue && isLicense(tag),
  },
  {
    why: 'a version for which there are no rules is not valid: their parser does not look at it',
    official: '+',
    is: ({ isValue, tag }) => isValue && tag === 'SPDXVersion',
  },
  {
    why: 'an element has one SPDXID, and what belongs to another tag stands after it: they take the last, and any',
    official: '+',
    is: ({ tag, what }) => what === 'first' || (tag === 'SPDXID' && what === 'twice'),
  },
  {
    why: 'a tag that SPDX does not have, or without its colon, is a fault: of some values their lexer does not see it',
    official: '+',
    is: ({ what }) => what === 'misspelt' || what === 'in small letters' || what === 'without a colon',
  },
  {
    why: 'the data licence and the text of a licence must be there: they have a value in their place',
    official: '+',
    is: ({ tag, what }) =>
      (what === 'left out' && (tag === 'DataLicense' || tag === 'ExtractedText')) || (tag === 'LicenseID' && what === 'twice'),
  },
];

describe('tag-value', () => {
  it('with every tag is valid', () => {
    expect(isValid(tagValueDocument)).toBe(true);
  });

  it('has the verdict of spdx-tools, but for the reasons that are given', () => {
    const differing: string[] = [];
    const used = new Set<string>();
    const seen = new Map<string, number>();
    let compared = 0;
    for (const change of everyLineChange()) {
      const index = seen.get(change.at) ?? 0;
      seen.set(change.at, index + 1);
      const official = recorded.verdicts[change.at]?.[index];
      compared++;
      if ((official === '+') === isValid(change.text)) continue;
      const reason = exceptions.find((exception) => exception.official === official && exception.is(change));
      if (reason === undefined) differing.push(`${change.at} ${change.what}: officially ${official}`);
      else used.add(reason.why);
    }
    expect(differing).toEqual([]);
    expect([...used].sort()).toEqual(exceptions.map(({ why }) => why).sort());
    expect(compared).toBe(Object.values(recorded.verdicts).join('').length);
    expect(compared).toBeGreaterThan(5_000);
  });
});
