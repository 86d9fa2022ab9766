/** How loud an outcome of a rule is shown: what is forbidden as bad, everything else as to be looked at. */
export function outcomeTone(outcome: string | undefined): 'bad' | 'warn' {
  return outcome === 'prohibited' ? 'bad' : 'warn';
}
