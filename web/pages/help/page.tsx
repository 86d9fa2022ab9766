/** Help: what the pages are for, the documents of Hauberk, the codes of diagnostics; all from this machine. */
import { useAddress } from '../../address.ts';
import '../document/document.css';
import { CodeList } from './code-list.tsx';
import { Contents } from './contents.tsx';
import { OnePaper } from './one-paper.tsx';

export function Component() {
  const [parameters] = useAddress();
  const name = parameters.get('doc') ?? '';
  if (name !== '') return <OnePaper key={name} name={name} />;
  return parameters.has('codes') ? <CodeList /> : <Contents />;
}
