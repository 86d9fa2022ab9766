/** A picture with its caption, its table twin, and buttons that save it as SVG and PNG. */
import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useRef } from 'react';
import { sheetOf } from '../pictures/picture-sheet.ts';
import { savePng, saveSvg } from '../pictures/save-picture.ts';
import { texts } from '../texts/texts.ts';
import { useFileHead } from './file-head.ts';

const t = texts.parts;

interface PictureFrameProps {
  readonly caption: string;
  /** Name of the saved file, without its ending. */
  readonly file: string;
  /** An `<svg>` somewhere in it, and its legend (`hb-legend`) if it has one. */
  readonly children: ReactNode;
  /** Where the picture shows a part: of what, and how that is marked. It is saved with the picture. */
  readonly note?: string | undefined;
  /** The same as a table: pictures say nothing that it does not. */
  readonly table: ReactNode;
}

export function PictureFrame({ caption, file, children, note, table }: PictureFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const head = useFileHead();
  const save = (as: typeof saveSvg) => {
    const svg = frame.current?.querySelector('svg');
    if (svg == null) return;
    void as(sheetOf(svg, caption, frame.current?.querySelector('.hb-legend') ?? null, head, note), file);
  };
  return (
    <figure className="hb-picture">
      <figcaption>{caption}</figcaption>
      {note !== undefined && <p className="hb-note">{note}</p>}
      <div ref={frame}>{children}</div>
      <div className="hb-tools">
        <Button unstyled type="button" onClick={() => save(saveSvg)}>
          {t.saveSvg}
        </Button>
        <Button unstyled type="button" onClick={() => save(savePng)}>
          {t.savePng}
        </Button>
      </div>
      <details>
        <summary>{t.asTable}</summary>
        {table}
      </details>
    </figure>
  );
}
