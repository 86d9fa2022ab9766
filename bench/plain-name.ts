/** A name as plainly as it can be compared, sharing nothing with the comparison that is measured. */
import anyAscii from 'any-ascii';

const legalForms = new Set(
  `ltd limited llc inc incorporated corp corporation co company plc gmbh ag kg sa srl spa sarl sas nv bv ab as oy
   jsc ojsc pjsc cjsc ooo oao zao pao ao llp lp pte pty pvt private sdn bhd kk the`.split(/\s+/),
);

/** Letters and digits in lower-case ASCII, without legal forms; empty where nothing else is said. */
export function plainWords(name: string): string[] {
  const ascii = anyAscii(name.normalize('NFKC')).toLowerCase();
  return (ascii.replace(/[.'’]/g, '').match(/[a-z0-9]+/g) ?? []).filter((word) => !legalForms.has(word));
}

/** Whether two names are the same when they are plain, or one stands whole in the other. */
export function arePlainlyOne(one: string, other: string): boolean {
  const [a, b] = [plainWords(one), plainWords(other)];
  if (a.length === 0 || b.length === 0) return false;
  const [short, long] = [a, b].map((words) => ` ${words.join(' ')} `).sort((x, y) => x.length - y.length);
  return long.includes(short) || a.join('') === b.join('');
}
