/** The places in documents that say so; each opens the document there. */
import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../address.ts';
import { texts } from '../texts/texts.ts';

const t = texts.parts;
const mostShown = 20;
const moreShown = 100;

export interface Place {
  readonly document: { readonly sha256: string };
  readonly pointer: string;
}

export function EvidenceList({ evidence }: { readonly evidence: readonly Place[] }) {
  const [most, setMost] = useState(mostShown);
  if (evidence.length === 0) return <>{t.notKnown}</>;
  const left = evidence.length - most;
  return (
    <Places of={evidence.slice(0, most)} summary={t.evidenceOf(evidence.length)}>
      {left > 0 && (
        <li>
          {t.shown(String(most), String(evidence.length))}{' '}
          <MorePlaces name={t.more(String(left))} more={() => setMost(most + moreShown)} />
        </li>
      )}
    </Places>
  );
}

interface PlacesProps {
  readonly of: readonly Place[];
  readonly summary: string;
  readonly children?: React.ReactNode;
}

/** Each place once. */
export function Places({ of, summary, children }: PlacesProps) {
  const addressOf = useAddressOf();
  const places = new Map(of.map((place) => [`${place.document.sha256} ${place.pointer}`, place]));
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {[...places].map(
          ([
            key,
            {
              document: { sha256 },
              pointer,
            },
          ]) => (
            <li key={key} className="hb-code">
              <Link to={addressOf('/document', { sha256, pointer })}>
                {sha256.slice(0, 12)} {t.place(pointer)}
              </Link>
            </li>
          ),
        )}
        {children}
      </ul>
    </details>
  );
}

interface MorePlacesProps {
  readonly name: string;
  readonly more: () => void;
  /** It stays while more is loaded: who pressed it is not lost. */
  readonly isLoading?: boolean;
}

export function MorePlaces({ name, more, isLoading = false }: MorePlacesProps) {
  return (
    <Button unstyled type="button" disabled={isLoading} onClick={more}>
      {isLoading ? t.loading : name}
    </Button>
  );
}
