/** What a document says, a page at a time: of a kind, with words, or at one place only; kept in the address. */
import { Button, Checkbox, Label, Select, TextInput } from '@trussworks/react-uswds';
import { useId } from 'react';
import { useAddress, useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { DocumentStatementsDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Statements } from '../../parts/documents/statements.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.document.statements;
const pageSize = 100;

interface SaidProps {
  readonly sha256: string;
  readonly pointer: string;
  /** Cursor of the record before this one: a document may have been handed in several times. */
  readonly before: string | undefined;
}

export function Said({ sha256, pointer, before }: SaidProps) {
  const { asOf, knownAt } = useScope();
  const [parameters, change] = useAddress();
  const kind = parameters.get('kind') ?? '';
  const words = parameters.get('words') ?? '';
  const isHere = pointer !== '' && parameters.get('here') === 'yes';
  const pages = useAnswerPages(
    DocumentStatementsDocument,
    {
      sha256,
      record: before,
      kind: kind === '' ? undefined : kind,
      text: words === '' ? undefined : words,
      pointer: isHere ? pointer : undefined,
      first: pageSize,
      asOf,
      knownAt,
    },
    ({ documentRecords }) => documentRecords.nodes[0]?.statements,
  );
  return (
    <>
      <Filters kind={kind} words={words} isHere={isHere} hasPlace={pointer !== ''} change={change} />
      <AnswerOf of={pages} isEmpty={({ totalCount }) => totalCount === 0} empty={t.none}>
        {({ rows, totalCount }) => (
          <>
            <Statements
              of={rows}
              total={totalCount}
              caption={t.count(count(totalCount))}
              sha256={sha256}
              file={`statements-${sha256.slice(0, 12)}`}
            />
            <MoreRows of={pages} shown={rows.length} total={totalCount} />
          </>
        )}
      </AnswerOf>
    </>
  );
}

interface FiltersProps {
  readonly kind: string;
  readonly words: string;
  readonly isHere: boolean;
  readonly hasPlace: boolean;
  readonly change: ReturnType<typeof useAddress>[1];
}

function Filters({ kind, words, isHere, hasPlace, change }: FiltersProps) {
  const id = useId();
  return (
    <form
      className="hb-tools"
      action={(form: FormData) => change({ words: String(form.get('words') ?? '').trim() }, { replace: true })}
    >
      <div>
        <Label htmlFor={`${id}kind`}>{t.kind}</Label>
        <Select
          name="kind"
          id={`${id}kind`}
          value={kind}
          onChange={({ target }) => change({ kind: target.value }, { replace: true })}
        >
          <option value="">{t.all}</option>
          <option value="MENTION">{t.mention}</option>
          {Object.entries(t.kinds).map(([name, shown]) => (
            <option key={name} value={name}>
              {shown}
            </option>
          ))}
        </Select>
      </div>
      <div>
        <Label htmlFor={`${id}words`}>{t.text}</Label>
        <TextInput id={`${id}words`} type="text" name="words" key={words} defaultValue={words} />
      </div>
      <Button outline type="submit">
        {t.show}
      </Button>
      {hasPlace && (
        <Checkbox
          id={`${id}here`}
          name="here"
          label={t.here}
          checked={isHere}
          onChange={({ target }) => change({ here: target.checked ? 'yes' : '' }, { replace: true })}
        />
      )}
    </form>
  );
}
