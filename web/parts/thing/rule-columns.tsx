/** Columns of lists of what rules about items say. */
import type { RuleFindingRowFragment } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { evidenceColumns } from '../evidence-columns.ts';
import { EvidenceList } from '../evidence-list.tsx';
import { Tag } from '../figure.tsx';
import type { Column } from '../list-table.tsx';
import { StepList, stepsText } from '../step-list.tsx';
import { NamedLink, NamedLinks, namesOf } from '../thing-links.tsx';
import { outcomeTone } from './outcome-tone.ts';

const t = texts.things.rules;

export type RuleRow = RuleFindingRowFragment;

const words = (name: string, of: (row: RuleRow) => readonly string[]): Column<RuleRow> => ({
  name,
  show: (row) => of(row).join('; '),
  value: (row) => of(row).join('; '),
});

export const ruleColumns: readonly Column<RuleRow>[] = [
  {
    name: t.outcome,
    show: ({ outcome }) => <Tag tone={outcomeTone(outcome)}>{outcome}</Tag>,
    value: ({ outcome }) => outcome,
  },
  {
    name: t.rule,
    show: ({ rule }) => `${rule.title} (${rule.id}, ${rule.effective}, ${rule.status})`,
    value: ({ rule }) => rule.id,
  },
  { name: t.item, show: ({ items }) => <NamedLinks of={items} />, value: ({ items }) => namesOf(items) },
  {
    name: t.party,
    show: ({ party }) => (party === null ? '' : <NamedLink of={party} />),
    value: ({ party }) => party?.name ?? '',
  },
  words(t.found, ({ basis, found, flags }) => [basis, ...found, ...flags]),
  words(t.missing, ({ missing }) => missing),
  words(t.exceptions, ({ exceptions }) => exceptions),
  { name: t.path, show: ({ path }) => <StepList steps={path} />, value: ({ path }) => stepsText(path) },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
  ...evidenceColumns<RuleRow>(({ evidence }) => evidence),
];

export function ruleRowKey({ rule, subject, items, party, basis, found, outcome }: RuleRow): string {
  return JSON.stringify([rule.id, subject.id, items.map(({ id }) => id), party?.id, basis, found, outcome]);
}
