/** What is otherwise between two days, two views or two documents. */
import { useAddress } from '../../address.ts';
import { NotOffered, notOffered } from '../../parts/not-offered.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { useCompared, ways } from './asked.ts';
import { CompareForm } from './compare-form.tsx';
import { DocumentComparison } from './document-comparison.tsx';
import { ViewComparison } from './view-comparison.tsx';

const t = texts.compare;

export function Component() {
  const [{ by, from, to }] = useCompared();
  const [parameters] = useAddress();
  const needsBoth = by !== 'known' && (from === '' || to === '');
  return (
    <>
      <Title of={t.title} />
      <NotOffered asked={notOffered(parameters, 'by', ways)} />
      <CompareForm key={`${by} ${from} ${to}`} />
      {needsBoth ? (
        <div className="hb-state">{t.chooseBoth}</div>
      ) : by === 'documents' ? (
        <DocumentComparison one={from} other={to} />
      ) : (
        <ViewComparison />
      )}
    </>
  );
}
