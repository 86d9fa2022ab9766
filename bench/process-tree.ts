/** A process and those that it started, they and theirs, from outside: from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';
import { cpuMsOf } from './measure.ts';

export class ProcessTree {
  peakMiB = 0;
  readonly #root: number;
  readonly #peaks = new Map<number, number>();
  /** Of children that may be gone by now. */
  readonly #cpuMs = new Map<number, number>();

  constructor(root: number) {
    this.#root = root;
  }

  /** Resident memory of all of them now, in MiB; keeps the most that was seen. */
  sample(): number {
    let sum = 0;
    for (const pid of [this.#root, ...descendantsOf(this.#root)]) {
      const status = textOf(pid, 'status');
      sum += mebibytes(status, 'VmRSS');
      this.#peaks.set(pid, Math.max(this.#peaks.get(pid) ?? 0, mebibytes(status, 'VmHWM')));
      if (status !== '') this.#cpuMs.set(pid, cpuMsOf(pid));
    }
    this.peakMiB = Math.max(this.peakMiB, sum);
    return sum;
  }

  get peakOfEach(): { readonly server: number; readonly handIns: number } {
    const others = [...this.#peaks].filter(([pid]) => pid !== this.#root).map(([, peak]) => peak);
    return { server: this.#peaks.get(this.#root) ?? 0, handIns: Math.max(0, ...others) };
  }

  /** Of all of them, those that ended included, in milliseconds. */
  cpuMs(): number {
    this.sample();
    return [...this.#cpuMs.values()].reduce((sum, ms) => sum + ms, 0);
  }
}

/** Any of its threads may have started some. */
function descendantsOf(pid: number): number[] {
  const children = threadsOf(pid).flatMap((thread) => textOf(pid, `task/${thread}/children`).split(' ').filter(Boolean));
  return children.flatMap((child) => [Number(child), ...descendantsOf(Number(child))]);
}

function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Empty for a process that has ended meanwhile. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}

function mebibytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) / 1024;
}
