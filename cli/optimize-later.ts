/**
 * A command is over in seconds, and a third of its CPU time was V8 optimising functions that then ran
 * for a moment more: it waits a little longer before it begins. Set for the V8 of Node.js 20, on which it
 * was measured (docs/benchmarks.md); the results are the same without it. Must be imported first.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode run, about; V8's own is 67,584. */
const interruptBudget = 300_000;

if (process.versions.v8.startsWith('11.')) setFlagsFromString(`--interrupt-budget=${interruptBudget}`);
