/** Two scenarios side by side: which end items stop in one and not in the other, when, and at what cost. */
import { Button } from '@trussworks/react-uswds';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import type { WhatIfComparedQuery } from '../../generated/operations.ts';
import { WhatIfComparedDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Tag } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { daysText, readingText, spanText } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { useWhole } from '../../parts/use-whole.ts';
import { texts } from '../../texts/texts.ts';
import { nameOf } from './chosen-losses.tsx';
import { type Loss, lossOf, type Saved } from './loss.ts';

const t = texts.whatIf.compare;

type Facts = Pick<WhatIfComparedQuery['whatIf'], 'lost' | 'from' | 'forDays' | 'endItemsStopped' | 'cost'>;
type Stop = WhatIfComparedQuery['whatIf']['nodes'][number];

interface Side extends Facts {
  /** All of them. */
  readonly stops: readonly Stop[];
}

interface ComparedProps {
  readonly here: Facts;
  readonly loss: Loss;
  readonly name: string;
  readonly saved: Saved;
  readonly end: () => void;
}

export function Compared({ here, loss, name, saved, end }: ComparedProps) {
  const scope = useScope();
  const lossThere = lossOf(saved, scope);
  const there = useAnswer(WhatIfComparedDocument, { ...lossThere, first: 1, after: null });
  const stops = { a: useAllStops(loss), b: useAllStops(lossThere) };
  const names = { a: name === '' ? t.here : name, b: saved.name };
  return (
    <section aria-label={t.title}>
      <h2>{t.title}</h2>
      <Button type="button" outline onClick={end}>
        {t.end}
      </Button>
      {(saved.programme ?? undefined) !== scope.programme && <p>{t.otherProgramme(saved.programme ?? t.everything)}</p>}
      <AnswerOf of={there}>
        {({ whatIf }) => (
          <AnswerOf of={stops.a}>
            {(a) => (
              <AnswerOf of={stops.b}>
                {(b) => <SideBySide a={{ ...here, stops: a.rows }} b={{ ...whatIf, stops: b.rows }} names={names} />}
              </AnswerOf>
            )}
          </AnswerOf>
        )}
      </AnswerOf>
    </section>
  );
}

/** A part of them would have what stops in both stop in one alone. */
function useAllStops(loss: Loss) {
  return useWhole(WhatIfComparedDocument, { ...loss, first: 500 }, ({ whatIf }) => whatIf);
}

interface SideBySideProps {
  readonly a: Side;
  readonly b: Side;
  readonly names: { readonly a: string; readonly b: string };
}

function SideBySide({ a, b, names }: SideBySideProps) {
  const facts: readonly { name: string; of: (side: Side) => string }[] = [
    { name: t.lost, of: ({ lost }) => lost.map(({ selector }) => nameOf(selector, lost)).join('; ') },
    { name: t.from, of: ({ from }) => from ?? texts.parts.notKnown },
    { name: t.days, of: ({ forDays }) => (forDays === null ? t.noEnd : texts.parts.days(forDays)) },
    { name: t.stops, of: ({ endItemsStopped }) => readingText(endItemsStopped) },
    { name: t.first, of: ({ stops }) => first(stops) },
    { name: t.cost, of: ({ cost }) => (cost === null ? texts.parts.notKnown : spanText(cost)) },
  ];
  const rows = rowsOf(a.stops, b.stops);
  const only = (where: string) => rows.filter((row) => row.where === where).length;
  return (
    <>
      <p>{t.summary(names.a, only('a'), names.b, only('b'), only('both'))}</p>
      <ListTable
        caption={t.facts}
        file="scenarios-compared"
        rows={facts}
        keyOf={({ name }) => name}
        columns={[
          { name: t.what, show: ({ name }) => name, value: ({ name }) => name },
          { name: t.side('A', names.a), show: ({ of }) => of(a), value: ({ of }) => of(a) },
          { name: t.side('B', names.b), show: ({ of }) => of(b), value: ({ of }) => of(b) },
        ]}
      />
      <ListTable
        caption={t.endItems}
        file="scenarios-end-items"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t.endItem,
            show: ({ id, name }) => <ThingLink thing={{ id, name, type: 'Item' }} />,
            value: ({ name }) => name,
          },
          {
            name: t.stopsIn,
            show: ({ where }) => <Tag tone={where === 'both' ? 'plain' : 'warn'}>{t.where[where]}</Tag>,
            value: ({ where }) => t.where[where],
          },
          { name: t.dayOf('A'), show: ({ a: stop }) => stopText(stop), value: ({ a: stop }) => stopText(stop) },
          { name: t.dayOf('B'), show: ({ b: stop }) => stopText(stop), value: ({ b: stop }) => stopText(stop) },
          { name: t.costOf('A'), show: ({ a: stop }) => costText(stop), value: ({ a: stop }) => costText(stop) },
          { name: t.costOf('B'), show: ({ b: stop }) => costText(stop), value: ({ b: stop }) => costText(stop) },
        ]}
      />
    </>
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly a: Stop | undefined;
  readonly b: Stop | undefined;
  readonly where: 'a' | 'b' | 'both';
}

/** What stops in one alone comes first. */
function rowsOf(a: readonly Stop[], b: readonly Stop[]): Row[] {
  const inB = new Map(b.map((stop) => [stop.endItem.id, stop]));
  const inA = new Set(a.map(({ endItem }) => endItem.id));
  const rows = [
    ...a.map((stop): Row => {
      const other = inB.get(stop.endItem.id);
      return { ...stop.endItem, a: stop, b: other, where: other === undefined ? 'a' : 'both' };
    }),
    ...b
      .filter(({ endItem }) => !inA.has(endItem.id))
      .map((stop): Row => ({ ...stop.endItem, a: undefined, b: stop, where: 'b' })),
  ];
  const order = ['a', 'b', 'both'];
  return rows.sort((x, y) => order.indexOf(x.where) - order.indexOf(y.where));
}

function stopText(stop: Stop | undefined): string {
  return stop === undefined ? t.holds : t.stopText(stop.certainty, daysText(stop.days));
}

function costText(stop: Stop | undefined): string {
  if (stop === undefined) return '';
  return stop.cost === null ? texts.parts.notKnown : spanText(stop.cost);
}

function first(stops: readonly Stop[]): string {
  const [soonest] = [...stops].sort((x, y) => x.days.low - y.days.low);
  return soonest === undefined ? t.none : t.firstText(soonest.endItem.name, daysText(soonest.days));
}
