/** How far each file is, as the server tells; each can be cancelled. */
import { Button } from '@trussworks/react-uswds';
import { shownText } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import { cancel, cancelAll, clearList, tryAgain, type Upload } from './uploads.ts';

const t = texts.handIn.progress;
const over = new Set(['done', 'failed', 'cancelled']);

export function ProgressList({ uploads }: { readonly uploads: readonly Upload[] }) {
  const done = uploads.filter(({ stage }) => over.has(stage)).length;
  const isBusy = done < uploads.length;
  return (
    <section aria-label={t.title}>
      <h2>{t.title}</h2>
      <p role="status">{uploads.length === 0 ? t.none : t.summary(done, uploads.length)}</p>
      <ul className="hb-uploads">
        {uploads.map((upload) => (
          <Row key={upload.id} upload={upload} />
        ))}
      </ul>
      {uploads.length > 0 && (
        <div className="hb-tools">
          {isBusy && (
            <Button outline type="button" onClick={cancelAll}>
              {t.cancelAll}
            </Button>
          )}
          {done > 0 && (
            <Button unstyled type="button" onClick={clearList}>
              {t.remove}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Row({ upload }: { readonly upload: Upload }) {
  const { id, file, stage, bytes, document, documents, failure, isTooLate } = upload;
  const name = shownText(file.name);
  const isRunning = !over.has(stage) && stage !== 'queued';
  return (
    <li>
      <span className="hb-uploads__name">{name}</span>
      <span>{t.stages[stage]}</span>
      {stage === 'receiving' && <span>{t.bytes(sizeOf(bytes), sizeOf(file.size))}</span>}
      {documents > 1 && isRunning && <span>{t.documents(document, documents)}</span>}
      {isRunning &&
        (stage === 'receiving' && file.size > 0 ? (
          <progress max={file.size} value={Math.min(bytes, file.size)} aria-label={name} />
        ) : (
          <progress aria-label={name} />
        ))}
      {failure !== '' && <span role="alert">{failure}</span>}
      {stage === 'cancelled' && <span>{t.cancelled}</span>}
      {isTooLate && <span>{t.tooLate}</span>}
      {!over.has(stage) && stage !== 'cancelling' && (
        <Button unstyled type="button" aria-label={t.cancel(name)} onClick={() => cancel(id)}>
          {texts.parts.cancel}
        </Button>
      )}
      {(stage === 'failed' || stage === 'cancelled') && (
        <Button unstyled type="button" aria-label={t.again(name)} onClick={() => tryAgain(id)}>
          {texts.parts.tryAgain}
        </Button>
      )}
    </li>
  );
}

/** Bytes as a person says them. */
export function sizeOf(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
