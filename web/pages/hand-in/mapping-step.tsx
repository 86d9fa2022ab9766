/** A foreign spreadsheet: a person says what each column is, sees what would be read, and hands it in so. */

import { Button, Label, Textarea } from '@trussworks/react-uswds';
import { useEffect, useId, useRef, useState } from 'react';
import { useAsked } from '../../answers.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { type MappingPreview, postPreview } from '../../parts/documents/api.ts';
import { Diagnostics } from '../../parts/documents/diagnostics.tsx';
import { Statements } from '../../parts/documents/statements.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { shownText, textShown } from '../../shown-text.ts';
import { count, texts } from '../../texts/texts.ts';
import { ColumnChoices } from './column-choices.tsx';
import type { Upload } from './uploads.ts';

const t = texts.handIn.mapping;

/** What is tried: a text, and what was chosen beside it. */
export interface Tried {
  readonly mapping: string;
  readonly choices?: { readonly tables: readonly string[]; readonly columns: Readonly<Record<string, string>> };
}

interface MappingProps {
  readonly upload: Upload;
  readonly onSend: (mapping: string) => void;
  readonly onLeave: () => void;
}

export function MappingStep({ upload: { id, file, declared, mapping }, onSend, onLeave }: MappingProps) {
  const [tried, setTried] = useState<Tried>({ mapping });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const answer = useAsked({
    queryKey: ['mapping', id, tried],
    queryFn: ({ signal }) => {
      const form = new FormData();
      form.append('file', file, file.name);
      form.append('mapping', tried.mapping);
      if (tried.choices !== undefined) form.append('choices', JSON.stringify(tried.choices));
      if (declared.programme) form.append('programme', declared.programme);
      return postPreview(form, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  return (
    <section aria-label={t.title(shownText(file.name))} className="hb-state" aria-busy={answer.isFetching}>
      <h2 ref={heading} tabIndex={-1}>
        {t.title(shownText(file.name))}
      </h2>
      <p>{t.intro}</p>
      <AnswerOf of={answer}>
        {(preview) => (
          <>
            {preview.columns.length === 0 ? <p>{t.noHeader}</p> : <ColumnChoices of={preview} onChange={setTried} />}
            {preview.unsure.length > 0 && (
              <details open>
                <summary>{t.unsure}</summary>
                <ul>
                  {preview.unsure.map((doubt) => (
                    <li key={doubt}>{doubt}</li>
                  ))}
                </ul>
              </details>
            )}
            <Found of={preview} />
            <MappingText
              key={preview.mapping}
              text={preview.mapping}
              name={file.name}
              onTry={(text) => setTried({ mapping: text })}
            />
            <div className="hb-tools">
              <Button
                type="button"
                disabled={preview.outcome === 'rejected' || answer.isFetching}
                onClick={() => onSend(preview.mapping)}
              >
                {t.send}
              </Button>
              <Button unstyled type="button" onClick={onLeave}>
                {t.leave}
              </Button>
            </div>
          </>
        )}
      </AnswerOf>
    </section>
  );
}

/** Statements of a preview that are shown at first. */
const atOnce = 40;

function Found({ of: { counts, outcome, statements, statementCount, diagnostics } }: { readonly of: MappingPreview }) {
  const [most, setMost] = useState(atOnce);
  const shown = statements.slice(0, most);
  return (
    <>
      <h3>{t.found}</h3>
      <p role="status">{outcome === 'rejected' ? t.refused : t.counts(counts.mapped, counts.in, counts.quarantined)}</p>
      {statements.length > 0 && (
        <Statements of={shown} total={statementCount} caption={t.says(shown.length, statementCount)} file="would-be-read" />
      )}
      {shown.length < statements.length && (
        <Button outline type="button" onClick={() => setMost(most + atOnce * 10)}>
          {texts.parts.more(count(statements.length - shown.length))}
        </Button>
      )}
      {diagnostics.length > 0 && <Diagnostics of={diagnostics} file="would-be-noted" />}
    </>
  );
}

interface TextProps {
  readonly text: string;
  readonly name: string;
  readonly onTry: (text: string) => void;
}

function MappingText({ text, name, onTry }: TextProps) {
  const [value, setValue] = useState(text);
  const id = useId();
  return (
    <details>
      <summary>{t.yaml}</summary>
      <Label htmlFor={id}>{t.yamlLabel}</Label>
      <Textarea name="mapping" className="hb-yaml" id={id} value={value} onChange={({ target }) => setValue(target.value)} />
      <div className="hb-tools">
        <Button outline type="button" onClick={() => onTry(value)}>
          {t.yamlTry}
        </Button>
        <Button
          unstyled
          type="button"
          onClick={() => saveFile(`${name.replace(/\.[^.]*$/, '')}.yml`, 'application/yaml', textShown(value))}
        >
          {t.yamlSave}
        </Button>
      </div>
    </details>
  );
}
