/** The codes of diagnostics, with what they mean and what to do. */
import { Label, TextInput } from '@trussworks/react-uswds';
import { useCallback, useId } from 'react';
import { Link } from 'react-router';
import { useAddress, useAddressOf } from '../../address.ts';
import { Waiting } from '../../parts/answer-of.tsx';
import { useCodes } from '../../parts/documents/diagnostics.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Title } from '../../parts/title.tsx';
import { useTyped } from '../../parts/use-typed.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.help.codes;

export function CodeList() {
  const codes = useCodes();
  const addressOf = useAddressOf();
  const [parameters, change] = useAddress();
  const write = useCallback((written: string) => change({ words: written }, { replace: true }), [change]);
  const [typed, setTyped] = useTyped(parameters.get('words') ?? '', write);
  const words = typed.toLowerCase();
  const id = useId();
  const rows = Object.entries(codes ?? {})
    .map(([code, entry]) => ({ code, ...entry }))
    .filter(({ code, meaning, todo }) => `${code} ${meaning} ${todo}`.toLowerCase().includes(words))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  return (
    <>
      <Title of={t.title} />
      <p>
        <Link to={addressOf('/help')}>{texts.help.title}</Link>
      </p>
      <Label htmlFor={id}>{t.search}</Label>
      <TextInput name="words" id={id} type="text" value={typed} onChange={({ target }) => setTyped(target.value)} />
      {codes === undefined ? (
        <Waiting />
      ) : (
        <ListTable
          caption={`${t.caption} (${rows.length})`}
          file="diagnostic-codes"
          rows={rows}
          keyOf={({ code }) => code}
          columns={[
            { name: t.code, show: ({ code }) => <span className="hb-code">{code}</span>, value: ({ code }) => code },
            { name: t.severity, show: ({ severity }) => severity, value: ({ severity }) => severity },
            { name: t.meaning, show: ({ meaning }) => meaning, value: ({ meaning }) => meaning },
            { name: t.todo, show: ({ todo }) => todo, value: ({ todo }) => todo },
          ]}
        />
      )}
    </>
  );
}
