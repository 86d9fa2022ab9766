/**
 * Counts what a CycloneDX XML document holds, to be held against the reader. It shares no code and no
 * parser with it: tags found by a pattern, and the paths of their names, by the definition of `ingest`'s
 * counts (components at every depth with `metadata/component` and its own; single dependencies). What is
 * said to be of another namespace than the root, and what lies within it, is none of these.
 */
import type { IndependentCounts } from './independent-counter.ts';

/** White space is what XML calls so: a byte-order mark may stand in a name. */
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)(?:[^ \t\r\n<>/="'!?:]+:)?([^ \t\r\n<>/="'!?:]+)((?:[ \t\r\n]+[^ \t\r\n<>/="']+[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'))*)[ \t\r\n]*(\/?)>/g;

const component = /^\/bom(?:\/metadata\/component|\/components\/component)(?:\/components\/component)*$/;
const service = /^\/bom\/services\/service(?:\/services\/service)*$/;
const relation = /^\/bom\/dependencies(?:\/dependency)+\/(?:dependency|provides)$/;
const relationOfComponent = /^(\/bom(?:\/components\/component)+)\/dependencies(?:\/dependency)+$/;

export function countCycloneDxXml(text: string): IndependentCounts {
  const open: { name: string; attributes: string; foreign: boolean }[] = [];
  let rootNamespace = '';
  const refs = new Set<string>();
  const relations: [from: string, to: string][] = [];
  const counts = { components: 0, services: 0 };
  for (const [, slash, name, attributes, isEmpty] of text.matchAll(token)) {
    if (name === undefined) continue;
    if (slash === '/') {
      open.pop();
      continue;
    }
    const namespace = attribute({ attributes: attributes ?? '' }, 'xmlns');
    if (open.length === 0) rootNamespace = namespace;
    const foreign = open.at(-1)?.foreign === true || (namespace !== '' && namespace !== rootNamespace);
    open.push({ name, attributes: attributes ?? '', foreign });
    const path = foreign ? '' : open.map((element) => `/${element.name}`).join('');
    if (component.test(path)) counts.components++;
    if (service.test(path)) counts.services++;
    if (component.test(path) || service.test(path)) refs.add(attribute(open.at(-1), 'bom-ref'));
    if (relation.test(path)) relations.push([attribute(open.at(-2), 'ref'), attribute(open.at(-1), 'ref')]);
    if (relationOfComponent.test(path)) {
      const isDirect = open.at(-2)?.name === 'dependencies';
      const from = isDirect ? attribute(open.at(-3), 'bom-ref') : attribute(open.at(-2), 'ref');
      relations.push([from, attribute(open.at(-1), 'ref')]);
    }
    if (isEmpty === '/') open.pop();
  }
  const unmappable = relations.filter(([from, to]) => !refs.has(from) || !refs.has(to) || from === to || to === '').length;
  return { ...counts, relations: relations.length, unmappable };
}

function attribute(element: { attributes: string } | undefined, name: string): string {
  const found = new RegExp(`(?:^|[ \\t\\r\\n])${name}[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^"]*)"|'([^']*)')`).exec(
    element?.attributes ?? '',
  );
  return found?.[1] ?? found?.[2] ?? '';
}
