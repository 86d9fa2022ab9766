/** What is otherwise between two days, two views or two documents. */
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import { useCompared } from './asked.ts';
import { CompareForm } from './compare-form.tsx';
import { DocumentComparison } from './document-comparison.tsx';
import { ViewComparison } from './view-comparison.tsx';

const t = texts.compare;

export function Component() {
  const [{ by, from, to }] = useCompared();
  const needsBoth = by !== 'known' && (from === '' || to === '');
  return (
    <>
      <Title of={t.title} />
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
