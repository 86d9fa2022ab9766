/** `hauberk diff`: what is otherwise in one view than in another. */
import type { Command } from 'commander';
import { type ComparedView, type DiffAnswer, diff } from '../app/diff/diff.ts';
import type { DiffDocument } from '../app/diff/diff-documents.ts';
import type { GapFieldChange } from '../app/diff/diff-gaps.ts';
import type { FoundGapChange, FoundThingChange, FoundVendorChange } from '../app/diff/present-diff.ts';
import { parseDate, parseInstant } from '../app/documents/declared.ts';
import { localReader } from '../app/workspace/reader.ts';
import type { Output, Pages } from './output.ts';
import { type CommonOptions, command, withWorkspace } from './session.ts';
import { table } from './table.ts';

interface DiffOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly programme?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** A line of the answer: what it is about, and the change. */
type Line =
  | ({ readonly of: 'document' } & DiffDocument)
  | ({ readonly of: 'gap' } & FoundGapChange)
  | ({ readonly of: 'vendor' } & FoundVendorChange)
  | ({ readonly of: FoundThingChange['kind'] } & Omit<FoundThingChange, 'kind'>);

export function diffCommand(): Command {
  return command('diff', 'what is otherwise than before: documents, gaps, vendors, items, suppliers, edges')
    .option(
      '--from <moment>',
      'a date (facts and rules of that day), an instant (what was handed in by then) or the hash of a view; as it was before the last day of handing in when absent',
    )
    .option('--to <moment>', 'as --from; what --as-of and --known-at say, or all of it, when absent')
    .option('--programme <name>', 'what this programme reaches; everything when absent')
    .option('--as-of <date>', 'facts and rules that hold on that day, on both sides where they name none')
    .option('--known-at <time>', 'hand-ins received until then, on both sides where they name none')
    .action(run);
}

async function run(options: DiffOptions): Promise<void> {
  const { from, to, programme } = options;
  const times = { asOf: parseDate('--as-of', options.asOf), knownAt: parseInstant('--known-at', options.knownAt) };
  await withWorkspace(options, false, async (workspace, output) => {
    const answer = await diff(workspace, localReader, { from, to, programme, ...times });
    await output.results(linesOf(answer), tableOf, ({ of }) => of);
    note(output, answer);
    return undefined;
  });
}

/** The lists one after another. */
function linesOf({ documents, gaps, vendors, things }: DiffAnswer): Pages<Line> {
  const lists: readonly Pages<Line>[] = [
    {
      total: documents.length,
      page: async (from, to) => documents.slice(from, to).map((one) => ({ of: 'document', ...one })),
    },
    { total: gaps.total, page: async (from, to) => (await gaps.page(from, to)).map((one) => ({ of: 'gap', ...one })) },
    { total: vendors.total, page: async (from, to) => (await vendors.page(from, to)).map((one) => ({ of: 'vendor', ...one })) },
    {
      total: things.total,
      page: async (from, to) => (await things.page(from, to)).map(({ kind, ...one }) => ({ of: kind, ...one })),
    },
  ];
  return {
    total: lists.reduce((sum, { total }) => sum + total, 0),
    page: async (from, to) => {
      const found: Line[] = [];
      let start = 0;
      for (const { total, page } of lists) {
        const [first, last] = [Math.max(from - start, 0), Math.min(to - start, total)];
        if (first < last) found.push(...(await page(first, last)));
        start += total;
      }
      return found;
    },
  };
}

function tableOf(lines: readonly Line[]): string {
  return table(
    ['of', 'change', 'name', 'what'],
    lines.map((line) => [line.of, line.change, nameOf(line), detailOf(line)]),
  );
}

function nameOf(line: Line): string {
  if (line.of === 'document') return line.path;
  if (line.of === 'gap') return line.gap.lost?.name ?? line.gap.folded?.text ?? line.gap.item?.name ?? line.gapId;
  if (line.of === 'vendor') return line.party.name;
  return line.things.map(({ name }) => name).join(' - ');
}

function detailOf(line: Line): string {
  if (line.of === 'document')
    return line.why === 'superseded' && line.by !== null ? `superseded by ${line.by.slice(0, 12)}` : (line.why ?? '');
  if (line.of === 'gap') return [line.gap.archetype, ...line.fields.map(fieldText)].join('; ');
  if (line.of === 'vendor') return `${line.before ?? 'nothing found'} -> ${line.after ?? 'nothing found'}`;
  return '';
}

function fieldText({ what, before, after, direction }: GapFieldChange): string {
  return `${what} ${before ?? 'not known'} -> ${after ?? 'not known'} (${direction})`;
}

function note(output: Output, { from, to, counts }: DiffAnswer): void {
  output.note(`from ${sideText(from)}`);
  output.note(`to   ${sideText(to)}`);
  const words = (of: string, many: Readonly<Record<string, number>>) =>
    output.note(
      `${of}: ${Object.entries(many)
        .map(([change, count]) => `${count} ${change}`)
        .join(', ')}`,
    );
  words('documents', counts.documents);
  words('gaps', counts.gaps);
  words('vendors', counts.vendors);
  for (const [kind, many] of Object.entries(counts.things)) words(kind, many);
  output.note('What is no longer found is not mended by that: it may be that a document was withdrawn.');
}

function sideText({ view, by, knownAt, documents, coverage }: ComparedView): string {
  const known = knownAt === null ? 'all that was handed in' : `handed in until ${knownAt}`;
  const none = coverage === null ? '; it has no such programme' : '';
  return `view ${view.hash} (${by}; as of ${view.asOf || 'no date'}; ${known}; ${documents} documents${none})`;
}
