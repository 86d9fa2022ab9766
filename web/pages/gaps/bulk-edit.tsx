/** One decision for all gaps that are selected. */
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { EditForm } from './edit-form.tsx';
import { mostDecided } from './record.ts';
import { allRows } from './save-register.tsx';
import type { Selection } from './selection.ts';

const t = texts.gaps.bulk;

interface BulkEditProps {
  readonly register: RegisterAddress;
  readonly total: number;
  readonly selection: Selection;
}

export function BulkEdit({ register, total, selection }: BulkEditProps) {
  const { gaps, add, clear } = selection;
  const { asked } = register;
  const [said, setSaid] = useState('');
  if (gaps.length === 0) return null;
  const all = async () => {
    setSaid(texts.parts.loading);
    try {
      const found = await allRows(register, total, new AbortController().signal, () => undefined);
      if (found !== undefined) add(found.rows);
      setSaid(found === undefined ? t.changed : '');
    } catch (error) {
      setSaid(t.failed((error as Error).message || t.unreachable));
    }
  };
  const none = () => {
    setSaid('');
    clear();
  };
  const isNow = asked.asOf === undefined && asked.knownAt === undefined;
  return (
    <section className="hb-state" aria-label={t.title(gaps.length)}>
      <h2>{t.title(gaps.length)}</h2>
      <div className="hb-tools">
        <Button unstyled type="button" onClick={none}>
          {t.clear}
        </Button>
        {total > gaps.length && total <= mostDecided && (
          <Button unstyled type="button" onClick={() => void all()}>
            {t.all(count(total))}
          </Button>
        )}
        <span role="status">{said}</span>
      </div>
      {gaps.length > mostDecided && <p>{t.most(count(mostDecided))}</p>}
      {!isNow && <p>{texts.gaps.edit.notNow}</p>}
      {isNow && gaps.length <= mostDecided && (
        <details>
          <summary>{texts.gaps.detail.hand}</summary>
          <p className="usa-hint">{t.hint}</p>
          <EditForm isMany gaps={gaps} asked={asked} onRecorded={clear} />
        </details>
      )}
    </section>
  );
}
