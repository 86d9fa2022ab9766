/** The places in documents that say so; each opens the document there. */
import { Link } from 'react-router';
import { useAddressOf } from '../address.ts';
import { texts } from '../texts/texts.ts';

const t = texts.parts;
const mostShown = 20;

export interface Place {
  readonly document: { readonly sha256: string };
  readonly pointer: string;
}

export function EvidenceList({ evidence }: { readonly evidence: readonly Place[] }) {
  const addressOf = useAddressOf();
  if (evidence.length === 0) return <>{t.notKnown}</>;
  return (
    <details>
      <summary>{t.evidenceOf(evidence.length)}</summary>
      <ul>
        {evidence.slice(0, mostShown).map(({ document: { sha256 }, pointer }) => (
          <li key={`${sha256} ${pointer}`} className="hb-code">
            <Link to={addressOf('/document', { sha256, pointer })}>
              {sha256.slice(0, 12)} {t.place(pointer)}
            </Link>
          </li>
        ))}
        {evidence.length > mostShown && <li>{t.shown(String(mostShown), String(evidence.length))}</li>}
      </ul>
    </details>
  );
}
