/** What became of each document: what was read, set aside and refused, with its places; and undoing. */
import { Button } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import type { Diagnostic, HandedIn } from '../../parts/documents/api.ts';
import { CountsTable } from '../../parts/documents/counts.tsx';
import { Diagnostics } from '../../parts/documents/diagnostics.tsx';
import { TakeBack } from '../../parts/documents/take-back.tsx';
import { Tag } from '../../parts/figure.tsx';
import { texts } from '../../texts/texts.ts';
import { sizeOf } from './progress-list.tsx';
import type { Upload } from './uploads.ts';

const t = texts.handIn.result;
const tones = { accepted: 'good', duplicate: 'plain', rejected: 'bad' } as const;
/** Files that may be spreadsheets, whatever was made of them. */
const spreadsheets = /\.(?:csv|tsv|txt|xlsx)$/i;

interface ResultsProps {
  readonly uploads: readonly Upload[];
  readonly onMap: (upload: Upload) => void;
}

export function Results({ uploads, onMap }: ResultsProps) {
  const done = uploads.filter(({ results }) => results.length > 0).reverse();
  if (done.length === 0) return null;
  return (
    <section aria-label={t.title}>
      <h2>{t.title}</h2>
      {done.map((upload) =>
        upload.results.map((result) => (
          <Result
            key={`${upload.id} ${result.path}`}
            of={result}
            onMap={upload.results.length === 1 && mayBeMapped(upload, result) ? () => onMap(upload) : undefined}
          />
        )),
      )}
    </section>
  );
}

function mayBeMapped({ file }: Upload, { outcome, diagnostics, format }: HandedIn): boolean {
  if (outcome !== 'rejected') return false;
  return spreadsheets.test(file.name) || format.startsWith('table-') || diagnostics.some(({ code }) => code === 'mapping-needed');
}

/** Of a member of an archive places are told with its name before them; it is kept as a document of its own. */
function withinMember(path: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const prefix = `${path.slice(path.indexOf('!') + 1)}!`;
  return diagnostics.map((one) => (one.pointer.startsWith(prefix) ? { ...one, pointer: one.pointer.slice(prefix.length) } : one));
}

function Result({ of, onMap }: { readonly of: HandedIn; readonly onMap: (() => void) | undefined }) {
  const addressOf = useAddressOf();
  const { path, sha256, outcome, format, specVersion, bytes, diagnostics } = of;
  const isKept = outcome !== 'rejected';
  return (
    <article className="hb-result" aria-label={path}>
      <h3>
        {path} <Tag tone={tones[outcome]}>{t.outcomes[outcome]}</Tag>
      </h3>
      <p>
        {t.explained[outcome]} {format !== '' && `${format} ${specVersion}`.trim()}
        {bytes > 0 && `, ${sizeOf(bytes)}`}
      </p>
      <div className="hb-tools">
        {isKept && (
          <Link className="usa-button usa-button--outline" to={addressOf('/document', { sha256 })}>
            {t.open}
          </Link>
        )}
        {onMap !== undefined && (
          <Button type="button" onClick={onMap}>
            {t.map}
          </Button>
        )}
      </div>
      {outcome === 'accepted' && <TakeBack sha256={sha256} name={path} />}
      {isKept && <CountsTable of={of} />}
      <Diagnostics
        of={withinMember(path, diagnostics)}
        sha256={isKept ? sha256 : undefined}
        file={`diagnostics-${sha256.slice(0, 12)}`}
      />
    </article>
  );
}
