/** Whether a file is what the store gives. */
import { Button } from '@trussworks/react-uswds';
import { type FormEvent, useState } from 'react';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
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
      {differences.length > 0 && <Differences list={differences} reportId={facts.reportId} />}
    </>
  );
}

function Differences({ list, reportId }: { readonly list: Verification['differences']; readonly reportId: string }) {
  const caption = list.length >= mostDifferences ? `${t.differences}. ${t.more(list.length)}` : t.differences;
  return (
    <div className="hb-differences">
      <ListTable
        caption={caption}
        file="report-differences"
        rows={list}
        keyOf={({ where }) => where}
        columns={[
          { name: t.where, show: ({ where }) => where, value: ({ where }) => where },
          { name: t.file, show: ({ file }) => file, value: ({ file }) => file },
          { name: t.now, show: ({ now }) => now, value: ({ now }) => now },
          // What is saved says of the page which day it asks about; a file that is verified may be of another.
          { name: t.names.reportId, show: () => null, value: () => reportId, isSavedOnly: true },
        ]}
      />
    </div>
  );
}
