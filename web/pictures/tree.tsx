/** A tree whose branches are asked for when they are opened: nested lists, with a button at each that has more beneath. */
import './tree.css';
import { type ReactNode, useState } from 'react';
import type { AnswerPages } from '../answers.ts';
import { AnswerOf } from '../parts/answer-of.tsx';
import { Tag } from '../parts/figure.tsx';
import { MoreRows } from '../parts/paged-table.tsx';

export interface Branch {
  readonly key: string;
  /** Of the thing: one that stands above already is not opened again. */
  readonly id: string;
  readonly show: ReactNode;
  /** How many stand beneath; 0: none. */
  readonly beneath: number;
  /** What the button that opens it says. */
  readonly opens: string;
}

interface TreeProps {
  /** Id of the thing at the root. */
  readonly id: string;
  readonly label: string;
  /** A hook: what stands beneath a thing, page by page. */
  readonly useBeneath: (id: string) => AnswerPages<Branch>;
  readonly none: string;
  /** What is said of a thing that stands above already. */
  readonly circle: string;
}

export function Tree({ id, label, ...rest }: TreeProps) {
  return (
    <nav className="hb-tree" aria-label={label}>
      <Branches id={id} above={[id]} {...rest} />
    </nav>
  );
}

type BranchesProps = Omit<TreeProps, 'label'> & { readonly above: readonly string[] };

function Branches({ id, above, useBeneath, none, circle }: BranchesProps) {
  const beneath = useBeneath(id);
  return (
    <AnswerOf of={beneath} isEmpty={({ rows }) => rows.length === 0} empty={none}>
      {({ rows, totalCount }) => (
        <>
          <ul>
            {rows.map((branch) => (
              <BranchOf key={branch.key} branch={branch} above={above} useBeneath={useBeneath} none={none} circle={circle} />
            ))}
          </ul>
          {beneath.hasMore && <MoreRows of={beneath} shown={rows.length} total={totalCount} />}
        </>
      )}
    </AnswerOf>
  );
}

interface BranchProps extends Omit<BranchesProps, 'id'> {
  readonly branch: Branch;
}

function BranchOf({ branch, above, ...rest }: BranchProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isCircle = above.includes(branch.id);
  return (
    <li>
      {branch.beneath > 0 && !isCircle ? (
        <button
          type="button"
          className="hb-tree__button"
          aria-expanded={isOpen}
          aria-label={branch.opens}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
        </button>
      ) : (
        <span className="hb-tree__leaf" aria-hidden="true" />
      )}
      {branch.show}
      {isCircle && (
        <>
          {' '}
          <Tag tone="warn">{rest.circle}</Tag>
        </>
      )}
      {isOpen && <Branches id={branch.id} above={[...above, branch.id]} {...rest} />}
    </li>
  );
}
