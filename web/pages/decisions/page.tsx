/** Decisions: the screening queue, and everything that was decided. */
import './decisions.css';
import { Link } from 'react-router';
import { useAddress, useAddressOf } from '../../address.ts';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { DecisionHistory } from './decision-history.tsx';
import { ListsUsed } from './lists-used.tsx';
import { ScreeningQueue } from './screening-queue.tsx';

const t = texts.decisions;

export function Component() {
  const addressOf = useAddressOf();
  const [parameters] = useAddress();
  const isHistory = parameters.get('show') === 'history';
  return (
    <>
      <Title of={t.title} name={isHistory ? t.history : t.queue} />
      <p>{t.lead}</p>
      <nav className="hb-tools" aria-label={t.parts}>
        <Link to={addressOf('/decisions')} aria-current={isHistory ? undefined : 'page'}>
          {t.queue}
        </Link>
        <Link to={addressOf('/decisions', { show: 'history' })} aria-current={isHistory ? 'page' : undefined}>
          {t.history}
        </Link>
      </nav>
      <ListsUsed>{isHistory ? <DecisionHistory /> : <ScreeningQueue />}</ListsUsed>
    </>
  );
}
