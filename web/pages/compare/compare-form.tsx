/** What to compare: the way, and both ends of it. */
import { Button, Fieldset, Radio } from '@trussworks/react-uswds';
import { type FormEvent, useId, useState } from 'react';
import { useAnswer } from '../../answers.ts';
import { CompareChoicesDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { type Asked, useCompared, type Way, ways } from './asked.ts';

const t = texts.compare;

export function CompareForm() {
  const [asked, ask] = useCompared();
  const [wanted, setWanted] = useState<Asked>(asked);
  const hint = useId();
  const choices = useId();
  const isOfDocuments = wanted.by === 'documents';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(wanted);
  };
  return (
    <form className="usa-form hb-wide-form" aria-label={t.form} onSubmit={submit}>
      <Fieldset legend={t.form}>
        {ways.map((way) => (
          <WayChoice key={way} way={way} isChosen={way === wanted.by} choose={() => setWanted({ by: way, from: '', to: '' })} />
        ))}
      </Fieldset>
      <p className="usa-hint" id={hint}>
        {t.hints[wanted.by]}
      </p>
      <div className="hb-tools">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="usa-label">
            {isOfDocuments ? (end === 'from' ? t.first : t.second) : t[end]}
            <input
              className="usa-input"
              type={wanted.by === 'day' || wanted.by === 'known' ? 'date' : 'text'}
              value={wanted[end]}
              aria-describedby={hint}
              required={wanted.by !== 'known'}
              spellCheck={false}
              {...(wanted.by === 'day' || wanted.by === 'known' ? {} : { pattern: '\\s*[0-9a-fA-F]{64}\\s*' })}
              {...(isOfDocuments ? { list: choices } : {})}
              onChange={({ target }) => setWanted({ ...wanted, [end]: target.value.trim() })}
            />
          </label>
        ))}
        <Button type="submit">{t.submit}</Button>
      </div>
      {isOfDocuments && <Choices id={choices} />}
    </form>
  );
}

function WayChoice({ way, isChosen, choose }: { readonly way: Way; readonly isChosen: boolean; readonly choose: () => void }) {
  return <Radio id={useId()} name="by" label={t.by[way]} value={way} checked={isChosen} onChange={choose} />;
}

function Choices({ id }: { readonly id: string }) {
  const { data } = useAnswer(CompareChoicesDocument, {});
  return (
    <datalist id={id}>
      {data?.documents.nodes.map(({ sha256, path, dated }) => (
        <option key={sha256} value={sha256}>
          {dated === '' ? path : `${path} (${dated})`}
        </option>
      ))}
    </datalist>
  );
}
