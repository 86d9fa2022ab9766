/** The strongest of what rules say of an organisation: beside its name, since a name alone looks clear. */
import { Button } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { type Answer, useAnswer } from '../../answers.ts';
import { VendorStandingDocument, type VendorStandingQuery } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Tag } from '../figure.tsx';
import { outcomeTone } from './outcome-tone.ts';

const t = texts.things.standing;

/** Part of the page of a supplier that has everything that lists and rules say. */
export const listingsPart = 'listings';

type Vendors = VendorStandingQuery['untrustedVendors'];

function useStanding(id: string): Answer<VendorStandingQuery> {
  return useAnswer(VendorStandingDocument, { id, ...useScope() });
}

/** Under the heading of the organisation's own page. */
export function VendorStanding({ id, name }: { readonly id: string; readonly name: string }) {
  const addressOf = useAddressOf();
  const answer = useStanding(id);
  const vendors = answer.data?.untrustedVendors;
  const { programme } = useScope();
  return (
    <p className="hb-lead" role="status">
      {t.title} {vendors === undefined ? <NotKnown of={answer} name={name} /> : <Said of={vendors} />}{' '}
      {vendors?.aboutSupplies === 'OTHERS' && programme !== undefined && `${t.ofOthers(programme)} `}
      <Link to={`${addressOf('/supplier', { id })}#${listingsPart}`}>{t.more(Math.max((vendors?.totalCount ?? 0) - 1, 0))}</Link>
    </p>
  );
}

interface NotKnownProps {
  readonly of: Answer<unknown>;
  readonly name: string;
  /** Among many of a list, where it is no alarm while it is asked. */
  readonly isSoft?: boolean;
}

/** Not yet, or not at all: then it can be asked again. */
function NotKnown({ of: { error, refetch, isFetching }, name, isSoft = false }: NotKnownProps) {
  if (error === null || isFetching)
    return isSoft ? <span className="hb-unknown">{t.notKnown}</span> : <Tag tone="warn">{t.notKnown}</Tag>;
  return (
    <>
      <Tag tone="warn">{t.failed}</Tag>{' '}
      <Button unstyled type="button" aria-label={t.askAgainAbout(name)} onClick={() => void refetch()}>
        {texts.parts.askAgain}
      </Button>
    </>
  );
}

function Said({ of }: { readonly of: Vendors }) {
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
  const answer = useStanding(id);
  const vendors = answer.data?.untrustedVendors;
  if (vendors === undefined) return <NotKnown of={answer} name={name} isSoft />;
  if (vendors.aboutSupplies === 'NOBODY') return <Tag tone="warn">{t.notAskedShort}</Tag>;
  const [strongest] = vendors.nodes;
  if (strongest === undefined && vendors.flagged.length === 0) return null;
  return (
    <Link to={`${addressOf('/supplier', { id })}#${listingsPart}`} aria-label={t.why(strongest?.outcome ?? t.flaggedShort, name)}>
      <Tag tone={outcomeTone(strongest?.outcome)}>{strongest?.outcome ?? t.flaggedShort}</Tag>
    </Link>
  );
}
