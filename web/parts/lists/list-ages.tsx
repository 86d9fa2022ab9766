/** Restricted-party lists, how old each is, and what state it is in: alike wherever an answer rests on them. */
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import type { ListAgeFragment } from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';
import { Known, Tag } from '../figure.tsx';
import { ListTable } from '../list-table.tsx';

const t = texts.parts.lists;

/** The worst of what it is. */
export function listState({ failedLoad, documents, stale }: ListAgeFragment): keyof typeof t.states {
  if (failedLoad !== null && failedLoad !== undefined) return 'failed';
  if (documents.length === 0) return 'none';
  if (stale === null || stale === undefined) return 'unknown';
  return stale ? 'stale' : 'fresh';
}

interface ListAgesProps {
  readonly caption: string;
  readonly lists: readonly ListAgeFragment[];
}

export function ListAges({ caption, lists }: ListAgesProps) {
  const addressOf = useAddressOf();
  return (
    <ListTable
      isHeaded
      caption={caption}
      file="lists"
      rows={lists}
      keyOf={({ code }) => code}
      columns={[
        {
          name: t.list,
          show: ({ title, documents: [newest] }) =>
            newest === undefined ? title : <Link to={addressOf('/document', { sha256: newest.sha256 })}>{title}</Link>,
          value: ({ title }) => title,
        },
        { name: t.code, show: ({ code }) => <span className="hb-code">{code}</span>, value: ({ code }) => code },
        { name: t.dated, show: ({ dated }) => <Known value={dated} />, value: ({ dated }) => dated || null },
        {
          name: t.age,
          show: ({ ageDays }) => <Known value={ageDays == null ? null : texts.parts.days(ageDays)} />,
          value: ({ ageDays }) => ageDays ?? null,
          isNumber: true,
        },
        {
          name: t.entries,
          show: (list) => <Known value={isLoaded(list) ? count(list.entries) : null} />,
          value: (list) => (isLoaded(list) ? list.entries : null),
          isNumber: true,
        },
        {
          name: t.state,
          show: (list) => <Tag tone={listState(list) === 'fresh' ? 'good' : 'warn'}>{t.states[listState(list)]}</Tag>,
          value: (list) => t.states[listState(list)],
        },
        { name: t.refused, show: () => null, value: ({ failedLoad }) => failedLoad?.message ?? '', isSavedOnly: true },
      ]}
    />
  );
}

const isLoaded = ({ documents }: ListAgeFragment) => documents.length > 0;
