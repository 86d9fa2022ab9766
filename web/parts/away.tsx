/** Says that the server is away, for as long as it is: questions that failed for it are asked again meanwhile. */
import { type Query, useQueryClient } from '@tanstack/react-query';
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
        <div className="usa-alert usa-alert--warning usa-alert--slim">
          <div className="usa-alert__body">
            <p className="usa-alert__text">{texts.frame.away}</p>
          </div>
        </div>
      )}
    </div>
  );
}

const isUnanswered = (query: Query) =>
  query.isActive() &&
  [query.state.error, query.state.fetchFailureReason].some((one) => one instanceof AskFailure && one.code === 'UNREACHABLE');
