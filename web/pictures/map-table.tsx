/** The same as the map, as tables. */
import { Link } from 'react-router';
import { Unknown } from '../parts/figure.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { texts } from '../texts/texts.ts';
import { shareText } from './share-text.ts';
import type { WorldMapProps } from './world-map.tsx';

const t = texts.parts.map;
const ofWhole = (end: number | null) => (end === null ? null : end / 10_000);

export function MapTable({ caption, file, shares = [], places = [], notKnown }: WorldMapProps) {
  const rows = [...shares, ...(notKnown === undefined ? [] : [{ ...notKnown, code: '', name: '', to: '' }])];
  return (
    <>
      {rows.length > 0 && (
        <ListTable
          caption={caption}
          file={file}
          rows={rows}
          keyOf={({ code }) => code}
          columns={[
            {
              name: t.country,
              show: ({ name, to, isChosen }) =>
                to === '' ? <Unknown /> : <Link to={to}>{isChosen === true ? t.chosen(name) : name}</Link>,
              value: ({ name }) => (name === '' ? null : name),
            },
            { name: t.code, show: ({ code }) => code, value: ({ code }) => (code === '' ? null : code) },
            { name: t.share, show: (share) => shareText(share), isNumber: true },
            {
              name: t.shareLow,
              show: ({ low }) => shareText({ low, high: low }),
              value: ({ low }) => ofWhole(low),
              isNumber: true,
            },
            {
              name: t.shareHigh,
              show: ({ high }) => shareText({ low: high, high }),
              value: ({ high }) => ofWhole(high),
              isNumber: true,
            },
          ]}
        />
      )}
      {places.length > 0 && (
        <ListTable
          caption={t.places}
          file={`${file}-places`}
          rows={places}
          keyOf={({ id }) => id}
          columns={[
            {
              name: t.place,
              show: ({ name, to, isChosen }) => <Link to={to}>{isChosen === true ? t.chosen(name) : name}</Link>,
              value: ({ name }) => name,
            },
            { name: t.latitude, show: ({ latitude }) => latitude, value: ({ latitude }) => latitude, isNumber: true },
            { name: t.longitude, show: ({ longitude }) => longitude, value: ({ longitude }) => longitude, isNumber: true },
          ]}
        />
      )}
    </>
  );
}
