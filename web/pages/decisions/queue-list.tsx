/** The queue, most pressing first; arrow keys go through it where it has the focus. */
import { useEffect, useRef } from 'react';
import { Tag } from '../../parts/figure.tsx';
import { count, texts } from '../../texts/texts.ts';
import { keyOf, type Queued } from './queued.ts';

const t = texts.decisions;

interface QueueListProps {
  readonly queue: readonly Queued[];
  readonly at: string;
  readonly select: (key: string) => void;
  readonly step: (by: number) => void;
  /** Changes when the selected one is to have the focus. */
  readonly focus: number;
}

export function QueueList({ queue, at, select, step, focus }: QueueListProps) {
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it waits for
  useEffect(() => {
    if (focus > 0) list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  }, [focus, at]);
  return (
    <ol
      ref={list}
      className="hb-queue"
      aria-label={t.queue}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        step(by);
      }}
    >
      {queue.map((one) => (
        <li key={keyOf(one)}>
          <button
            type="button"
            className="hb-queue__one"
            aria-current={keyOf(one) === at ? 'true' : undefined}
            onClick={() => select(keyOf(one))}
          >
            <span className="hb-queue__name">{one.party.name}</span>
            {one.entry !== null && <span className="hb-soft">{t.against(one.entry.name, one.entry.list)}</span>}
            <span>
              <Tag tone={one.ifTrue === 'prohibited' ? 'bad' : 'warn'}>{one.ifTrue ?? t.noRule}</Tag> <Tag>{one.reason}</Tag>{' '}
              <span className="hb-soft">{t.endItems(count(one.endItems.length))}</span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
