/** What an answer says against itself: what it left out, what it cannot rest on. Nothing is shown where there is nothing. */
import { Alert } from '@trussworks/react-uswds';
import type { RemarkFactsFragment } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';

const t = texts.parts.remarks;
/** So many are in sight; the others open. */
const mostInSight = 3;

type Remark = Pick<RemarkFactsFragment, 'code' | 'severity' | 'message'>;

interface RemarksProps {
  /** The list or figure that they are about, as its heading says. */
  readonly about: string;
  readonly remarks: readonly Remark[];
  /** Of a part of its own it is h2. */
  readonly headingLevel?: 'h2' | 'h3';
}

export function Remarks({ about, remarks, headingLevel = 'h3' }: RemarksProps) {
  if (remarks.length === 0) return null;
  const type = remarks.some(({ severity }) => severity !== 'info') ? 'warning' : 'info';
  const left = remarks.slice(mostInSight);
  return (
    <Alert type={type} headingLevel={headingLevel} heading={t.about(about)} validation>
      <RemarkList remarks={remarks.slice(0, mostInSight)} />
      {left.length > 0 && (
        <details>
          <summary>{t.more(left.length)}</summary>
          <RemarkList remarks={left} />
        </details>
      )}
    </Alert>
  );
}

function RemarkList({ remarks }: Pick<RemarksProps, 'remarks'>) {
  return (
    <ul>
      {remarks.map(({ code, message }) => (
        <li key={`${code} ${message}`}>
          {message} <span className="hb-code">{code}</span>
        </li>
      ))}
    </ul>
  );
}
