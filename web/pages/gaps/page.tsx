/** The gap register: narrowed, sorted, searched, decided about; all that it shows stands in its address. */
import { Button, Select } from '@trussworks/react-uswds';
import { useAddress } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { GapRegisterDocument, type GapRegisterQuery, GapRegisterWholeDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Coverage } from '../../parts/coverage.tsx';
import { NotOffered } from '../../parts/not-offered.tsx';
import { Remarks } from '../../parts/remarks.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { notInRegister, type RegisterAddress, useRegister } from './ask.ts';
import { BulkEdit } from './bulk-edit.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { columnsShown } from './columns.tsx';
import { Facets } from './facets.tsx';
import { GapDialog } from './gap-dialog.tsx';
import { GoneList } from './gone-list.tsx';
import { PrintedRegister } from './printed-register.tsx';
import { RegisterTable } from './register-table.tsx';
import { SaveRegister } from './save-register.tsx';
import { SearchRegister } from './search-register.tsx';
import { useSelection } from './selection.ts';
import './gaps.css';

const t = texts.gaps;

export function Component() {
  const register = useRegister();
  const [parameters] = useAddress();
  const { asked, gap, change, isGone } = register;
  const { programme, asOf, knownAt, group } = asked;
  const answer = useAnswer(GapRegisterDocument, { ...asked }, { keepLast: true, enabled: !isGone });
  const whole = useAnswer(GapRegisterWholeDocument, { programme, asOf, knownAt, group }, { keepLast: true });
  return (
    <>
      <Title of={t.title} name={programme} />
      {isGone ? (
        <>
          <Button unstyled type="button" onClick={() => change({ gone: undefined })}>
            {t.backToRegister}
          </Button>
          <h2>{t.noLongerFound}</h2>
          <GoneList asked={asked} />
        </>
      ) : (
        <>
          <p>{whole.data?.gaps.statement ?? t.lead}</p>
          <Remarks about={t.title} remarks={whole.data?.gaps.diagnostics ?? []} headingLevel="h2" />
          <NotOffered asked={notInRegister(parameters)} />
          <AnswerOf of={answer}>
            {({ gaps }) => <Register gaps={gaps} all={whole.data?.gaps.totalCount} register={register} />}
          </AnswerOf>
          {whole.data !== undefined && whole.data.gaps.unknownCriticality > 0 && (
            <p>{t.unknownCriticality(count(whole.data.gaps.unknownCriticality))}</p>
          )}
          {whole.data !== undefined && <Coverage of={whole.data.gaps.coverage} />}
        </>
      )}
      {gap !== '' && <GapDialog key={gap} gapId={gap} asked={asked} close={() => change({ gap: undefined })} />}
    </>
  );
}

interface RegisterProps {
  readonly gaps: GapRegisterQuery['gaps'];
  /** Without what narrows; undefined while it is not known. */
  readonly all: number | undefined;
  readonly register: RegisterAddress;
}

function Register({ gaps, all, register }: RegisterProps) {
  const { totalCount, facets } = gaps;
  const { asked, change, choices, clear } = register;
  const selection = useSelection();
  const sorted = columnsShown(register.columns).find(({ sort }) => sort === asked.sort)?.name ?? asked.sort;
  return (
    <div className="hb-browse">
      <details className="hb-facet-choice" open={window.innerWidth >= 1000}>
        <summary>{choices === 0 ? t.narrow : t.narrowedBy(choices)}</summary>
        {choices > 0 && (
          <Button unstyled type="button" onClick={clear}>
            {t.clearAll}
          </Button>
        )}
        <Facets of={facets} register={register} />
        {facets.noLongerFound > 0 && (
          <Button unstyled type="button" onClick={() => change({ gone: 'yes' })}>
            {t.noLongerFound} ({count(facets.noLongerFound)})
          </Button>
        )}
      </details>
      <div className="hb-browse__list">
        <div className="hb-tools">
          <SearchRegister register={register} />
          <label className="hb-field">
            {t.rows}
            <Select
              id="register-rows"
              name="rows"
              value={asked.group}
              onChange={({ target }) => change({ rows: target.value === 'ITEM' ? 'item' : undefined }, { replace: true })}
            >
              {Object.entries(t.groups).map(([name, words]) => (
                <option key={name} value={name}>
                  {words}
                </option>
              ))}
            </Select>
          </label>
          <ColumnChoice register={register} />
        </div>
        <p role="status">
          {t.shown(count(totalCount), count(Math.max(all ?? totalCount, totalCount)))}, {t.sortedBy(sorted, asked.descending)}
        </p>
        <BulkEdit register={register} total={totalCount} selection={selection} />
        {totalCount === 0 ? (
          <div className="hb-state">{t.nothing}</div>
        ) : (
          <>
            <RegisterTable register={register} total={totalCount} selection={selection} />
            <PrintedRegister register={register} total={totalCount} />
          </>
        )}
        <SaveRegister register={register} total={totalCount} />
      </div>
    </div>
  );
}
