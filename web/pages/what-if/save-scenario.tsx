/** Saves the question under a name: a document that is handed in as any other. */
import { Alert, Button, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useAddress } from '../../address.ts';
import { ask, askAllAgain } from '../../answers.ts';
import { DraftScenarioDocument } from '../../generated/operations.ts';
import { useAuthor } from '../../parts/author.ts';
import { isKeyRefused, KeyAsked } from '../../parts/documents/key-asked.tsx';
import { handInMade } from '../../parts/hand-in-made.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { asTyped } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import type { Loss, Saved } from './loss.ts';

const t = texts.whatIf.save;

type State =
  | { readonly of: 'idle' | 'running' }
  | { readonly of: 'saved'; readonly name: string }
  | { readonly of: 'failed'; readonly error: Error };

interface SaveScenarioProps {
  readonly loss: Loss;
  /** Those that stand. */
  readonly saved: readonly Saved[];
}

export function SaveScenario({ loss, saved }: SaveScenarioProps) {
  const [parameters, change] = useAddress();
  const [author, setAuthor] = useAuthor();
  const opened = parameters.get('scenario') ?? '';
  const [typed, setTyped] = useState({ of: opened, name: opened });
  // Another one was opened: its name is proposed.
  const name = typed.of === opened ? typed.name : opened;
  const setName = (text: string) => setTyped({ of: opened, name: text });
  const [note, setNote] = useState('');
  const [state, setState] = useState<State>({ of: 'idle' });
  const replaced = saved.find((one) => same(one.name, name) && (one.programme ?? undefined) === loss.programme);
  const isSaved = state.of === 'saved' && state.name === name;
  const save = async () => {
    setState({ of: 'running' });
    try {
      const { asOf: _, knownAt: __, ...asked } = loss;
      const variables = {
        ...asked,
        name: asTyped(name.trim()),
        author: asTyped(author.trim()),
        ...(note.trim() === '' ? {} : { note: asTyped(note.trim()) }),
      };
      const { scenarioDraft } = await ask(DraftScenarioDocument, variables);
      await handInMade(scenarioDraft);
      await askAllAgain();
      change({ scenario: name.trim() }, { replace: true });
      setNote('');
      setState({ of: 'saved', name: name.trim() });
    } catch (failure) {
      setState({ of: 'failed', error: failure instanceof Error ? failure : new Error(String(failure)) });
    }
  };
  const error = state.of === 'failed' ? state.error : undefined;
  return (
    <>
      <form
        className="hb-tools"
        aria-label={t.title}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Labelled label={t.name}>
          {(id) => <TextInput {...id} type="text" required value={name} onChange={({ target }) => setName(target.value)} />}
        </Labelled>
        <Labelled label={t.author} hint={t.authorHint}>
          {(id) => <TextInput {...id} type="text" required value={author} onChange={({ target }) => setAuthor(target.value)} />}
        </Labelled>
        <Labelled label={t.note}>
          {(id) => <TextInput {...id} type="text" value={note} onChange={({ target }) => setNote(target.value)} />}
        </Labelled>
        <Button type="submit" disabled={state.of === 'running' || loss.lose.length === 0}>
          {state.of === 'running' ? t.saving : t.save}
        </Button>
        <div role="status">
          {isSaved && t.saved(name)}
          {!isSaved && replaced !== undefined && t.replaces(replaced.name, replaced.author)}
        </div>
        {error !== undefined && !isKeyRefused(error) && (
          <Alert type="error" headingLevel="h3" slim role="alert">
            {error.message || texts.parts.unreachable}
          </Alert>
        )}
      </form>
      <KeyAsked heading="h3" error={error} again={() => void save()} />
    </>
  );
}

const same = (a: string, b: string) =>
  a.trim().toLowerCase().replace(/\s+/g, ' ') === b.trim().toLowerCase().replace(/\s+/g, ' ');
