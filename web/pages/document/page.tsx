/** One document, when the address names it: what it says, and where; else the list of all that were handed in. */
import { useAddress } from '../../address.ts';
import './document.css';
import { DocumentList } from './document-list.tsx';
import { OneDocument } from './one-document.tsx';

export function Component() {
  const [parameters] = useAddress();
  const sha256 = parameters.get('sha256') ?? '';
  return sha256 === '' ? <DocumentList /> : <OneDocument key={sha256} sha256={sha256} />;
}
