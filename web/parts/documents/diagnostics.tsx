/** Diagnostics of a document: what was found, where, what its code means and what to do about it. */

import { useQuery } from '@tanstack/react-query';
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { count, texts } from '../../texts/texts.ts';
import { Tag } from '../figure.tsx';
import { type Column, ListTable } from '../list-table.tsx';
import type { Diagnostic } from './api.ts';

const t = texts.document.diagnostics;
const atOnce = 50;
const tones = { error: 'bad', warning: 'warn' } as Readonly<Record<string, 'bad' | 'warn'>>;

export function useCodes() {
  return useQuery({
    queryKey: ['diagnostic codes'],
    queryFn: async () => (await import('virtual:diagnostic-codes')).codes,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

interface DiagnosticsProps {
  readonly of: readonly Diagnostic[];
  /** Of a document whose bytes are kept: places lead to them. */
  readonly sha256?: string | undefined;
  readonly file?: string;
}

export function Diagnostics({ of, sha256, file }: DiagnosticsProps) {
  const [shown, setShown] = useState(atOnce);
  if (of.length === 0) return <p>{t.none}</p>;
  const columns: readonly Column<Diagnostic>[] = [
    {
      name: t.severity,
      show: ({ severity }) => <Tag tone={tones[severity] ?? 'plain'}>{t.severities[severity] ?? severity}</Tag>,
      value: ({ severity }) => severity,
    },
    { name: t.message, show: ({ message }) => message, value: ({ message }) => message },
    {
      name: t.place,
      show: ({ pointer }) => <PlaceLink sha256={sha256} pointer={pointer} />,
      value: ({ pointer }) => pointer,
    },
    { name: t.code, show: ({ code }) => <Code code={code} />, value: ({ code }) => code },
  ];
  const rows = of.slice(0, shown).map((diagnostic, index) => ({ ...diagnostic, index }));
  return (
    <div className="hb-said">
      <ListTable
        caption={t.count(of.length)}
        columns={columns}
        rows={rows}
        total={of.length}
        keyOf={(row) => String((row as { readonly index?: number }).index)}
        {...(file === undefined ? {} : { file })}
      />
      {of.length > shown && (
        <Button outline type="button" onClick={() => setShown(shown + atOnce * 4)}>
          {t.more(count(of.length - shown))}
        </Button>
      )}
    </div>
  );
}

/** A place in the document's bytes, which opens there; of bytes that are not kept, the place alone. */
export function PlaceLink({ sha256, pointer }: { readonly sha256: string | undefined; readonly pointer: string }) {
  const addressOf = useAddressOf();
  const shown = texts.parts.place(pointer);
  return (
    <span className="hb-code">
      {sha256 === undefined || sha256 === '' ? shown : <Link to={addressOf('/document', { sha256, pointer })}>{shown}</Link>}
    </span>
  );
}

function Code({ code }: { readonly code: string }) {
  const entry = useCodes()?.[code];
  if (entry === undefined) return <span className="hb-code">{code}</span>;
  return (
    <details>
      <summary className="hb-code" aria-label={t.explain(code)}>
        {code}
      </summary>
      <p>{entry.meaning}</p>
      {entry.todo !== '' && (
        <p>
          <strong>{t.todo}:</strong> {entry.todo}
        </p>
      )}
    </details>
  );
}
