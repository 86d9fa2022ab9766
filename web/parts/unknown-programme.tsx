/** Said once, where the address names a programme that the view has not; with those that it has. */
import { Alert } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../address.ts';
import { useAnswer } from '../answers.ts';
import { ProgrammeNamedDocument, ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';
import { Title } from './title.tsx';

const t = texts.frame.unknownProgramme;

/** Undefined: there is such a programme, none is named, or nobody knows yet. */
export function useUnknownProgramme(): string | undefined {
  const { programme, asOf, knownAt } = useScope();
  const names = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.nodes;
  const isOther = programme !== undefined && names !== undefined && !names.some(({ name }) => name === programme);
  // It may be written in another way, or be one of very many.
  const named = useAnswer(ProgrammeNamedDocument, { name: programme ?? '', asOf, knownAt }, { enabled: isOther });
  return isOther && named.data?.programme === null ? programme : undefined;
}

export function UnknownProgramme({ name, isAlone }: { readonly name: string; readonly isAlone: boolean }) {
  const { asOf, knownAt } = useScope();
  const addressOf = useAddressOf();
  const nodes = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.nodes ?? [];
  return (
    <>
      {isAlone && <Title of={t.title(name)} />}
      <Alert type="warning" {...(isAlone ? {} : { heading: t.title(name) })} headingLevel="h2" role="alert" validation>
        <p className="usa-alert__text">{nodes.length === 0 ? t.none : t.choose}</p>
        <ul>
          {nodes.map((one) => (
            <li key={one.id}>
              <Link to={addressOf('/', { programme: one.name })}>{one.name}</Link>
            </li>
          ))}
          <li>
            <Link to={addressOf('/', { programme: undefined })}>{texts.frame.allProgrammes}</Link>
          </li>
        </ul>
      </Alert>
    </>
  );
}
