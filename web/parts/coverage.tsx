/** From how much of what there is an answer is computed. */
import { Table } from '@trussworks/react-uswds';
import { count, texts } from '../texts/texts.ts';

const t = texts.parts.coverage;
const figures = ['source', 'site', 'country', 'standing', 'owner'] as const;

type CoverageShown = { readonly items: number } & Readonly<
  Record<(typeof figures)[number], { readonly known: number; readonly of: number }>
>;

export function Coverage({ of }: { readonly of: CoverageShown }) {
  return (
    <Table compact>
      <caption>
        {t.title} ({t.items}: {count(of.items)})
      </caption>
      <tbody>
        {figures.map((name) => (
          <tr key={name}>
            <th scope="row">{t[name]}</th>
            <td className="hb-number">{t.of(count(of[name].known), count(of[name].of))}</td>
            <td>
              <meter min={0} max={Math.max(of[name].of, 1)} value={of[name].known} aria-label={t[name]} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
