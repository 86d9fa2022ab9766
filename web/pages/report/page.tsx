/** The report: asked for with its marking and the decision, looked at, kept as a file, and verified. */

import { Button } from '@trussworks/react-uswds';
import { type FormEvent, useRef, useState } from 'react';
import { useScope } from '../../address.ts';
import { useAsked } from '../../answers.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { keptNames, ReportFields } from './fields.tsx';
import { useKeptFields } from './kept-fields.ts';
import { LongWorkState, useLongWork } from './long-work.tsx';
import { makeReport, type ReportForms, reportForms } from './make-report.ts';
import './report.css';
import { Preview } from './preview.tsx';
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
  const [preview, setPreview] = useState<string | undefined>();
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
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = new FormData(event.currentTarget);
    // What is shown is never of another question.
    setPreview(undefined);
    start(t.preview.toLowerCase(), async (signal) => {
      const file = await makeReport('html', asked, signal);
      const html = await file.text();
      signal.throwIfAborted();
      setPreview(html);
      return t.previewMade;
    });
  };
  const startBlank = () => {
    clear();
    // Fields of their own again: those that are there keep what was typed.
    setTimes(times + 1);
  };
  return (
    <>
      <form className="hb-report-form" ref={form} onSubmit={look} onChange={keep}>
        <dl className="hb-pairs">
          <dt>{t.of}</dt>
          <dd>{programme ?? t.wholeView}</dd>
          <dt>{t.asOf}</dt>
          <dd>{asOf ?? t.latest}</dd>
        </dl>
        {Object.entries({ programme, asOf, knownAt }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value ?? ''} />
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
      {preview !== undefined && <Preview html={preview} />}
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
