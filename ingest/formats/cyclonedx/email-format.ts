/**
 * The schemas' `idn-email` format. The grammar of ajv-formats-draft2019 takes about a millisecond an
 * address, so a hostile document of addresses would take hours: usual ones are taken by a pattern that
 * accepts less than the grammar does, and only so many of the others are parsed.
 */
import { createRequire } from 'node:module';
import { limits } from '../../limits.ts';

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const usual = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})+$`);
/** RFC 5321 4.5.3.1: 64 octets, a sign and 255 octets. */
const longest = 320;
const usualLength = 254;

export interface EmailFormat {
  /** Before each document. */
  reset(): void;
  isEmail(text: string): boolean;
}

export function emailFormat(): EmailFormat {
  const formats = createRequire(import.meta.url)('ajv-formats-draft2019/formats/index.js') as FormatTable;
  const parse = formats['idn-email'];
  let parsed = 0;
  return {
    reset: () => {
      parsed = 0;
    },
    isEmail: (text) => {
      if (text.length > longest) return false;
      if (text.length <= usualLength && text.indexOf('@') <= 64 && usual.test(text)) return true;
      // past the limit they are taken on trust: the verdict is about form, and nothing is built on it
      return ++parsed > limits.parsedEmails || parse(text);
    },
  };
}

interface FormatTable {
  readonly 'idn-email': (text: string) => boolean;
}
