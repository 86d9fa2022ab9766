/**
 * The documents of docs/ for the pages, made into HTML when these are built: `virtual:documents` lists them,
 * `virtual:document/NAME` holds one, `virtual:diagnostic-codes` what the tables say of each code. Nothing in them
 * is executed: HTML within a document is shown as text.
 */
import { readdirSync, readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';

const folder = new URL('../../docs/', import.meta.url);
const ownPrefix = '\0';
const listId = 'virtual:documents';
const oneId = 'virtual:document/';
const codesId = 'virtual:diagnostic-codes';
const read = (name) => readFileSync(new URL(`${name}.md`, folder), 'utf8');

export function documentation() {
  const names = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replaceAll('\\', '/').slice(0, -3))
    .sort();
  return {
    name: 'documentation',
    resolveId: (id) => (id === listId || id === codesId || id.startsWith(oneId) ? `${ownPrefix}${id}` : undefined),
    load(id) {
      if (!id.startsWith(ownPrefix)) return undefined;
      const wanted = id.slice(ownPrefix.length);
      if (wanted === listId) return listOf(names);
      if (wanted === codesId) return `export const codes = ${JSON.stringify(codesIn([read('diagnostics'), read('tables')]))};`;
      if (!wanted.startsWith(oneId)) return undefined;
      return `export const html = ${JSON.stringify(htmlOf(wanted.slice(oneId.length), names))};`;
    },
  };
}

function listOf(names) {
  const entries = names.map((name) => {
    const title = /^# (.+)$/m.exec(read(name))?.[1] ?? name;
    return `{ name: ${JSON.stringify(name)}, title: ${JSON.stringify(title)}, load: () => import(${JSON.stringify(oneId + name)}) }`;
  });
  return `export const documents = [${entries.join(',\n')}];`;
}

/** Without its title, which is the page's; headings have the anchors that links of the documents use. */
function htmlOf(name, names) {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  const { rules } = markdown.renderer;
  markdown.core.ruler.push('anchors', ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      if (token.type === 'heading_open') token.attrSet('id', anchorOf(tokens[index + 1].content));
    }
  });
  rules.link_open = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    token.attrSet('href', addressOf(token.attrGet('href') ?? '', name, names));
    return self.renderToken(tokens, index, options);
  };
  rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index].content);
  rules.table_open = () =>
    '<div class="hb-scroll" tabindex="0"><table class="usa-table usa-table--borderless usa-table--compact">';
  rules.table_close = () => '</table></div>';
  rules.fence = (tokens, index) =>
    `<pre class="hb-pre" tabindex="0"><code>${markdown.utils.escapeHtml(tokens[index].content)}</code></pre>`;
  return markdown.render(read(name).replace(/^# .+$/m, ''));
}

const anchorOf = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Another document of these, this page's own anchor, or as it is: what is not among them is not on the machine. */
function addressOf(href, name, names) {
  if (/^[a-z]+:/i.test(href)) return href;
  const [path, anchor] = href.split('#');
  const at = path === '' ? name : new URL(path, `http://docs/${name}`).pathname.slice(1).replace(/\.md$/, '');
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  return names.includes(at) ? `/help?doc=${encodeURIComponent(at)}${suffix}` : href;
}

/** Rows of the tables of codes: one or several codes, their weight where it is said, what it means, what to do. */
function codesIn(texts) {
  const codes = {};
  let columns = [];
  for (const line of texts.join('\n').split('\n')) {
    if (!line.startsWith('|')) continue;
    const raw = line.split(/(?<!\\)\|/).slice(1, -1);
    const cells = raw.map(plain);
    if (!/^\| `/.test(line)) columns = cells[0] === 'code' ? cells : cells.every((cell) => /^-+$/.test(cell)) ? columns : [];
    else if (columns.length > 0) {
      const cell = (...names) => cells[columns.findIndex((column) => names.includes(column))] ?? '';
      const entry = { severity: cell('severity'), meaning: cell('meaning', 'what'), todo: cell('what to do') };
      for (const [, code] of raw[0].matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)*)`/g)) codes[code] ??= entry;
    }
  }
  return codes;
}

const plain = (text) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replaceAll('\\|', '|')
    .trim();
