/** The register as it is printed: every row up to a limit, as wide as the paper, with what it is of on each sheet. */
import { Table } from '@trussworks/react-uswds';
import { useAnswer } from '../../answers.ts';
import { GapRowsDocument, type GapRowsQuery } from '../../generated/operations.ts';
import { banner } from '../../parts/page-frame.tsx';
import { useIsPrinting } from '../../parts/use-is-printing.ts';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { useChoicesText } from './choices-text.ts';
import { columnsShown } from './columns.tsx';
import { useSettled } from './register-rows.ts';

const t = texts.gaps;

/** More are no print that anybody reads; as many as the server gives at once. */
const mostPrinted = 500;
/** Milliseconds for which a list stands before its rows are fetched for a print, which cannot wait for them. */
const restBefore = 1_000;

interface PrintedProps {
  readonly register: RegisterAddress;
  readonly total: number;
}

export function PrintedRegister({ register, total }: PrintedProps) {
  const isPrinting = useIsPrinting();
  const variables = { ...register.asked, from: 0, first: mostPrinted };
  const list = JSON.stringify(variables);
  const isSettled = useSettled(list, restBefore) === list;
  const { data } = useAnswer(GapRowsDocument, variables, { enabled: isSettled || isPrinting });
  if (!isPrinting) return null;
  return (
    <div className="hb-printed">
      {data === undefined ? <p>{t.print.notYet}</p> : <Sheets register={register} total={total} gaps={data.gaps} />}
    </div>
  );
}

interface SheetsProps extends PrintedProps {
  readonly gaps: GapRowsQuery['gaps'];
}

function Sheets({ register, total, gaps: { nodes, view } }: SheetsProps) {
  const columns = columnsShown(register.columns);
  const { group, choices } = useChoicesText(register);
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const about = [
    ...(banner === '' ? [] : [banner]),
    `${t.title}: ${register.asked.programme ?? t.save.allProgrammes}`,
    texts.frame.view(view.hash, view.asOf === '' ? texts.frame.noDate : view.asOf),
    `${t.rows} ${group}`,
    ...choices.map((choice) => `${t.save.chosen} ${choice}`),
    nodes.length < total ? t.print.first(count(nodes.length), count(total)) : t.print.all(count(total)),
  ];
  return (
    <Table>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={{ width: `${(100 * column.width) / width}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td colSpan={columns.length}>
            {about.map((line) => (
              <div key={line}>{line}</div>
            ))}
          </td>
        </tr>
        <tr>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {nodes.map((row) => (
          <tr key={`${row.gapId} ${row.rank}`}>
            {columns.map(({ id, isNumber, show }) => (
              <td key={id} className={isNumber === true ? 'hb-number' : undefined}>
                {show(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
