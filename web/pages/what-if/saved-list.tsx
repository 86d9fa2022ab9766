/** The saved scenarios: each can be opened, or set beside what is asked about. */
import { Link } from 'react-router';
import { addressOf, useAddress, useScope } from '../../address.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { texts } from '../../texts/texts.ts';
import { parametersOf, type Saved } from './loss.ts';

const t = texts.whatIf.saved;

interface SavedListProps {
  /** Those that are there so far. */
  readonly saved: readonly Saved[];
  readonly total: number;
}

export function SavedList({ saved, total }: SavedListProps) {
  const { asOf, knownAt } = useScope();
  const [parameters] = useAddress();
  const here = Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
  const isAsked = parameters.getAll('lose').length > 0;
  return (
    <ListTable
      caption={t.title}
      file="scenarios"
      rows={saved}
      total={total}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t.name,
          show: (one) => (
            <>
              <Link to={addressOf('/what-if', { asOf, knownAt, ...parametersOf(one) })}>{one.name}</Link>
              {!one.stands && (
                <>
                  {' '}
                  <Tag>{t.replaced}</Tag>
                </>
              )}
            </>
          ),
          value: ({ name }) => name,
        },
        {
          name: t.programme,
          show: ({ programme }) => programme ?? t.everything,
          value: ({ programme }) => programme ?? t.everything,
        },
        {
          name: t.lost,
          show: ({ lose, namesNothing }) => <Selectors lose={lose} nothing={namesNothing} />,
          value: ({ lose }) => lose.join('; '),
        },
        { name: t.from, show: ({ from }) => from ?? t.dayAsked, value: ({ from }) => from ?? t.dayAsked },
        { name: t.days, show: ({ forDays }) => forDays ?? t.noEnd, value: ({ forDays }) => forDays ?? t.noEnd, isNumber: true },
        { name: t.author, show: ({ author }) => author, value: ({ author }) => author },
        { name: t.savedOn, show: ({ saved: on }) => on.slice(0, 16).replace('T', ' '), value: ({ saved: on }) => on },
        { name: t.note, show: ({ note }) => note ?? '', value: ({ note }) => note ?? '' },
        {
          name: t.compare,
          show: ({ id, name }) =>
            isAsked ? (
              <Link to={addressOf('/what-if', { ...here, against: id })} aria-label={t.compareWith(name)}>
                {t.compare}
              </Link>
            ) : (
              ''
            ),
        },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<Saved>(({ evidence }) => evidence),
      ]}
    />
  );
}

function Selectors({ lose, nothing }: { readonly lose: readonly string[]; readonly nothing: readonly string[] }) {
  if (lose.length === 0) return <Known value={null} />;
  return (
    <>
      {lose.length <= 3 ? lose.join('; ') : t.andMore(lose.slice(0, 2).join('; '), lose.length - 2)}
      {nothing.length > 0 && <div className="usa-hint">{t.namesNothing(nothing.join('; '))}</div>}
    </>
  );
}
