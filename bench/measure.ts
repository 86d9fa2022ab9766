/** Clocks and output of benchmarks: JSON Lines on standard output. */
import { readFileSync } from 'node:fs';

export interface Cost {
  readonly wallMs: number;
  /** User and system time of this process. */
  readonly cpuMs: number;
}

export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; cost: Cost }> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { result, cost: { wallMs, cpuMs: (user + system) / 1000 } };
}

export function emit(record: Readonly<Record<string, unknown>>): void {
  const rounded = Object.entries(record).map(([name, value]) => [name, typeof value === 'number' ? round(value) : value]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(rounded))}\n`);
}

/** The value below which `share` of the values lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median, 95th percentile and sum of costs, as fields of a record. */
export function summary(costs: readonly Cost[]): Record<string, number> {
  const cpu = costs.map((cost) => cost.cpuMs);
  const wall = costs.map((cost) => cost.wallMs);
  return {
    cpuMsMedian: quantile(cpu, 0.5),
    cpuMsP95: quantile(cpu, 0.95),
    cpuMsTotal: cpu.reduce((sum, ms) => sum + ms, 0),
    wallMsMedian: quantile(wall, 0.5),
    wallMsP95: quantile(wall, 0.95),
    wallMsTotal: wall.reduce((sum, ms) => sum + ms, 0),
  };
}

/** Peak resident memory of this process so far, in MiB. */
export function peakRssMiB(): number {
  return process.resourceUsage().maxRSS / 1024;
}

/** CPU milliseconds (in steps of 10) that another process has used so far, from Linux's /proc. */
export function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
