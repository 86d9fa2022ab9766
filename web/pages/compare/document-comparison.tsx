/** Two documents: what each is, how much they share, and what they say otherwise. */
import { Link } from 'react-router';
import { addressOf as addressWith, useAddress, useAddressOf } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import {
  CompareDocumentsDocument,
  type CompareDocumentsQuery,
  CompareStatementsDocument,
  type CompareStatementsQuery,
  type StatementChange,
} from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures, Known, Tag } from '../../parts/figure.tsx';
import { type Compared, ComparedInFiles } from '../../parts/file-head.ts';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;
const kinds = Object.keys(t.statementChanges) as StatementChange[];

type Comparison = CompareDocumentsQuery['documentDiff'];
type Statement = CompareStatementsQuery['documentDiff']['list']['nodes'][number];

export function DocumentComparison({ one, other }: { readonly one: string; readonly other: string }) {
  const answer = useAnswer(CompareDocumentsDocument, { one, other });
  const [parameters] = useAddress();
  const kind = kinds.find((known) => known === parameters.get('change'));
  return (
    <AnswerOf of={answer}>
      {({ documentDiff }) => (
        <ComparedInFiles value={comparedIn(documentDiff)}>
          <Files of={documentDiff} />
          <StatementFigures of={documentDiff} />
          <h2>{t.statements}</h2>
          <p className="hb-note">{t.statementNote}</p>
          <PagedChanges
            caption={t.statements}
            file="statements"
            operation={CompareStatementsDocument}
            variables={{ one, other, change: kind === undefined ? undefined : [kind] }}
            listOf={(data) => data.documentDiff.list}
            keyOf={({ change, statement, things }) => `${change} ${statement} ${things.map(({ id }) => id).join(' ')}`}
            columns={columns}
          />
        </ComparedInFiles>
      )}
    </AnswerOf>
  );
}

function comparedIn({ first, second }: Comparison): Compared {
  const facts = ({ sha256, path }: Comparison['first']) => [
    { title: texts.parts.head.document, name: 'document', value: path },
    { title: 'SHA-256', name: 'sha256', value: sha256 },
  ];
  return {
    isOfProgramme: false,
    sides: [
      { title: t.first, name: 'first', facts: facts(first) },
      { title: t.second, name: 'second', facts: facts(second) },
    ],
  };
}

function Files({ of: { first, second } }: { readonly of: Comparison }) {
  const addressOf = useAddressOf();
  return (
    <ListTable
      caption={t.side}
      file="compared-documents"
      rows={[
        { side: t.first, file: first },
        { side: t.second, file: second },
      ]}
      keyOf={({ side }) => side}
      columns={[
        { name: t.sideColumns.side, show: ({ side }) => side, value: ({ side }) => side },
        {
          name: t.columns.document,
          show: ({ file }) => <Link to={addressOf('/document', { sha256: file.sha256 })}>{file.path}</Link>,
          value: ({ file }) => file.path,
        },
        { name: t.columns.kind, show: ({ file }) => file.format, value: ({ file }) => file.format },
        { name: t.columns.dated, show: ({ file }) => <Known value={file.dated} />, value: ({ file }) => file.dated || null },
        { name: t.statements, show: ({ file }) => count(file.statements), value: ({ file }) => file.statements, isNumber: true },
      ]}
    />
  );
}

function StatementFigures({ of }: { readonly of: Comparison }) {
  const [parameters] = useAddress();
  const narrowed = (change: StatementChange) => addressWith('/compare', { ...Object.fromEntries(parameters), change });
  const shown = { ONLY_IN_THE_FIRST: of.onlyFirst, ONLY_IN_THE_SECOND: of.onlySecond, DIFFERS: of.differs };
  return (
    <Figures>
      {kinds.map((kind) => (
        <Figure key={kind} label={t.statementChanges[kind]} value={count(shown[kind])} to={narrowed(kind)} tone="warn" />
      ))}
      <Figure label={t.alike} value={count(of.alike)} />
    </Figures>
  );
}

/** Of what only the other document says nothing; that there is an edge is said without a value. */
function valueText({ change, values }: Statement, side: 'first' | 'second'): string[] {
  const found = values.flatMap((one) => one[side].map((value) => `${one.what}: ${value}`));
  const isOnlyHere = change === (side === 'first' ? 'ONLY_IN_THE_FIRST' : 'ONLY_IN_THE_SECOND');
  return found.length === 0 && isOnlyHere ? [t.stated] : found;
}

function Values({ of, side }: { readonly of: Statement; readonly side: 'first' | 'second' }) {
  return (
    <ul className="hb-plain-list">
      {valueText(of, side).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

const statementText = ({ statement }: Statement) => t.says[statement as keyof typeof t.says];
const thingText = ({ things }: Statement) => things.map(({ name }) => name).join(' - ');

const columns: readonly Column<Statement>[] = [
  {
    name: t.change,
    show: ({ change }) => <Tag tone="warn">{t.statementChanges[change]}</Tag>,
    value: ({ change }) => t.statementChanges[change],
  },
  { name: t.columns.statement, show: statementText, value: statementText },
  { name: t.columns.things, show: thingText, value: thingText },
  {
    name: t.columns.first,
    show: (row) => <Values of={row} side="first" />,
    value: (row) => valueText(row, 'first').join('; '),
  },
  {
    name: t.columns.second,
    show: (row) => <Values of={row} side="second" />,
    value: (row) => valueText(row, 'second').join('; '),
  },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
];
