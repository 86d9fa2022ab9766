/** Which things a figure of the coverage counts as not known: worked out when it is opened, and saved as any list. */
import { useScope } from '../address.ts';
import { useAnswerPages } from '../answers.ts';
import { MissingListDocument, type MissingListQuery } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';
import { EvidenceList } from './evidence-list.tsx';
import { Known } from './figure.tsx';
import type { Column } from './list-table.tsx';
import { Opening } from './opening.tsx';
import { PagedTable } from './paged-table.tsx';
import { NamedLink } from './thing-links.tsx';

const t = texts.parts.coverage;

export const missingKinds = ['source', 'site', 'country', 'standing', 'owner'] as const;
export type MissingKind = (typeof missingKinds)[number];

/** Part of the page that has the list. */
export const missingPart = (kind: MissingKind) => `missing-${kind}`;

interface MissingProps {
  readonly kind: MissingKind;
  /** Of the address, where it is undefined. */
  readonly programme: string | undefined;
}

export function MissingList({ kind, programme }: MissingProps) {
  return (
    <Opening id={missingPart(kind)} title={t.missing[kind]} note={texts.things.worked}>
      {() => <Missing kind={kind} programme={programme} />}
    </Opening>
  );
}

const kinds = { source: 'SOURCE', site: 'SITE', country: 'COUNTRY', standing: 'STANDING', owner: 'OWNER' } as const;

function Missing({ kind, programme }: MissingProps) {
  const scope = useScope();
  const asked = { ...scope, programme: programme ?? scope.programme };
  const rows = useAnswerPages(MissingListDocument, { kind: kinds[kind], ...asked }, ({ missing }) => missing);
  const columns = kind === 'source' ? ofItems : kind === 'owner' ? ofMakers : ofSources;
  return <PagedTable of={rows} caption={t.missing[kind]} file={missingPart(kind)} columns={columns} keyOf={({ id }) => id} />;
}

type Row = MissingListQuery['missing']['nodes'][number];

const id: Column<Row> = { name: 'id', show: (row) => <span className="hb-code">{row.id}</span>, value: (row) => row.id };
const evidence: Column<Row> = { name: texts.parts.evidence, show: (row) => <EvidenceList evidence={row.evidence} /> };
const itself = (name: string): Column<Row> => ({ name, show: (row) => <NamedLink of={row} />, value: (row) => row.name });

const word = (name: string, of: 'partNumber' | 'manufacturer' | 'category'): Column<Row> => ({
  name,
  show: (row) => <Known value={of in row ? row[of as never] : null} />,
  value: (row) => (of in row ? (row[of as never] as string | null) : null),
});

const part = (name: string, of: 'item' | 'organization' | 'site'): Column<Row> => ({
  name,
  show: (row) => <NamedLink of={row.__typename === 'Source' ? row[of] : null} />,
  value: (row) => (row.__typename === 'Source' ? (row[of]?.name ?? null) : null),
});

const { columns: c, identity } = texts.things;
const ofItems = [
  itself(c.item),
  word(identity.partNumber, 'partNumber'),
  word(identity.maker, 'manufacturer'),
  word(identity.category, 'category'),
  id,
  evidence,
];
const ofSources = [part(c.item, 'item'), part(c.maker, 'organization'), part(c.site, 'site'), id, evidence];
const ofMakers = [itself(c.maker), id, evidence];
