/** A network in columns: every node a link to its page, every link a line with what is said of it. */
import './network.css';
import { type MouseEvent, useId, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { texts } from '../texts/texts.ts';
import { box, type Layout, layered } from './layered-layout.ts';
import { linesOf } from './lines-of-text.ts';
import { useViewBox } from './view-box.ts';

const t = texts.pictures;

export interface NetworkNode {
  readonly id: string;
  readonly name: string;
  /** What stands beneath the name: a country, a kind. */
  readonly note?: string;
  /** What goes on from it and is not drawn, in words: it must not look like an end. */
  readonly beyond?: string;
  /** Column; that of what the picture is about is 0. */
  readonly tier: number;
  /** Address of its page. */
  readonly to: string;
  /** What the picture is about. */
  readonly isFocus?: boolean;
}

export interface NetworkLine {
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** Dashed: it holds in part, or no more. */
  readonly isFaint?: boolean;
}

interface NetworkProps {
  /** Said to who does not see it; the table beside it says the same. */
  readonly label: string;
  readonly nodes: readonly NetworkNode[];
  readonly lines: readonly NetworkLine[];
}

export function Network({ label, nodes, lines }: NetworkProps) {
  const layout = useMemo(
    () =>
      layered(
        nodes,
        lines.map(({ from, to }) => ({ from, to })),
      ),
    [nodes, lines],
  );
  const focus = nodes.find(({ isFocus }) => isFocus === true);
  const at = focus === undefined ? undefined : layout.at.get(focus.id);
  const middle = { x: (at?.x ?? 0) + box.width / 2, y: (at?.y ?? 0) + box.height / 2 };
  const view = useViewBox(layout, middle);
  const head = `head${useId().replaceAll(':', '')}`;
  return (
    <>
      <PictureMoves view={view} />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what can be moved must be reached by keyboard */}
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: keys move what is seen, as the buttons do */}
      <section className="hb-network" ref={view.frame} aria-label={t.moved(label)} tabIndex={0} onKeyDown={view.onKeyDown}>
        <svg viewBox={view.box} width="100%" height={view.height} aria-label={label}>
          <defs>
            <marker id={head} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">
              <path d="M0,0 L10,5 L0,10 z" className="hb-network__head" />
            </marker>
          </defs>
          {lines.map((line) => (
            <Line key={`${line.from} ${line.to} ${line.label ?? ''}`} line={line} layout={layout} head={head} />
          ))}
          {nodes.map((node) => (
            <Node key={node.id} node={node} layout={layout} />
          ))}
        </svg>
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: above */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: above */}
    </>
  );
}

function PictureMoves({ view }: { readonly view: ReturnType<typeof useViewBox> }) {
  const moves: readonly (readonly [string, string, () => void])[] = [
    ['+', t.larger, () => view.zoom(1.25)],
    ['−', t.smaller, () => view.zoom(0.8)],
    ['←', t.left, () => view.move(-1, 0)],
    ['→', t.right, () => view.move(1, 0)],
    ['↑', t.up, () => view.move(0, -1)],
    ['↓', t.down, () => view.move(0, 1)],
  ];
  return (
    <div className="hb-network__moves">
      {moves.map(([sign, name, act]) => (
        <button key={name} type="button" className="hb-network__move" aria-label={name} title={name} onClick={act}>
          {sign}
        </button>
      ))}
      <button type="button" className="hb-network__move" onClick={view.reset}>
        {t.whole}
      </button>
    </div>
  );
}

function Node({ node, layout }: { readonly node: NetworkNode; readonly layout: Layout }) {
  const navigate = useNavigate();
  const { x, y } = layout.at.get(node.id) ?? { x: 0, y: 0 };
  const note = node.note ?? '';
  const lines = linesOf(node.name, 26, note === '' ? 2 : 1);
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate(node.to);
  };
  const name = [node.name, note, node.beyond ?? ''].filter((part) => part !== '').join(' ');
  return (
    <a
      href={node.to}
      onClick={follow}
      className={node.isFocus === true ? 'hb-network__node hb-network__node--focus' : 'hb-network__node'}
    >
      <title>{name}</title>
      <rect x={x} y={y} width={box.width} height={box.height} rx={4} />
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts is nothing that takes the focus */}
      <g aria-hidden="true">
        {lines.map((line, row) => (
          <text
            key={line}
            x={x + box.width / 2}
            y={y + (lines.length + (note === '' ? 0 : 1) === 1 ? 28 : 20 + row * 17)}
            textAnchor="middle"
            fontSize={13}
          >
            {line}
          </text>
        ))}
        {note !== '' && (
          <text className="hb-network__note" x={x + box.width / 2} y={y + 37} textAnchor="middle" fontSize={12}>
            {linesOf(note, 28, 1)[0]}
          </text>
        )}
        {node.beyond !== undefined && (
          <text className="hb-network__beyond" x={x + box.width / 2} y={y + box.height + 13} textAnchor="middle" fontSize={12}>
            {`… ${node.beyond}`}
          </text>
        )}
      </g>
    </a>
  );
}

function Line({ line, layout, head }: { readonly line: NetworkLine; readonly layout: Layout; readonly head: string }) {
  const [from, to] = [layout.at.get(line.from), layout.at.get(line.to)];
  if (from === undefined || to === undefined) return null;
  const isForward = from.x < to.x;
  const isLevel = from.x === to.x;
  const start = { x: from.x + (isForward || isLevel ? box.width : 0), y: from.y + box.height / 2 };
  const end = { x: to.x + (isForward ? 0 : box.width), y: to.y + box.height / 2 };
  const bend = isLevel ? 50 : (end.x - start.x) / 2;
  const path = isLevel
    ? `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x + bend},${end.y} ${end.x},${end.y}`
    : `M${start.x},${start.y} C${start.x + bend},${start.y} ${end.x - bend},${end.y} ${end.x},${end.y}`;
  return (
    <g className={line.isFaint === true ? 'hb-network__line hb-network__line--faint' : 'hb-network__line'}>
      <path d={path} markerEnd={`url(#${head})`} fill="none" />
      {line.label !== undefined && (
        <text x={(start.x + end.x) / 2 + (isLevel ? bend : 0)} y={(start.y + end.y) / 2 - 4} textAnchor="middle" fontSize={12}>
          {line.label}
        </text>
      )}
    </g>
  );
}
