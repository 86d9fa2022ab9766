/** The whole list as CSV, with what it is of: programme, day, view, banner, and what it was narrowed to. */
import { Button } from '@trussworks/react-uswds';
import { useRef, useState } from 'react';
import { ask } from '../../answers.ts';
import { GapRowsSavedDocument, type GapRowsSavedQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { type FileHead, factsOfView, useFileHead } from '../../parts/file-head.ts';
import type { Column } from '../../parts/list-table.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { csvOf, headRows, withNotKnown } from '../../parts/save-list.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { type ChoicesText, useChoicesText } from './choices-text.ts';
import { columnsShown, gapColumns } from './columns.tsx';

const t = texts.gaps.save;
/** Every place of evidence comes with its row. */
const pageRows = 100;

type SavedRow = GapRowsSavedQuery['gaps']['nodes'][number];

export function SaveRegister({ register, total }: { readonly register: RegisterAddress; readonly total: number }) {
  const head = useFileHead();
  const about = useChoicesText(register);
  const [said, setSaid] = useState('');
  const running = useRef<AbortController | undefined>(undefined);
  const [isRunning, setRunning] = useState(false);
  const save = async () => {
    const stop = new AbortController();
    running.current = stop;
    setRunning(true);
    try {
      const rows = await allRows(register, total, stop.signal, (done) => setSaid(t.running(count(done), count(total))));
      if (rows === undefined) setSaid(t.changed);
      else {
        saveFile('gap-register.csv', 'text/csv', textOf(register, about, head, rows));
        setSaid(t.done(count(rows.rows.length)));
      }
    } catch (error) {
      setSaid(stop.signal.aborted ? '' : (error as Error).message || texts.parts.unreachable);
    } finally {
      setRunning(false);
    }
  };
  return (
    <div className="hb-tools">
      <Button outline type="button" disabled={isRunning} onClick={() => void save()}>
        {t.button}
      </Button>
      <span role="status">{said}</span>
      {isRunning && (
        <Button unstyled type="button" onClick={() => running.current?.abort()}>
          {t.stop}
        </Button>
      )}
    </div>
  );
}

interface AllRows {
  readonly view: { readonly hash: string; readonly asOf: string };
  readonly rows: readonly SavedRow[];
}

/** Undefined where the register changed meanwhile: half of one and half of another would be neither. */
export async function allRows(
  { asked }: Pick<RegisterAddress, 'asked'>,
  total: number,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<AllRows | undefined> {
  const rows: SavedRow[] = [];
  let view: AllRows['view'] | undefined;
  do {
    tell(rows.length);
    const { gaps } = await ask(GapRowsSavedDocument, { ...asked, from: rows.length, first: pageRows }, signal);
    view ??= gaps.view;
    if (gaps.view.hash !== view.hash) return undefined;
    if (gaps.nodes.length === 0) break;
    rows.push(...gaps.nodes);
  } while (rows.length < total);
  return { view, rows };
}

/** Of the view that the rows are of, whatever was handed in since the page was shown. */
function textOf(register: RegisterAddress, about: ChoicesText, head: FileHead, { view, rows }: AllRows): string {
  const chosen = columnsShown(register.columns);
  const id = chosen.some((column) => column.id === 'id') ? [] : gapColumns.filter((column) => column.id === 'id');
  const shown: readonly Column<SavedRow>[] = [...chosen, ...id, ...evidenceColumns<SavedRow>(({ evidence }) => evidence)];
  const [ofProgramme] = head.facts;
  const facts = [...(ofProgramme === undefined ? [] : [ofProgramme]), ...factsOfView(view, register.asked)];
  const table = rows.map((row) => shown.map(({ value }) => value?.(row) ?? null));
  return csvOf([
    ...headRows({ ...head, facts }, t.title),
    [texts.gaps.rows, about.group],
    ...about.choices.map((choice) => [t.chosen, choice]),
    [texts.parts.head.rows, rows.length],
    [t.declared],
    [],
    ...withNotKnown(
      shown.map(({ name }) => name),
      table,
    ),
  ]);
}
