/**
 * Every change of a kind at every place of a JSON document: what a schema says of them all tells whether
 * another one says the same. The order is fixed, so that verdicts can be recorded as a row of signs.
 */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Values that are put in the place of what stands there. */
const values: readonly Json[] = [
  ...[null, true, 7, 2.5, -1, '', 'x', 'urn:x', '_:x', '2026-01-31T12:00:00Z', '2026-01-31', '1.2.3', '1.0', 'NONE'],
  ...[[], {}, ['x'], [{}], ['urn:x', 'urn:y'], { type: 'Person' }, { type: 'urn:x' }],
];

export interface Change {
  /** Place of the change (RFC 6901). */
  readonly at: string;
  readonly what: string;
  readonly document: Json;
}

/** The changes at each place of a document, the document itself first; it is not changed. */
export function* everyChange(document: Json): Generator<Change> {
  for (const path of places(document)) yield* changesAt(document, path);
}

type Path = readonly (string | number)[];

function* places(value: Json, path: Path = []): Generator<Path> {
  yield path;
  if (Array.isArray(value)) for (const [index, one] of value.entries()) yield* places(one, [...path, index]);
  else if (isRecord(value)) for (const [name, one] of Object.entries(value)) yield* places(one, [...path, name]);
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function* changesAt(document: Json, path: Path): Generator<Change> {
  const at = path.map((step) => `/${step}`).join('');
  const now = path.reduce<Json | undefined>((value, step) => (value as Record<string | number, Json>)[step], document);
  const made = (what: string, value: Json | undefined): Change => ({ at, what, document: put(document, path, value) });
  if (path.length > 0) {
    yield made('left out', undefined);
    for (const value of values) yield made(`now ${JSON.stringify(value)}`, value);
  }
  if (typeof now === 'string') {
    yield made('in capitals', now.toUpperCase());
    yield made('in small letters', now.toLowerCase());
    yield made('with a blank', `${now} `);
  } else if (Array.isArray(now)) {
    yield made('once more', [...now, ...now.slice(0, 1)]);
    yield made('and a null', [...now, null]);
  } else if (isRecord(now)) {
    yield made('with a further member', { ...now, further: 1 });
    yield made('with an SPDXID', { ...now, SPDXID: 'SPDXRef-x' });
    yield made('with an @id', { ...now, '@id': 'urn:x' });
    yield made('with an spdxId', { ...now, spdxId: 'urn:x' });
  }
}

/** A copy in which `value` stands at the path, or nothing. */
function put(document: Json, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  const inner = (document as Record<string | number, Json>)[step];
  const next = rest.length === 0 ? value : put(inner as Json, rest, value);
  if (Array.isArray(document))
    return document.flatMap((one, index) => (index !== step ? [one] : next === undefined ? [] : [next]));
  const { [step]: _, ...others } = document as Record<string, Json>;
  return next === undefined ? others : { ...others, [step]: next };
}
