/** Says that the server is away, for as long as it is: questions that failed for it are asked again meanwhile. */

import { type Query, useQueryClient } from '@tanstack/react-query';
import { Alert } from '@trussworks/react-uswds';
import { useSyncExternalStore } from 'react';
import { AskFailure } from '../answers.ts';
import { texts } from '../texts/texts.ts';

export function Away() {
  const cache = useQueryClient().getQueryCache();
  const isAway = useSyncExternalStore(
    (tell) => cache.subscribe(tell),
    () => cache.getAll().some(isUnanswered),
  );
  return (
    <div role="status">
      {isAway && (
        <Alert type="warning" headingLevel="h3" slim>
          {texts.frame.away}
        </Alert>
      )}
    </div>
  );
}

const isUnanswered = (query: Query) =>
  query.isActive() &&
  [query.state.error, query.state.fetchFailureReason].some((one) => one instanceof AskFailure && one.code === 'UNREACHABLE');
