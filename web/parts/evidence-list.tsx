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
  const addressOf = useAddressOf();
  const [most, setMost] = useState(mostShown);
  if (evidence.length === 0) return <>{t.notKnown}</>;
  return (
    <details>
      <summary>{t.evidenceOf(evidence.length)}</summary>
      <ul>
        {evidence.slice(0, most).map(({ document: { sha256 }, pointer }) => (
          <li key={`${sha256} ${pointer}`} className="hb-code">
            <Link to={addressOf('/document', { sha256, pointer })}>
              {sha256.slice(0, 12)} {t.place(pointer)}
            </Link>
          </li>
        ))}
        {evidence.length > most && (
          <li>
            {t.shown(String(most), String(evidence.length))}{' '}
            <Button unstyled type="button" onClick={() => setMost(most + moreShown)}>
              {t.more(String(evidence.length - most))}
            </Button>
          </li>
        )}
      </ul>
    </details>
  );
}
