/**
 * How SPDX 2.3 writes the values of tags (the tag-value formats of clauses 6 to 12; licence expressions by
 * annex D). A value that is written otherwise may still say something: it is read, and what is wrong is said.
 */
import type { TagLine } from './tag-value-lines.ts';

interface Form {
  readonly fits: (value: string) => boolean;
  readonly expected: string;
}

const form = (pattern: RegExp, expected: string): Form => ({ fits: (value) => pattern.test(value), expected });

const date = form(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'a time like 2026-01-31T12:00:00Z');
const creator = form(/^(?:Person|Organization|Tool):.+/, 'Person:, Organization: or Tool: with a name');
const supplier = form(/^(?:(?:Person|Organization):.+|NOASSERTION)$/, 'Person: or Organization: with a name, or NOASSERTION');
const license: Form = { fits: isLicense, expected: 'a licence expression, NONE or NOASSERTION' };
const checksum = form(/^[A-Za-z0-9-]+\s*:\s*[0-9a-fA-F]+$/, 'an algorithm with a hexadecimal value');
const line: Form = { fits: () => true, expected: 'a single line' };

const formOf: Readonly<Record<string, Form>> = {
  ...fill(['Created', 'AnnotationDate', 'ReviewDate', 'ReleaseDate', 'BuiltDate', 'ValidUntilDate'], date),
  ...fill(['Creator', 'Annotator', 'Reviewer'], creator),
  ...fill(['PackageSupplier', 'PackageOriginator'], supplier),
  ...fill(['PackageChecksum', 'FileChecksum'], checksum),
  ...fill(['PackageLicenseConcluded', 'PackageLicenseDeclared', 'PackageLicenseInfoFromFiles'], license),
  ...fill(['LicenseConcluded', 'LicenseInfoInFile', 'SnippetLicenseConcluded', 'LicenseInfoInSnippet'], license),
  LicenseListVersion: form(/^\d+\.\d+$/, 'a version like 3.19'),
  PackageVerificationCode: form(/^[0-9a-f]{40}(?:\s*\(excludes:\s*.+\))?$/, 'a SHA-1 and the files that it excludes'),
  ExternalDocumentRef: form(/^DocumentRef-\S+\s+\S+\s+SHA1:\s*[0-9a-f]{40}$/, 'an identifier, an address and a SHA-1'),
  ...fill(['DataLicense', 'SPDXID', 'DocumentName', 'DocumentNamespace', 'SPDXREF', 'PackageName', 'PackageVersion'], line),
  ...fill(['PackageFileName', 'FileName', 'FileContributor', 'SnippetSPDXID', 'SnippetSPDXIdentifier'], line),
  ...fill(['SnippetFromFileSPDXID', 'SnippetFromFileSPDXIdentifier', 'SnippetName', 'LicenseID', 'LicenseName'], line),
  ...fill(['LicenseCrossReference'], line),
};

function fill(tags: readonly string[], one: Form): Record<string, Form> {
  return Object.fromEntries(tags.map((tag) => [tag, one]));
}

/** What a value should be; undefined where it is that. Text between `<text>` and `</text>` is for tags that allow several lines. */
export function formFault({ tag, value, isText }: TagLine): string | undefined {
  const wanted = Object.hasOwn(formOf, tag) ? formOf[tag] : undefined;
  return wanted === undefined || (!isText && wanted.fits(value)) ? undefined : wanted.expected;
}

/** Tags that belong to the one right before them. */
export const followed: Readonly<Record<string, string>> = {
  ExternalRefComment: 'ExternalRef',
  RelationshipComment: 'Relationship',
};

/** Annex D: `MIT`, `GPL-2.0-or-later WITH x AND (LicenseRef-1 OR DocumentRef-a:LicenseRef-2)`. */
function isLicense(text: string): boolean {
  if (text === 'NONE' || text === 'NOASSERTION') return true;
  let depth = 0;
  let isOperand = true;
  for (const [word] of text.matchAll(/[()]|[^\s()]+/g)) {
    if (isOperand && word === '(') depth++;
    else if (isOperand) {
      if (!/^(?:DocumentRef-[\w.-]+:)?[A-Za-z0-9.-]+\+?$/.test(word) || isOperator(word)) return false;
      isOperand = false;
    } else if (word === ')' && depth > 0) depth--;
    else if (isOperator(word)) isOperand = true;
    else return false;
  }
  return depth === 0 && !isOperand;
}

function isOperator(word: string): boolean {
  return /^(?:AND|OR|WITH)$/i.test(word);
}
