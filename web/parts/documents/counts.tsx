/** What was read of a document: in it = read + set aside, of each kind of thing that it has. */
import { Table } from '@trussworks/react-uswds';
import { count, texts } from '../../texts/texts.ts';
import { type Counts, countNames } from './api.ts';

const t = texts.document.counts;

export function CountsTable({ of }: { readonly of: Counts }) {
  const rows = countNames.flatMap((name) => {
    const counted = of[name];
    return counted == null || counted.in === 0 ? [] : [{ name, ...counted }];
  });
  if (rows.length === 0) return <p>{t.none}</p>;
  return (
    <Table compact>
      <caption>
        {t.title} <span className="hb-figure__note">{t.adds}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t.of}</th>
          <th scope="col" className="hb-number">
            {t.in}
          </th>
          <th scope="col" className="hb-number">
            {t.mapped}
          </th>
          <th scope="col" className="hb-number">
            {t.quarantined}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, in: all, mapped, quarantined }) => (
          <tr key={name}>
            <th scope="row">{t.names[name]}</th>
            <td className="hb-number">{count(all)}</td>
            <td className="hb-number">{count(mapped)}</td>
            <td className="hb-number">{count(quarantined)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
