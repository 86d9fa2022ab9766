/**
 * Gap decisions: one edit of one or many gaps, with author, instant, and the newest edits of each that the
 * author saw (docs/formats.md). Each gap is a row of the counts, and a statement about the gap with all its texts.
 */
import { hashOfContent } from '../../graph/model/canonical-json.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { betweenIds, gapDecisionFormat, gapDecisionStatement } from '../../graph/ontology/gap-decision.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import type { ReadRequest } from '../read-request.ts';
import { isObject, type JsonObject } from './cyclonedx/value.ts';
import { editedGap, gapEdit, type WrittenGap, type WrittenGapEdit } from './gap-decision-schema.ts';
import { ListReading } from './list-reading.ts';

/** Version of the form that is read here, as the document states it. */
const version = 1;

/** Whether a JSON object is a gap decision, of whatever version. */
export function isGapDecision(value: unknown): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, 'hauberkGapDecision');
}

/** Never throws on content. */
export function readGapDecision(document: JsonObject, request: ReadRequest): Reading {
  const reading = new ListReading(gapDecisionFormat, 'gap decisions', request);
  const { hauberkGapDecision, $schema: _, gaps, ...rest } = document;
  if (hauberkGapDecision !== version) {
    reading.diagnostics.add('gap-decision-version', 'error', '/hauberkGapDecision', `only version ${version} is read`);
    return reading.reject();
  }
  reading.specVersion = String(version);
  const edit = gapEdit.safeParse(rest);
  if (!edit.success || !Array.isArray(gaps)) {
    const message = edit.success ? 'gaps: expected a list of gaps' : messageOf(edit.error);
    reading.diagnostics.add('gap-decision-unreadable', 'error', '', message);
    return reading.reject();
  }
  if (gaps.length > limits.decidedGaps) {
    reading.diagnostics.add('limit-gaps', 'error', '/gaps', `more than ${limits.decidedGaps} gaps: hand in several documents`);
    return reading.reject();
  }
  reading.dated = dayOf(edit.data.decided.slice(0, 10));
  const known = new Set<string>();
  for (const [index, value] of gaps.entries()) {
    const pointer = `/gaps/${index}`;
    const gap = editedGap.safeParse(value);
    if (gap.success && known.has(gap.data.gapId)) {
      reading.diagnostics.add('gap-decided-twice', 'error', pointer, `the gap ${gap.data.gapId} stands here twice`);
      return reading.reject();
    }
    if (gap.success) {
      known.add(gap.data.gapId);
      state(reading, edit.data, gap.data, pointer);
    }
    const quarantine = gap.success ? undefined : { code: 'gap-decision-unreadable', message: messageOf(gap.error) };
    if (!reading.count(pointer, quarantine)) return reading.reject();
  }
  return reading.accept();
}

function messageOf({ issues }: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const [first] = issues;
  const message = first === undefined ? 'not a gap decision' : `${first.path.map(String).join('/')}: ${first.message}`;
  return excerpt(message.replace(/^: /, ''));
}

function state(reading: ListReading, edit: WrittenGapEdit, gap: WrittenGap, pointer: string): void {
  const { builder } = reading;
  const { set, clear, ...common } = edit;
  const clears = [...new Set(clear)].sort();
  const upon = [...new Set(gap.upon)].sort();
  builder.state(builder.gap(gap.gapId, pointer), {
    pointer,
    texts: {
      statement: gapDecisionStatement,
      editId: hashOfContent({ ...common, set, clear: clears, gapId: gap.gapId, upon }),
      gapId: gap.gapId,
      ...common,
      ...set,
      clears: clears.join(betweenIds),
      upon: upon.join(betweenIds),
      level: gap.level,
      lostId: gap.lostId,
      itemIds: [...new Set(gap.itemIds)].sort().join(betweenIds),
      archetype: gap.archetype,
      lost: gap.lost,
      items: gap.items,
    },
  });
}
