/** The report: asked for with its marking and the decision, looked at, kept as a file, and verified. */

import { Button } from '@trussworks/react-uswds';
import { useId, useRef, useState } from 'react';
import { useScope } from '../../address.ts';
import { useAsked } from '../../answers.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Title } from '../../parts/title.tsx';
import { textShown } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import { keptNames, ReportFields } from './fields.tsx';
import { useKeptFields } from './kept-fields.ts';
import { LongWorkState, useLongWork } from './long-work.tsx';
import { makeReport, type ReportForms, reportAddress, reportForms } from './make-report.ts';
import './report.css';
import { VerifyPart } from './verify.tsx';

const t = texts.report;

export function Component() {
  const { programme } = useScope();
  const forms = useAsked({ queryKey: ['reports'], queryFn: ({ signal }) => reportForms(signal), networkMode: 'always' });
  return (
    <>
      <Title of={t.title} name={programme} />
      <p>{t.about}</p>
      <AnswerOf of={forms}>{(found) => <MakePart {...found} />}</AnswerOf>
      <VerifyPart />
    </>
  );
}

function MakePart({ formats, tlp, longest }: ReportForms) {
  const { programme, asOf, knownAt } = useScope();
  const form = useRef<HTMLFormElement>(null);
  const frame = useId();
  const [isPreviewed, setPreviewed] = useState(false);
  const { state, start } = useLongWork();
  const { fields, keep, clear } = useKeptFields(keptNames);
  const [times, setTimes] = useState(0);
  const save = (format: string) => {
    if (form.current === null) return;
    const asked = new FormData(form.current);
    const name = `gap-report.${format}`;
    start(format.toUpperCase(), async (signal) => {
      const file = await makeReport(format, asked, signal);
      saveFile(name, file.type, file);
      return t.made(name);
    });
  };
  const startBlank = () => {
    clear();
    // Fields of their own again: those that are there keep what was typed.
    setTimes(times + 1);
  };
  return (
    <>
      <form
        className="hb-report-form"
        ref={form}
        method="post"
        encType="multipart/form-data"
        action={reportAddress('html')}
        target={frame}
        onSubmit={() => setPreviewed(true)}
        onChange={keep}
      >
        <dl className="hb-pairs">
          <dt>{t.of}</dt>
          <dd>{programme ?? t.wholeView}</dd>
          <dt>{t.asOf}</dt>
          <dd>{asOf ?? t.latest}</dd>
        </dl>
        {/* The preview is sent by the browser itself, which turns nothing back. */}
        {Object.entries({ programme, asOf, knownAt }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={textShown(value ?? '')} />
        ))}
        <ReportFields key={times} tlp={tlp} longest={longest} kept={fields} />
        <KeptNote isShown={Object.keys(fields).length > 0} clear={startBlank} />
        <div className="hb-tools">
          <Button outline type="submit">
            {t.preview}
          </Button>
          {formats.map((format) => (
            <Button key={format} type="button" onClick={() => save(format)}>
              {t.saveAs(format)}
            </Button>
          ))}
        </div>
      </form>
      <LongWorkState state={state} />
      <div hidden={!isPreviewed}>
        <h2>{t.previewTitle}</h2>
        <p className="usa-hint">{t.previewHint}</p>
        <iframe className="hb-preview" name={frame} title={t.previewTitle} sandbox="" />
      </div>
    </>
  );
}

/** What is kept is said, with a way to be rid of it: a marking can itself be sensitive. */
function KeptNote({ isShown, clear }: { readonly isShown: boolean; readonly clear: () => void }) {
  return (
    <p className="usa-hint" role="status">
      {isShown && (
        <>
          {t.kept}{' '}
          <Button unstyled type="button" onClick={clear}>
            {t.clearKept}
          </Button>
        </>
      )}
    </p>
  );
}
