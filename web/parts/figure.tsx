/** A number with what it is of, what is not known of it, and where its list is. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { texts } from '../texts/texts.ts';

export function Figures({ children }: { readonly children: ReactNode }) {
  return <dl className="hb-figures">{children}</dl>;
}

interface FigureProps {
  readonly label: string;
  /** Null is not known, never zero. */
  readonly value: ReactNode;
  readonly note?: ReactNode;
  /** Address of the list that it counts. */
  readonly to?: string;
  readonly tone?: 'bad' | 'warn';
}

export function Figure({ label, value, note, to, tone }: FigureProps) {
  const shown = value ?? <Unknown />;
  return (
    <div className={tone === undefined ? 'hb-figure' : `hb-figure hb-figure--${tone}`}>
      <dt>{label}</dt>
      <dd>
        <span className="hb-figure__value">{to === undefined ? shown : <Link to={to}>{shown}</Link>}</span>
        {note !== undefined && <div className="hb-figure__note">{note}</div>}
      </dd>
    </div>
  );
}

export function Unknown() {
  return <span className="hb-unknown">{texts.parts.notKnown}</span>;
}

/** A value, or that it is not known. */
export function Known({ value }: { readonly value: ReactNode }) {
  return value === null || value === undefined || value === '' ? <Unknown /> : value;
}

export function Tag({
  tone = 'plain',
  children,
}: {
  readonly tone?: 'bad' | 'warn' | 'good' | 'plain';
  readonly children: ReactNode;
}) {
  return <span className={`hb-tag hb-tag--${tone}`}>{children}</span>;
}
