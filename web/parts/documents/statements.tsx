/** Assertions of a document in words, each with its place. */
import { texts } from '../../texts/texts.ts';
import { type Column, ListTable } from '../list-table.tsx';
import { ThingLink } from '../thing-link.tsx';
import type { Statement, StatementEnd } from './api.ts';
import { PlaceLink } from './diagnostics.tsx';

const t = texts.document.statements;

interface StatementsProps {
  readonly of: readonly Statement[];
  readonly caption: string;
  /** Of a document that is kept: things and places lead somewhere. */
  readonly sha256?: string;
  readonly file?: string;
  /** Of all that the document states, where these may be a part. */
  readonly total?: number;
}

export function Statements({ of, caption, sha256, file, total = of.length }: StatementsProps) {
  const columns: readonly Column<Statement>[] = [
    { name: t.said, show: (one) => <Sentence of={one} isLinked={sha256 !== undefined} />, value: sentence },
    {
      name: t.beside,
      show: ({ properties }) =>
        properties.length === 0 ? null : (
          <ul className="hb-plain">
            {properties.map(({ name, value }) => (
              <li key={name}>
                {words(name)}: {value}
              </li>
            ))}
          </ul>
        ),
      value: ({ properties }) => properties.map(({ name, value }) => `${name}: ${value}`).join('; '),
    },
    { name: t.place, show: ({ pointer }) => <PlaceLink sha256={sha256} pointer={pointer} />, value: ({ pointer }) => pointer },
  ];
  const rows = of.map((one, index) => ({ ...one, index }));
  return (
    <div className="hb-said">
      <ListTable
        caption={caption}
        columns={columns}
        rows={rows}
        total={total}
        keyOf={(row) => String((row as { readonly index?: number }).index)}
        {...(file === undefined ? {} : { file })}
      />
    </div>
  );
}

function Sentence({ of: { kind, from, to }, isLinked }: { readonly of: Statement; readonly isLinked: boolean }) {
  return (
    <>
      <End of={from} isLinked={isLinked} /> <strong>{kind === null ? t.mentioned : (t.kinds[kind] ?? kind)}</strong>
      {to !== null && (
        <>
          {' '}
          <End of={to} isLinked={isLinked} />
        </>
      )}
    </>
  );
}

function End({ of: { id, type, name }, isLinked }: { readonly of: StatementEnd; readonly isLinked: boolean }) {
  return (
    <>
      <span className="hb-unknown">{t.types[type] ?? type}</span> {isLinked ? <ThingLink thing={{ id, type, name }} /> : name}
    </>
  );
}

function sentence({ kind, from, to }: Statement): string {
  const end = ({ type, name }: StatementEnd) => `${t.types[type] ?? type} ${name}`;
  return [end(from), kind === null ? t.mentioned : (t.kinds[kind] ?? kind), ...(to === null ? [] : [end(to)])].join(' ');
}

/** `leadTimeDays` of the server as a person writes it. */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
