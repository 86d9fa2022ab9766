import { texts } from '../texts/texts.ts';
import { Title } from './title.tsx';

const t = texts.parts;

export function NotFound() {
  return (
    <>
      <Title of={t.notFound} />
      <p>{t.notFoundText}</p>
    </>
  );
}
