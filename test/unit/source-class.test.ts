import { expect, test } from 'vitest';
import { classOfSource, type SellerStatement, sellerKindOf } from '../../graph/screening/source-class.ts';

const authority: SellerStatement = { kind: 'authorised', holds: true, byMaker: true, selfDeclared: false };
const distributor = (...statements: readonly SellerStatement[]) =>
  classOfSource({ seller: 'distributor', makerStated: true, statements });

test('the maker itself is the original manufacturer, where a document names it', () => {
  expect(classOfSource({ seller: 'maker', makerStated: true, statements: [] })).toEqual({
    sourceClass: 'original',
    missing: [],
  });
  const assumed = classOfSource({ seller: 'maker', makerStated: false, statements: [authority] });
  expect(assumed).toEqual({ sourceClass: 'unknown', missing: ['who makes it: no document names its maker'] });
});

test('a distributor is authorised by the maker, in force, and not by its own word', () => {
  expect(distributor(authority)).toEqual({ sourceClass: 'authorised', missing: [] });
  expect(distributor({ ...authority, holds: false })).toEqual({
    sourceClass: 'unknown',
    missing: ['an authorisation that holds on the day: the one stated does not'],
  });
  expect(distributor({ ...authority, selfDeclared: true })).toEqual({
    sourceClass: 'unknown',
    missing: ["the maker's word: only the distributor itself says that it is authorised"],
  });
  expect(distributor({ ...authority, byMaker: undefined })).toEqual({
    sourceClass: 'unknown',
    missing: ['by which maker the distributor is authorised'],
  });
  const unnamed = { seller: 'distributor', makerStated: false, statements: [authority] } as const;
  expect(classOfSource(unnamed)).toEqual({ sourceClass: 'unknown', missing: ['who makes it: an authorisation is by the maker'] });
});

test('one valid authorisation is enough beside others that are not', () => {
  expect(distributor({ ...authority, holds: false }, authority).sourceClass).toBe('authorised');
});

test('authorised by another maker is not authorised by this one', () => {
  expect(distributor({ ...authority, byMaker: false })).toEqual({
    sourceClass: 'unknown',
    missing: ['whether the maker authorised the distributor'],
  });
});

test('a distributor of whom nobody says anything is unknown, not independent', () => {
  expect(distributor()).toEqual({ sourceClass: 'unknown', missing: ['whether the maker authorised the distributor'] });
});

test('independent only where that is said, holds, and no authorisation is claimed', () => {
  const independent: SellerStatement = { kind: 'independent', holds: true, byMaker: undefined, selfDeclared: false };
  expect(distributor(independent)).toEqual({ sourceClass: 'independent', missing: [] });
  expect(distributor({ ...independent, selfDeclared: true }).sourceClass).toBe('independent');
  expect(distributor({ ...independent, holds: false }).sourceClass).toBe('unknown');
  expect(distributor(independent, { ...authority, byMaker: false }).sourceClass).toBe('independent');
  expect(distributor(independent, { ...authority, byMaker: undefined }).sourceClass).toBe('unknown');
  expect(distributor(independent, authority).sourceClass).toBe('authorised');
});

test('approved by the contractor, not by itself, and below an authorisation', () => {
  const approved: SellerStatement = { kind: 'contractor-approved', holds: true, byMaker: undefined, selfDeclared: false };
  expect(distributor(approved)).toEqual({ sourceClass: 'contractor-approved', missing: [] });
  expect(distributor({ ...approved, holds: false }).sourceClass).toBe('unknown');
  expect(distributor({ ...approved, selfDeclared: true }).sourceClass).toBe('unknown');
  expect(distributor(approved, authority).sourceClass).toBe('authorised');
  expect(distributor(approved, { ...authority, holds: false }).sourceClass).toBe('contractor-approved');
});

test('what is missing is said once, in order', () => {
  const { missing } = distributor(
    { ...authority, holds: false },
    { ...authority, byMaker: undefined },
    { ...authority, holds: false },
  );
  expect(missing).toEqual([
    'an authorisation that holds on the day: the one stated does not',
    'by which maker the distributor is authorised',
  ]);
});

test.each([
  ['Authorized Distributor', 'authorised'],
  ['authorised supplier', 'authorised'],
  ['Franchised distributor', 'authorised'],
  ['authorized aftermarket manufacturer', 'authorised'],
  ['Contractor-approved supplier', 'contractor-approved'],
  ['contractor approved', 'contractor-approved'],
  ['Independent distributor', 'independent'],
  ['unauthorized distributor', 'independent'],
  ['broker', 'independent'],
  ['open market', 'independent'],
  ['contractor approved distributor', 'contractor-approved'],
  ['franchised aftermarket dealer', 'authorised'],
  ['authorised reseller', 'authorised'],
  ['unauthorised reseller', 'independent'],
  ['unauthorized supplier', 'independent'],
  ['independent dealer', 'independent'],
  ['not contractor approved', undefined],
  ['contractor approved parts', undefined],
  ['franchised', undefined],
  ['no independent distributor', undefined],
  ['independent distributor, once', undefined],
  ['independent', undefined],
  ['no broker', undefined],
  ['broker of ships', undefined],
  ['distributor', undefined],
  ['approved source list', undefined],
  ['not an authorised distributor', undefined],
  ['authorised distributor, expired', undefined],
  ['AS6081', undefined],
  ['', undefined],
])('%s says %s', (text, kind) => {
  expect(sellerKindOf(text)).toBe(kind);
});
