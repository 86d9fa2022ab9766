import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';

export function Component() {
  return <Title of={texts.decisions.title} />;
}
