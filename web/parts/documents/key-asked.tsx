/** Where something was refused for want of an upload key: asks for it, and goes on. No part of another form. */
import { AskFailure } from '../../answers.ts';
import { isKeyKept } from './api.ts';
import { KeyForm } from './key-form.tsx';

interface KeyAskedProps {
  readonly error: Error | undefined;
  readonly again: () => void;
  readonly heading?: 'h2' | 'h3';
}

export function KeyAsked({ error, again, heading = 'h2' }: KeyAskedProps) {
  return isKeyRefused(error) ? <KeyForm onKey={again} isWrong={isKeyKept()} heading={heading} /> : null;
}

export const isKeyRefused = (error: Error | undefined): boolean => error instanceof AskFailure && error.code === 'KEY_REFUSED';
