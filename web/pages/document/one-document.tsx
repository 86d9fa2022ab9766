/** One document: what was declared and received, what was read of it, what it says, and its bytes at a place. */
import { Label, Select } from '@trussworks/react-uswds';
import { useId } from 'react';
import { Link } from 'react-router';
import { useAddress, useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { DocumentPageDocument, type DocumentPageQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { CountsTable } from '../../parts/documents/counts.tsx';
import { Diagnostics } from '../../parts/documents/diagnostics.tsx';
import { TakeBack } from '../../parts/documents/take-back.tsx';
import { Tag } from '../../parts/figure.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { ExcerptOf } from './excerpt.tsx';
import { Said } from './said.tsx';

const t = texts.document;
type DocumentRecord = DocumentPageQuery['documentRecords']['nodes'][number];
export const stateTones = { STANDS: 'good', SUPERSEDED: 'plain', WITHDRAWN: 'warn' } as const;

export function OneDocument({ sha256 }: { readonly sha256: string }) {
  const { asOf, knownAt } = useScope();
  const addressOf = useAddressOf();
  const [parameters, change] = useAddress();
  const answer = useAnswer(DocumentPageDocument, { sha256, asOf, knownAt });
  const pointer = parameters.get('pointer') ?? '';
  const path = answer.data?.documentRecords.nodes.at(-1)?.document.path;
  return (
    <>
      <Title of={t.title} name={path ?? sha256.slice(0, 12)} />
      <p>
        <Link to={addressOf('/document')}>{t.back}</Link>
      </p>
      <AnswerOf of={answer} isEmpty={({ documentRecords }) => documentRecords.nodes.length === 0} empty={t.unknown}>
        {({ documentRecords: { nodes, edges } }) => {
          const asked = Number(parameters.get('handIn') ?? nodes.length);
          const index = asked >= 1 && asked <= nodes.length ? asked - 1 : nodes.length - 1;
          const record = nodes[index] as DocumentRecord;
          return (
            <>
              {nodes.length > 1 && (
                <WhichHandIn all={nodes} index={index} choose={(number) => change({ handIn: String(number) })} />
              )}
              <State of={record} />
              <h2>{pointer === '' ? t.excerpt.titleWhole : t.excerpt.title}</h2>
              {pointer !== '' && (
                <p>
                  {t.excerpt.place}: <span className="hb-code">{pointer}</span>{' '}
                  <Link to={addressOf('/document', { sha256 })}>{t.excerpt.whole}</Link>
                </p>
              )}
              <ExcerptOf sha256={sha256} pointer={pointer} />
              <h2>{t.statements.title}</h2>
              <Said sha256={sha256} pointer={pointer} before={index === 0 ? undefined : edges[index - 1]?.cursor} />
              <div className="hb-columns">
                <section>
                  <h2>{t.facts.title}</h2>
                  <Facts of={record} />
                </section>
                <section>
                  <h2>{t.counts.title}</h2>
                  <CountsTable of={record.document} />
                </section>
              </div>
              <h2>{t.diagnostics.title}</h2>
              <Diagnostics of={record.document.diagnostics} sha256={sha256} file={`diagnostics-${sha256.slice(0, 12)}`} />
              {record.mapping !== null && (
                <details>
                  <summary>{t.mapping}</summary>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
                  <pre className="hb-pre" tabIndex={0}>
                    {record.mapping}
                  </pre>
                </details>
              )}
            </>
          );
        }}
      </AnswerOf>
    </>
  );
}

interface WhichProps {
  readonly all: readonly DocumentRecord[];
  readonly index: number;
  readonly choose: (number: number) => void;
}

function WhichHandIn({ all, index, choose }: WhichProps) {
  const id = useId();
  return (
    <div className="hb-state">
      <p>{t.several(all.length)}</p>
      <Label htmlFor={id}>{t.which}</Label>
      <Select name="hand-in" id={id} value={index + 1} onChange={({ target }) => choose(Number(target.value))}>
        {all.map(({ state, document }, at) => (
          <option key={document.receivedAt} value={at + 1}>
            {t.handInOf(at + 1, t.states[state], shortTime(document.receivedAt))}
          </option>
        ))}
      </Select>
    </div>
  );
}

function State({ of: { state, standsNow, withdrawal, document } }: { readonly of: DocumentRecord }) {
  const addressOf = useAddressOf();
  const { sha256, path } = document;
  return (
    <div>
      <p>
        <Tag tone={stateTones[state]}>{t.states[state]}</Tag>{' '}
        {withdrawal !== null && t.withdrawn(withdrawal.by, shortTime(withdrawal.at), withdrawal.reason)}
        {standsNow.length > 0 && t.superseded}
        {standsNow.map((other) => (
          <span key={other}>
            {' '}
            <Link className="hb-code" to={addressOf('/document', { sha256: other })}>
              {other.slice(0, 12)}
            </Link>
          </span>
        ))}
      </p>
      <div className="hb-tools">
        <a className="usa-button usa-button--outline" href={`/api/documents/${sha256}`} download>
          {t.save}
        </a>
      </div>
      {state !== 'WITHDRAWN' && <TakeBack sha256={sha256} name={path} />}
    </div>
  );
}

function Facts({ of: { document, by } }: { readonly of: DocumentRecord }) {
  const { format, specVersion, series, version, releasableTo } = document;
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [t.facts.path, document.path],
    [t.facts.sha256, document.sha256],
    [t.facts.bytes, count(document.bytes)],
    [t.facts.format, `${format} ${specVersion}`.trim()],
    [t.facts.series, series === '' ? null : t.facts.seriesVersion(series, String(version))],
    [t.facts.dated, document.dated],
    [t.facts.programme, document.programme],
    [t.facts.marking, document.marking],
    [t.facts.from, document.from],
    [t.facts.grade, document.grade],
    [t.facts.releasableTo, releasableTo === null ? null : releasableTo.join(', ')],
    [t.facts.receivedAt, shortTime(document.receivedAt)],
    [t.facts.by, by],
  ];
  return (
    <dl className="hb-pairs">
      {facts.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value === null || value === '' ? <span className="hb-unknown">{t.facts.undeclared}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An instant to the minute, in UTC as it was kept. */
export function shortTime(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
