/**
 * What names carry that is no name: legal reach ("and any successor, sub-unit, or subsidiary thereof"), and what
 * introduces another name of the same body ("f.k.a.", "formerly known as").
 */

const dependents =
  '(?:successors?|sub-?\\s?units?|subsidiar(?:y|ies)|affiliates?|affiliated|subordinated?|branch(?:es)?|divisions?|units?|bodies|entities|companies|organi[sz]ations?)';
const whose = '(?:any|all|each|its|their|of|the|other)';
/** "and any successor, sub-unit, or subsidiary thereof", and not what comes after it. */
const reach = new RegExp(
  `[;,(]?\\s?\\b(?:and|or|including|as\\s+well\\s+as)\\s+(?:any|all|its|their)\\s+(?:${whose}\\s+){0,3}` +
    `(?:successors?|sub-?\\s?units?|subsidiar(?:y|ies)|affiliates?|subordinate)(?!\\p{L})` +
    `(?:(?:\\s?[,;/]\\s?|\\s)(?:and\\s|or\\s)?(?:${whose}\\s+){0,3}(?:${dependents}|thereof|it|them|wherever\\s+located)(?!\\p{L})){0,12}`,
  'giu',
);
/** Such words at the start are a name: "AKA Brands". Of blanks there is one each by then. */
const otherName =
  /(?<=\S\s?)[\s,;:(/](?:[fan]\.?\s?k\.?\s?a\b\.?|[fan]\/k\/a\b|d\.?\s?b\.?\s?a\b\.?|d\/b\/a\b|(?:formerly|previously)(?:\sknown\sas)?|(?:also|now)\sknown\sas|doing\sbusiness\sas|trading\sas)(?=[\s:,(])/giu;
/** Rows of blanks would be read again and again. */
const blanks = /\s+/gu;

/** Quick to ask of names that have none of it. */
const hint =
  /successor|sub-?\s?unit|subsidiar|affiliate|subordinate|\b[fan][./]?\s?k[./]?\s?a\b|\bd[./]?\s?b[./]?\s?a\b|formerly|previously|known|business|trading/iu;

/** Longer names are not looked through. */
const mostCharacters = 1_024;
const mostParts = 8;
const leastLetters = 2;

/** Without legal reach. */
export function withoutReach(text: string): string {
  return hint.test(text) ? text.replace(blanks, ' ').replace(reach, ' ') : text;
}

/** The names that a text says one after another; none when it is one name. O(characters). */
export function namesWithin(text: string): string[] {
  if (!hint.test(text)) return [];
  const parts = text
    .slice(0, mostCharacters)
    .replace(blanks, ' ')
    .replace(reach, '\n')
    .replace(otherName, '\n')
    .split('\n')
    .map(tidy)
    .filter((part) => (part.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastLetters);
  return parts.length < 2 ? [] : parts.slice(0, mostParts);
}

/** Without what parts it from its neighbours, half a pair of brackets with it. */
function tidy(part: string): string {
  let [start, end] = [0, part.length];
  while (start < end && ' ,;:/.)'.includes(part[start])) start++;
  while (end > start && ' ,;:/('.includes(part[end - 1])) end--;
  const tidied = part.slice(start, end);
  return tidied.endsWith(')') && !tidied.includes('(') ? tidied.slice(0, -1) : tidied;
}
