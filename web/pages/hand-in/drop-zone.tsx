/** Where files are dropped; it is a labelled file input, so it is chosen by keyboard too. */
import { type DragEvent, useId, useState } from 'react';
import { texts } from '../../texts/texts.ts';

const t = texts.handIn.files;

export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const hold = (event: DragEvent, over: boolean) => {
    event.preventDefault();
    setOver(over);
  };
  return (
    <div>
      <h2>{t.title}</h2>
      <label
        className={isOver ? 'hb-drop hb-drop--over' : 'hb-drop'}
        htmlFor={id}
        onDragOver={(event) => hold(event, true)}
        onDragLeave={(event) => hold(event, false)}
        onDrop={(event) => {
          hold(event, false);
          onFiles([...event.dataTransfer.files]);
        }}
      >
        <span className="hb-drop__name">{isOver ? t.dropped : t.drop}</span>
        <input
          className="hb-hidden"
          id={id}
          type="file"
          multiple
          aria-describedby={`${id}hint`}
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])]);
            // The same file may be chosen again, mended.
            target.value = '';
          }}
        />
      </label>
      <p className="usa-hint" id={`${id}hint`}>
        {t.hint}
      </p>
    </div>
  );
}
