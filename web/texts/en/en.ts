import { compare } from './compare.ts';
import { decisions } from './decisions.ts';
import { document } from './document.ts';
import { frame } from './frame.ts';
import { gaps } from './gaps.ts';
import { handIn } from './hand-in.ts';
import { help } from './help.ts';
import { parts } from './parts.ts';
import { pictures } from './pictures.ts';
import { plan } from './plan.ts';
import { programme } from './programme.ts';
import { report } from './report.ts';
import { search } from './search.ts';
import { things } from './things.ts';
import { whatIf } from './what-if.ts';

export const en = {
  compare,
  decisions,
  document,
  frame,
  gaps,
  handIn,
  help,
  parts,
  pictures,
  plan,
  programme,
  report,
  search,
  things,
  whatIf,
};
