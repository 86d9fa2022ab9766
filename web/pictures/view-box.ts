/** Which part of a picture is seen: moved and enlarged by buttons and keys. */
import { useCallback, useEffect, useRef, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Seen {
  /** The middle of what is seen, in the picture's units. */
  readonly x: number;
  readonly y: number;
  /** Pixels for one unit. */
  readonly scale: number;
}

export interface ViewBox {
  readonly frame: React.RefObject<HTMLElement | null>;
  readonly box: string;
  readonly height: number;
  move(dx: number, dy: number): void;
  zoom(by: number): void;
  /** As it was at first. */
  reset(): void;
  onKeyDown(event: React.KeyboardEvent): void;
}

const margin = 16;
const tallest = 640;
const shortest = 140;
/** Text that is smaller is not read. */
const leastFirstScale = 0.8;
const scales = { least: 0.15, most: 3 };
const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** `whole`: size of the picture. `middle`: what stands in the middle if not all of it can be read at once. */
export function useViewBox(whole: Size, middle: { readonly x: number; readonly y: number }): ViewBox {
  const frame = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(960);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const fits = Math.min(1, width / (whole.width + 2 * margin));
  const firstScale = Math.max(fits, leastFirstScale);
  const height = Math.max(shortest, Math.min(tallest, (whole.height + 2 * margin) * firstScale));
  const isWhole = fits >= leastFirstScale && (whole.height + 2 * margin) * firstScale <= tallest;
  const first: Seen = isWhole ? { x: whole.width / 2, y: whole.height / 2, scale: firstScale } : { ...middle, scale: firstScale };
  const [changed, setChanged] = useState<Seen>();
  const seen = changed ?? first;
  const move = useCallback(
    (dx: number, dy: number) => {
      const step = 80 / seen.scale;
      setChanged({ ...seen, x: clamp(seen.x + dx * step, 0, whole.width), y: clamp(seen.y + dy * step, 0, whole.height) });
    },
    [seen, whole],
  );
  const zoom = useCallback(
    (by: number) => setChanged({ ...seen, scale: clamp(seen.scale * by, scales.least, scales.most) }),
    [seen],
  );
  const reset = useCallback(() => setChanged(undefined), []);
  const size = { width: width / seen.scale, height: height / seen.scale };
  return {
    frame,
    box: `${seen.x - size.width / 2} ${seen.y - size.height / 2} ${size.width} ${size.height}`,
    height,
    move,
    zoom,
    reset,
    onKeyDown(event) {
      const direction = keys[event.key];
      if (direction !== undefined) move(...direction);
      else if (event.key === '+' || event.key === '=') zoom(1.25);
      else if (event.key === '-') zoom(0.8);
      else if (event.key === '0') reset();
      else return;
      event.preventDefault();
    },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
