import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { policyOf, renderHtml } from '../../reports/html.ts';
import { sampleReport } from '../support/sample-report.ts';

const page = renderHtml(sampleReport());
const voidElements = new Set(['meta', 'br']);

/** Opening and closing tags must pair: hostile text that broke out would leave one over. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name] of html.replace(/<!doctype html>/, '').matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]*>/g)) {
    if (voidElements.has(name!)) continue;
    if (slash === '') open.push(name!);
    else if (open.pop() !== name) wrong.push(name!);
  }
  return [...wrong, ...open];
}

/** Names of the elements, in order. */
const elements = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)/g)].map((match) => match[1]);

describe('the HTML report', () => {
  it('is one well-formed file with a policy that lets nothing load', () => {
    expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(unbalanced(page)).toEqual([]);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    const styles = [...page.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => match[1]!);
    expect(policy).toContain("default-src 'none'");
    expect(styles).toHaveLength(2);
    for (const style of styles) expect(policy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policyOf(page)).toBe(policy);
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\son[a-z]+=|style="|javascript:|https?:/i);
  });

  it('can be read aloud: one h1, a caption for each table, a scope for each heading cell, unique ids, links that lead somewhere', () => {
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<caption>/g)?.length).toBe(page.match(/<table>/g)?.length);
    expect(page.match(/<th(?![a-z])(?! scope="(col|row)")/g)).toBeNull();
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });

  const sectionOf = (of: string, id: string) => of.slice(of.indexOf(`<section id="${id}"`)).split('</section>')[0];

  it('says of how many items it is stated whether they end, and what ends when', () => {
    const section = sectionOf(page, 'obsolescence');
    for (const text of [
      'Of 2 of 8 items (25 per cent) a document states a lifecycle',
      '0 ended, 1 ending, 1 stated to be active',
      'Chip: its part A-1',
      '<td class="date">2026-12-31</td>',
      '<td class="number">213</td>',
      '<td>12 to 40</td>',
      '<td class="long">A-2</td>',
      'href="#document-1"',
    ])
      expect(section).toContain(text);
    const none = { stated: { known: 0, of: 8 }, ends: [], total: 0 };
    const said = sectionOf(renderHtml({ ...sampleReport(), obsolescence: none }), 'obsolescence');
    expect(said).toContain('Of 0 of 8 items (0 per cent)');
    expect(said).toContain('not known whether and when they end');
    expect(said).not.toContain('<table>');
  });

  it('says what saved scenarios stop and when, by whom they are saved, and why one cannot be asked', () => {
    const section = sectionOf(page, 'scenarios');
    for (const text of [
      'Strait closed',
      '<td>A. Officer</td>',
      'country:NO, for 90 days from 2026-06-01',
      '1 surely, 0 possibly; 0 hold',
      '2026-06-13 to 2026-07-11',
      '1,000 or more',
      'cannot be asked: supplier:Gone names nothing in this view.',
    ])
      expect(section).toContain(text);
    const without = renderHtml({ ...sampleReport(), scenarios: { listed: [], total: 0 } });
    expect(sectionOf(without, 'scenarios')).toContain('No scenario is saved for Kite: nothing is said here');
  });

  it('shows of what is worse what was and what is, and both ids of a gap whose id is another now', () => {
    const section = sectionOf(page, 'changes');
    expect(section).toContain('<td>qualified sources</td><td class="long">2</td><td class="long"><strong>1</strong></td>');
    expect(section).toContain(
      '<td>items beneath</td><td class="long">1: Chip</td><td class="long"><strong>2: Chip; Board</strong></td>',
    );
    expect(section).toContain('<code>0123456789ab</code> <span class="kind">was <code>888888888888</code></span>');
    expect(section).toContain('<code>777777777777</code> <span class="kind">was <code>666666666666</code></span>');
    expect(section).not.toContain('was <code>ba9876543210');
  });

  const pageOne = page.slice(page.indexOf('id="page-one"'), page.indexOf('<nav'));

  it('says first what matters, and that nothing is a legal determination', () => {
    for (const text of [
      '1 of 1 end item stops if one party is lost; the first after 40 days at the latest; for 1 the time is not known.',
      '<dt>Marking</dt><dd>CUI</dd>',
      '<dt>Distribution statement</dt><dd>Distribution statement D</dd>',
      'A compilation may be more sensitive than its parts.',
      '<dt>Decision asked</dt><dd>Fund a second source</dd>',
      '<dt>Of</dt><dd><span class="blank">&nbsp;</span></dd>',
      '2 / 1 / <span class="unknown">not known</span>',
      '12 to 40 / 90',
      'find a second source for Chip; cost EUR 125,000, 26 weeks',
      'Vendors: 1 prohibited, 0 restricted, 0 without enough evidence, 0 for review; 1 matter awaiting a person',
      'rule holds since 1977-12-28',
      '1 of 4 (25 %)',
      'At which site is Chip made, by those who did not say?',
      '1 new, 1 no longer found, 1 worse',
      'Approved by',
      'SDN of 2026-04-01 (30 days)',
      'Nothing here is a legal determination.',
    ])
      expect(pageOne).toContain(text);
    expect(page.slice(page.indexOf('id="bottom-line"'), page.indexOf('id="scope"'))).toContain('1 gap in Kite.');
  });

  it("bears the operator's words and what it is of at its foot, also in the margins of printed pages", () => {
    expect(page.match(/<div class="banner">EXERCISE<\/div>/g)).toHaveLength(2);
    const foot = page.slice(page.indexOf('<footer>'));
    expect(foot).toContain(
      'Report ffffffffffffffff; view bbbbbbbbbbbbbbbb; as of 2026-06-01; lists: SDN 2026-04-01; EL 2026-04-30; CSL date not known; 1 not loaded',
    );
    expect(page).toContain('@top-center { content: "CUI \\00007c  EXERCISE"');
    expect(page).toContain('counter(page) " / " counter(pages)');
  });

  it('draws how it fails, and where it is made, beside a table that says the same', () => {
    const picture = page.slice(page.indexOf('<svg class="witness"')).split('</svg>')[0]!;
    expect(picture).toContain('aria-label="Acme is lost: how Chip fails"');
    expect(page).toContain('<figcaption>How the loss of Acme takes down Chip (gap 1 of the register, 0123456789ab)</figcaption>');
    expect(picture.match(/<rect/g)).toHaveLength(3);
    expect(picture).toContain('class="arrow assumed"');
    expect(picture).toContain('>stops?</text>');
    const map = page.slice(page.indexOf('<svg class="map"')).split('</svg>')[0]!;
    expect(map).toContain('<title>Norway: 2 sources; its loss stops 1 end item</title>');
    expect(map).toMatch(/>NO 2!<\/text>/);
    expect(page).toContain('<caption>Countries of manufacture: 1</caption>');
    expect(page).toContain('No country is known of 1 source, 30 to 50 % of the programme.');
  });

  it('says what is not known, and gives the marking at head and foot', () => {
    expect(page.match(/<div class="marking">CUI<\/div>/g)).toHaveLength(2);
    expect(page).toContain(
      'Not known of any gap: Time to survive (days), Days of supply, Performance impact, Exposure rank, Confidence.',
    );
    expect(page).toContain('87.5 %');
    const unmarked = renderHtml({ ...sampleReport(), markings: [], handling: { ...sampleReport().handling, stated: [] } });
    expect(unmarked.match(/<div class="marking">Marking: not stated<\/div>/g)).toHaveLength(2);
    expect(unmarked).toContain('<dt>Marking</dt><dd>not stated</dd>');
    expect(unmarked).not.toMatch(/unclassified|TLP/i);
  });

  it('never says that there is no gap', () => {
    const empty = { ...sampleReport(), gaps: [], singleSources: [], concentration: [] };
    const text = renderHtml({ ...empty, vendors: { partiesInScope: 4, findings: [], flagged: [], lists: [] } });
    expect(
      text.match(/None found in the 87\.5 per cent of 8 items of which the source is known; known besides: site 1 of 3/g),
    ).toHaveLength(3);
    expect(text).not.toMatch(/no gaps?\b/i);
    expect(unbalanced(text)).toEqual([]);
  });

  it('says of which day each list is, and that of one which is not loaded nothing is said', () => {
    expect(page).toContain('<caption>Lists: 3 of 4 loaded</caption>');
    const row = (code: string) => page.slice(page.indexOf(`<span class="id">${code}</span>`)).split('</tr>')[0];
    expect(row('SDN')).toMatch(/>3<.*2026-04-01.*>30<.*stale/s);
    expect(row('EL')).toMatch(/2026-04-30.*fresh/s);
    expect(row('CSL')).toContain('age not known');
    expect(row('1260H')).toContain('not loaded: nothing is said about it');
  });

  it('shows the path with shares, and evidence by number of the document', () => {
    expect(page).toContain('(25.5 to 50 %)');
    expect(page).toContain('<a href="#document-1">D1</a> <code>/components/0</code>');
    expect(page).toContain(`<li>dddddddddddd <code>row=2</code></li>`);
    expect(page).toContain('flag, no outcome');
    expect(page).toContain('Norway (NO)');
  });

  it('shortens long lists and says so', () => {
    const report = sampleReport();
    const many = Array.from({ length: 11 }, (_, index) => ({ id: `item:${index}`, type: 'item', name: `Item ${index}` }));
    const text = renderHtml({ ...report, gaps: [{ ...report.gaps[0]!, items: many }] });
    expect(text).toContain('Item 7 and 3 more');
    expect(text).not.toContain('Item 8');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an end of attribute', '"><img src=x onerror=alert(1)>'],
    ['an end of style', '</style></title></table><b>'],
    ['apostrophes', "' onmouseover='alert(1)"],
    ['an entity', '&lt;b&gt;'],
    ['a back quote', '`x` onload=`y`'],
  ])('escapes %s wherever text may stand', (_, hostile) => {
    const text = renderHtml(sampleReport(hostile));
    const harmless = renderHtml(sampleReport(hostile.replace(/\S/g, 'x')));
    expect(elements(text)).toEqual(elements(harmless));
    expect(unbalanced(text)).toEqual([]);
    expect(text).not.toContain(hostile);
  });

  it.each([
    ['right-to-left override', 'abc\u202Egpj.exe', 'abc[U+202E]gpj.exe'],
    ['isolates', 'a\u2066b\u2069', 'a[U+2066]b[U+2069]'],
    ['zero width', 'a\u200Bb', 'a[U+200B]b'],
    ['control characters', 'a\u0000b\u001bc', 'a[U+0000]b[U+001B]c'],
    ['line breaks', 'a\r\nb\tc', 'a b c'],
    ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ])('makes %s visible', (_, hostile, shown) => {
    const text = renderHtml(sampleReport(hostile));
    expect(text).toContain(shown);
    expect(text).not.toContain(hostile);
  });
});
