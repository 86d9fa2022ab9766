/** A tally of one kind of thing. */
import type { Count } from '../../graph/model/hand-in.ts';

export class Tally {
  in = 0;
  quarantined = 0;

  count(): Count {
    return { in: this.in, mapped: this.in - this.quarantined, quarantined: this.quarantined };
  }
}
