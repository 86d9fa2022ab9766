/** The whole list as CSV, with what it is of: programme, day, view, banner, and what it was narrowed to. */
import { Button } from '@trussworks/react-uswds';
import { useRef, useState } from 'react';
import { ask } from '../../answers.ts';
import { GapRowsDocument } from '../../generated/operations.ts';
import { type FileHead, factsOfView, useFileHead } from '../../parts/file-head.ts';
import { saveFile } from '../../parts/save-file.ts';
import { csvOf, headRows } from '../../parts/save-list.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { choicesText } from './choices-text.ts';
import { columnsShown, type GapRow } from './columns.tsx';

const t = texts.gaps.save;
const pageRows = 500;

export function SaveRegister({ register, total }: { readonly register: RegisterAddress; readonly total: number }) {
  const head = useFileHead();
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
        saveFile('gap-register.csv', 'text/csv', textOf(register, head, rows));
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
  readonly rows: readonly GapRow[];
}

/** Undefined where the register changed meanwhile: half of one and half of another would be neither. */
export async function allRows(
  { asked }: Pick<RegisterAddress, 'asked'>,
  total: number,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<AllRows | undefined> {
  const rows: GapRow[] = [];
  let view: AllRows['view'] | undefined;
  do {
    tell(rows.length);
    const { gaps } = await ask(GapRowsDocument, { ...asked, from: rows.length, first: pageRows }, signal);
    view ??= gaps.view;
    if (gaps.view.hash !== view.hash) return undefined;
    if (gaps.nodes.length === 0) break;
    rows.push(...gaps.nodes);
  } while (rows.length < total);
  return { view, rows };
}

/** Of the view that the rows are of, whatever was handed in since the page was shown. */
function textOf(register: RegisterAddress, head: FileHead, { view, rows }: AllRows): string {
  const shown = columnsShown(register.columns);
  const [ofProgramme] = head.facts;
  const facts = [...(ofProgramme === undefined ? [] : [ofProgramme]), ...factsOfView(view, register.asked)];
  const table = rows.map((row) => shown.map(({ value }) => value?.(row) ?? null));
  return csvOf([
    ...headRows({ ...head, facts }, t.title),
    ...choicesText(register).map((choice) => [t.chosen, choice]),
    [texts.parts.head.rows, rows.length],
    [t.declared],
    [],
    shown.map(({ name }) => name),
    ...table,
  ]);
}
