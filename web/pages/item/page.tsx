/** One item: who makes it, what it needs and what needs it, what it hangs on alone, and where documents disagree about it. */
import { texts } from '../../texts/texts.ts';
import { ItemPage } from './item-page.tsx';

export function Component() {
  return <ItemPage page={texts.things.item} />;
}
