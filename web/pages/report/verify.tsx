/** Whether a file is what the store gives. */
import { Button, Table } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import { Known, Tag } from '../../parts/figure.tsx';
import { texts } from '../../texts/texts.ts';
import { FileField } from './fields.tsx';
import { LongWorkState, useLongWork } from './long-work.tsx';
import { type Verification, verifyReport } from './make-report.ts';

const t = texts.report.verify;
const tones = { verified: 'good', differs: 'bad', 'view not available': 'warn' } as const;

/** The server lists so many. */
const mostDifferences = 20;

export function VerifyPart() {
  const { state, start } = useLongWork();
  const [found, setFound] = useState<Verification | undefined>();
  const verify = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setFound(undefined);
    start(t.report.toLowerCase(), async (signal) => {
      const file = form.get('report');
      if (!(file instanceof File) || file.size === 0) return t.chooseOne;
      const verification = await verifyReport(form, signal);
      setFound(verification);
      return t.outcomes[verification.outcome];
    });
  };
  return (
    <section aria-labelledby="verify-heading">
      <h2 id="verify-heading">{t.title}</h2>
      <p>{t.hint}</p>
      <form className="hb-report-form" onSubmit={verify}>
        <div className="hb-report-columns">
          <FileField name="report" label={t.report} accept=".json,.html,.csv,.pdf,.xlsx" />
          <FileField name="since" label={t.earlier} accept=".json" />
          <FileField name="costs" label={t.costs} accept=".csv" />
        </div>
        <Button type="submit">{t.verify}</Button>
      </form>
      <LongWorkState state={state} />
      {found !== undefined && <Verified found={found} />}
    </section>
  );
}

function Verified({ found: { outcome, facts, differences } }: { readonly found: Verification }) {
  return (
    <>
      <p>
        <Tag tone={tones[outcome]}>{outcome}</Tag>
      </p>
      <h3>{t.facts}</h3>
      <dl className="hb-pairs">
        <dt>{t.names.reportId}</dt>
        <dd className="hb-code">{facts.reportId}</dd>
        <dt>{t.names.viewHash}</dt>
        <dd className="hb-code">{facts.viewHash}</dd>
        <dt>{t.names.programme}</dt>
        <dd>{facts.programme === '' ? t.allProgrammes : facts.programme}</dd>
        <dt>{t.names.asOf}</dt>
        <dd>
          <Known value={facts.asOf} />
        </dd>
        <dt>{t.names.knownAt}</dt>
        <dd>{facts.knownAt === '' ? t.allReceived : facts.knownAt}</dd>
      </dl>
      {differences.length > 0 && <Differences list={differences} />}
    </>
  );
}

function Differences({ list }: { readonly list: Verification['differences'] }) {
  return (
    <section className="hb-scroll hb-differences" aria-label={t.differences}>
      <Table bordered>
        <caption>
          {t.differences}
          {list.length >= mostDifferences && `. ${t.more(list.length)}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.where}</th>
            <th scope="col">{t.file}</th>
            <th scope="col">{t.now}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ where, file, now }) => (
            <tr key={where}>
              <th scope="row">{where}</th>
              <td>{file}</td>
              <td>{now}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
