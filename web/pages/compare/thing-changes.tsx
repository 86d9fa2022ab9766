import { Button } from '@trussworks/react-uswds';
import { useAddress } from '../../address.ts';
import {
  type ComparedThingKind,
  CompareThingsDocument,
  type CompareThingsQuery,
  type CompareViewsQuery,
} from '../../generated/operations.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useMoments } from './asked.ts';
import { PagedChanges } from './paged-changes.tsx';

const t = texts.compare;
const kinds = Object.keys(t.thingKinds) as ComparedThingKind[];

type Counts = CompareViewsQuery['diff']['counts']['things'];
type Change = CompareThingsQuery['diff']['list']['nodes'][number];

const changeText = ({ change }: Change) => t.thingChanges[change as keyof typeof t.thingChanges];

/** Items, suppliers and edges: how many of each kind, and one kind as a list. */
export function ThingChanges({ counts }: { readonly counts: Counts }) {
  const moments = useMoments();
  const [parameters, change] = useAddress();
  const kind = kinds.find((one) => one === parameters.get('kind'));
  return (
    <section>
      <h2>{t.things}</h2>
      <ListTable
        isHeaded
        caption={t.things}
        file="thing-counts"
        rows={counts}
        keyOf={(row) => row.kind}
        columns={[
          {
            name: t.columns.kind,
            show: (row) => (
              <Button unstyled type="button" aria-pressed={row.kind === kind} onClick={() => change({ kind: row.kind })}>
                {t.thingKinds[row.kind]}
              </Button>
            ),
            value: (row) => t.thingKinds[row.kind],
          },
          { name: t.columns.added, show: ({ added }) => count(added), value: ({ added }) => added, isNumber: true },
          { name: t.columns.removed, show: ({ removed }) => count(removed), value: ({ removed }) => removed, isNumber: true },
        ]}
      />
      {kind !== undefined && <h3>{t.thingKinds[kind]}</h3>}
      {kind !== undefined && (
        <PagedChanges
          caption={t.thingKinds[kind]}
          file={kind.toLowerCase().replaceAll('_', '-')}
          operation={CompareThingsDocument}
          variables={{ ...moments, kind: [kind] }}
          listOf={({ diff }) => diff.list}
          keyOf={(row) => `${row.change} ${row.things.map(({ id }) => id).join(' ')}`}
          columns={[
            { name: t.change, show: changeText, value: changeText },
            {
              name: t.columns.things,
              show: ({ things }) => (
                <ul className="hb-plain-list">
                  {things.map((thing) => (
                    <li key={`${thing.type} ${thing.id}`}>
                      <ThingLink thing={thing} />
                    </li>
                  ))}
                </ul>
              ),
              value: ({ things }) => things.map(({ name }) => name).join(' - '),
            },
          ]}
        />
      )}
    </section>
  );
}
