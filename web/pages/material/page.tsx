/** One material: an item of that type, with what is made of it. */
import { texts } from '../../texts/texts.ts';
import { ItemPage } from '../item/item-page.tsx';

export function Component() {
  return <ItemPage page={texts.things.material} isMaterial />;
}
