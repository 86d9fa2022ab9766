/** Hands in documents: files, what is declared of them, how far each is, what became of each, and undoing. */
import { useState, useSyncExternalStore } from 'react';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { KeyForm } from '../../parts/documents/key-form.tsx';
import { Title } from '../../parts/title.tsx';
import { texts } from '../../texts/texts.ts';
import '../document/document.css';
import { DeclaredForm } from './declared-form.tsx';
import { DropZone } from './drop-zone.tsx';
import './hand-in.css';
import { MappingStep } from './mapping-step.tsx';
import { ProgressList } from './progress-list.tsx';
import { Results } from './results.tsx';
import { addFiles, currentQueue, type Declared, goOn, subscribe, type Upload } from './uploads.ts';

const t = texts.handIn;

export function Component() {
  const { programme = '' } = useScope();
  const addressOf = useAddressOf();
  const [declared, setDeclared] = useState<Declared>({ programme });
  const [mapped, setMapped] = useState<Upload>();
  const { uploads, needsKey } = useSyncExternalStore(subscribe, currentQueue);
  return (
    <>
      <Title of={t.title} />
      <p>
        {t.intro} <Link to={addressOf('/document')}>{texts.document.back}</Link>
      </p>
      <div className="hb-columns">
        <DropZone onFiles={(files) => addFiles(files, declared)} />
        <DeclaredForm declared={declared} onChange={setDeclared} />
      </div>
      {needsKey !== 'no' && <KeyForm key={needsKey} isWrong={needsKey === 'wrong'} onKey={goOn} />}
      <ProgressList uploads={uploads} />
      {mapped !== undefined && (
        <MappingStep
          key={mapped.id}
          upload={mapped}
          onSend={(mapping) => {
            addFiles([mapped.file], mapped.declared, mapping);
            setMapped(undefined);
          }}
          onLeave={() => setMapped(undefined)}
        />
      )}
      <Results uploads={uploads} onMap={setMapped} />
    </>
  );
}
