/** The view that the newest answer of the page was computed from. */
import { Alert, Button } from '@trussworks/react-uswds';
import { useSyncExternalStore } from 'react';
import { useAddress, useScope } from '../address.ts';
import { useAnswer, viewsSeen } from '../answers.ts';
import { ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';
import { focusMain } from './focus-main.ts';

const t = texts.frame;

export function ViewShown() {
  const scope = useScope();
  const view = useSyncExternalStore(viewsSeen.subscribe, () => viewsSeen.newest(scope));
  if (view === undefined) return null;
  return (
    <>
      <div className="hb-code">{t.view(view.hash, view.asOf === '' ? t.noDate : view.asOf)}</div>
      {scope.knownAt !== undefined && <div>{t.knownThen(instantText(scope.knownAt))}</div>}
    </>
  );
}

/** That an earlier state is shown, and the way back to all that is known. */
export function KnownThen() {
  const { knownAt } = useScope();
  const [, change] = useAddress();
  if (knownAt === undefined) return null;
  const toNow = () => {
    focusMain();
    change({ knownAt: undefined });
  };
  return (
    <aside className="hb-known-then" aria-label={t.knownThen(instantText(knownAt))}>
      {t.knownThen(instantText(knownAt))}{' '}
      <Button unstyled type="button" onClick={toNow}>
        {t.knownNow}
      </Button>
    </aside>
  );
}

/** `2026-11-30 23:40:00 UTC`; anything else as it is written. */
function instantText(instant: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z$/.exec(instant);
  return parts === null ? instant : `${parts[1]} ${parts[2]} UTC`;
}

/** That the day of all answers rests on documents that were received before it. */
export function DayRemark() {
  const { asOf, knownAt } = useScope();
  const remark = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.view.asOfRemark ?? null;
  if (remark === null) return null;
  return (
    <Alert type="warning" slim headingLevel="h2" role="status">
      {remark}
    </Alert>
  );
}

/** That others handed something in while the page was open: what is shown has been asked for again. */
export function ViewRenewed() {
  const isRenewed = useSyncExternalStore(viewsSeen.subscribe, () => viewsSeen.isRenewed);
  return (
    <div role="status">
      {isRenewed && (
        <p className="hb-renewed">
          {t.renewed}{' '}
          <Button unstyled type="button" onClick={viewsSeen.acknowledge}>
            {t.renewedRead}
          </Button>
        </p>
      )}
    </div>
  );
}
