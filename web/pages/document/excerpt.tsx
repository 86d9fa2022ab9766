/** The bytes of a document around a place, with the place marked: lines of a text, or rows of a table. */

import { Label, Select, Table } from '@trussworks/react-uswds';
import { useEffect, useId, useRef, useState } from 'react';
import { useAsked } from '../../answers.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { askExcerpt, type Excerpt, type TableExcerpt, type TextExcerpt } from '../../parts/documents/api.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.document.excerpt;
const lineChoices = [5, 12, 50, 200];
/** Characters of a line from which lines are wrapped: a text on one line would be nothing but a scroll bar. */
const longLine = 400;

interface ExcerptProps {
  readonly sha256: string;
  readonly pointer: string;
}

export function ExcerptOf({ sha256, pointer }: ExcerptProps) {
  const [lines, setLines] = useState(12);
  const id = useId();
  const answer = useAsked({
    queryKey: ['excerpt', sha256, pointer, lines],
    queryFn: ({ signal }) => askExcerpt(sha256, pointer, lines, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <div className="hb-tools hb-lines">
        <Label htmlFor={id}>{t.lines}</Label>
        <Select name="lines" id={id} value={lines} onChange={({ target }) => setLines(Number(target.value))}>
          {lineChoices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </Select>
      </div>
      <AnswerOf of={answer}>{(excerpt) => <Shown excerpt={excerpt} pointer={pointer} />}</AnswerOf>
    </>
  );
}

function Shown({ excerpt, pointer }: { readonly excerpt: Excerpt; readonly pointer: string }) {
  if (excerpt.kind === 'none') return <p>{t.none(excerpt.reason)}</p>;
  const isLost = excerpt.kind === 'text' ? excerpt.marked === '' : excerpt.marked === null;
  return (
    <>
      {pointer !== '' && !excerpt.isExact && <p role="status">{isLost ? t.lost : t.notThere}</p>}
      {excerpt.isCutBefore && <p className="hb-figure__note">{t.cutBefore}</p>}
      {excerpt.kind === 'text' ? <TextShown of={excerpt} /> : <TableShown of={excerpt} />}
      {excerpt.isCutAfter && <p className="hb-figure__note">{t.cutAfter}</p>}
      {excerpt.isMarkCut && <p>{t.cutMark}</p>}
    </>
  );
}

function TextShown({ of: { firstLine, before, marked, after } }: { readonly of: TextExcerpt }) {
  const mark = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is scrolled to
  useEffect(() => {
    const box = mark.current?.closest('.hb-excerpt');
    if (!mark.current || !box) return;
    // Scrolls the box, and not the page.
    box.scrollTop = mark.current.offsetTop - box.clientHeight / 3;
    box.scrollLeft = Math.max(0, mark.current.offsetLeft - box.clientWidth / 2);
  }, [marked]);
  const lines = `${before}${marked}${after}`.split('\n');
  const isLong = lines.some((line) => line.length > longLine);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={isLong ? 'hb-excerpt hb-excerpt--long' : 'hb-excerpt'} tabIndex={0} aria-label={t.region}>
      {isLong ? (
        <pre className="hb-excerpt__numbers">{firstLine}</pre>
      ) : (
        <pre className="hb-excerpt__numbers" aria-hidden="true">
          {lines.map((_, index) => firstLine + index).join('\n')}
        </pre>
      )}
      <pre>
        {before}
        {marked !== '' && (
          <mark ref={mark}>
            <span className="hb-hidden">[{t.markStart}] </span>
            {marked}
            <span className="hb-hidden"> [{t.markEnd}]</span>
          </mark>
        )}
        {after}
      </pre>
    </section>
  );
}

function TableShown({ of: { sheet, header, rows, marked } }: { readonly of: TableExcerpt }) {
  const width = Math.max(header?.cells.length ?? 0, ...rows.map(({ cells }) => cells.length));
  const positions = Array.from({ length: width }, (_, position) => position);
  const caption = sheet === '' ? t.caption : `${t.sheet(sheet)}: ${t.caption}`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="hb-scroll hb-rows" tabIndex={0} aria-label={caption}>
      <Table bordered compact caption={caption}>
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            {positions.map((position) => (
              <th key={position} scope="col">
                {header?.cells[position]?.trim() || t.columnOf(position + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }) => (
            <tr key={number} aria-current={number === marked ? 'true' : undefined}>
              <th scope="row">
                {number}
                {number === marked && <span className="hb-hidden"> ({t.marked})</span>}
              </th>
              {positions.map((position) => (
                <td key={position}>{cells[position]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
