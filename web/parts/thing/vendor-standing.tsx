/** The strongest of what rules say of an organisation: beside its name, since a name alone looks clear. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { VendorStandingDocument, type VendorStandingQuery } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Tag } from '../figure.tsx';
import { outcomeTone } from './outcome-tone.ts';

const t = texts.things.standing;

/** Part of the page of a supplier that has everything that lists and rules say. */
export const listingsPart = 'listings';

type Vendors = VendorStandingQuery['untrustedVendors'];

/** Undefined until it is known. */
function useStanding(id: string): Vendors | undefined {
  return useAnswer(VendorStandingDocument, { id, ...useScope() }).data?.untrustedVendors;
}

/** Under the heading of the organisation's own page. */
export function VendorStanding({ id }: { readonly id: string }) {
  const addressOf = useAddressOf();
  const vendors = useStanding(id);
  const { programme } = useScope();
  return (
    <p className="hb-lead" role="status">
      {t.title} <Said of={vendors} />{' '}
      {vendors?.aboutSupplies === 'OTHERS' && programme !== undefined && `${t.ofOthers(programme)} `}
      <Link to={`${addressOf('/supplier', { id })}#${listingsPart}`}>{t.more(Math.max((vendors?.totalCount ?? 0) - 1, 0))}</Link>
    </p>
  );
}

function Said({ of }: { readonly of: Vendors | undefined }) {
  if (of === undefined) return <Tag tone="warn">{t.notKnown}</Tag>;
  if (of.aboutSupplies === 'NOBODY') return <Tag tone="warn">{t.notAsked}</Tag>;
  const [strongest] = of.nodes;
  if (strongest === undefined) return of.flagged.length > 0 ? <Tag tone="warn">{t.flagged(of.flagged.length)}</Tag> : t.none;
  const { outcome, rule } = strongest;
  return (
    <>
      <Tag tone={outcomeTone(outcome)}>{outcome}</Tag> {t.rule(rule.title, rule.id, rule.status)}
    </>
  );
}

/** Beside the organisation where it is named: only what is said against it, or that this is not known. */
export function VendorTag({ id, name }: { readonly id: string; readonly name: string }) {
  const addressOf = useAddressOf();
  const vendors = useStanding(id);
  if (vendors === undefined) return <span className="hb-unknown">{t.notKnown}</span>;
  if (vendors.aboutSupplies === 'NOBODY') return <Tag tone="warn">{t.notAskedShort}</Tag>;
  const [strongest] = vendors.nodes;
  if (strongest === undefined && vendors.flagged.length === 0) return null;
  return (
    <Link to={`${addressOf('/supplier', { id })}#${listingsPart}`} aria-label={t.why(strongest?.outcome ?? t.flaggedShort, name)}>
      <Tag tone={outcomeTone(strongest?.outcome)}>{strongest?.outcome ?? t.flaggedShort}</Tag>
    </Link>
  );
}
