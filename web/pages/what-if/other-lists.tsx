/** What does not stop: items that lose a source, and end items that hold. Each is asked for when it is opened. */
import { useAnswerPages } from '../../answers.ts';
import { WhatIfHoldingDocument, WhatIfWeakenedDocument, type WhatIfWeakenedQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { Opening } from '../../parts/opening.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { spanText } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { Loss } from './loss.ts';

const t = texts.whatIf;

interface ListProps {
  readonly loss: Loss;
  readonly total: number;
}

export function Weakened({ loss, total }: ListProps) {
  if (total === 0) return null;
  return <Opening title={t.weakenedList(count(total))}>{() => <WeakenedTable loss={loss} />}</Opening>;
}

export function Holding({ loss, total }: ListProps) {
  if (total === 0) return null;
  return <Opening title={t.holdsList(count(total))}>{() => <HoldingTable loss={loss} />}</Opening>;
}

type WeakenedItem = WhatIfWeakenedQuery['whatIf']['weakened']['nodes'][number];

const weakenedColumns: readonly Column<WeakenedItem>[] = [
  {
    name: t.item,
    show: ({ item }) => <ThingLink thing={{ ...item, type: 'Item' }} />,
    value: ({ item }) => item.name,
  },
  { name: t.becomes, show: ({ outcome }) => outcome, value: ({ outcome }) => outcome },
  { name: t.certainty, show: ({ certainty }) => certainty, value: ({ certainty }) => certainty },
  {
    name: t.suppliersBefore,
    show: ({ suppliersBefore }) => count(suppliersBefore),
    value: ({ suppliersBefore }) => suppliersBefore,
    isNumber: true,
  },
  {
    name: t.suppliersAfter,
    show: ({ suppliersAfter }) => spanText(suppliersAfter),
    value: ({ suppliersAfter }) => spanText(suppliersAfter),
    isNumber: true,
  },
  { name: t.nowSingle, show: ({ newSingleSource }) => newSingleSource, value: ({ newSingleSource }) => newSingleSource },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
  ...evidenceColumns<WeakenedItem>(({ evidence }) => evidence),
];

function WeakenedTable({ loss }: Pick<ListProps, 'loss'>) {
  const items = useAnswerPages(WhatIfWeakenedDocument, loss, ({ whatIf }) => whatIf.weakened);
  return (
    <PagedTable of={items} caption={t.weakened} file="what-if-weakened" columns={weakenedColumns} keyOf={({ item }) => item.id} />
  );
}

function HoldingTable({ loss }: Pick<ListProps, 'loss'>) {
  const items = useAnswerPages(WhatIfHoldingDocument, loss, ({ whatIf }) => whatIf.holding);
  return (
    <PagedTable
      of={items}
      caption={t.holds}
      file="what-if-holds"
      keyOf={({ id }) => id}
      columns={[
        {
          name: t.endItem,
          show: ({ id, name }) => <ThingLink thing={{ id, name, type: 'Item' }} />,
          value: ({ name }) => name,
        },
      ]}
    />
  );
}
