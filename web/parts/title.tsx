/** The heading of a page, which is the title of its tab too. */
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';

/** `of` is the kind of page; `children`, where given, what it is about. */
export function Title({ of, name }: { readonly of: string; readonly name?: string | undefined }): ReactNode {
  const whole = name === undefined || name === '' ? of : `${of}: ${name}`;
  return (
    <>
      <title>{texts.frame.titleOf(whole)}</title>
      <h1>{whole}</h1>
    </>
  );
}
