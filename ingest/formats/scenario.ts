/**
 * Scenarios: a what-if question kept under a name, with author and instant (docs/formats.md). Each document is
 * one row of the counts, and a statement about the name with all its texts.
 */
import { z } from 'zod';
import { hashOfContent } from '../../graph/model/canonical-json.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { countings } from '../../graph/ontology/counting.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import {
  betweenSelectors,
  longestLoss,
  mostSelectors,
  scenarioFormat,
  scenarioKey,
  scenarioStatement,
} from '../../graph/ontology/scenario.ts';
import { excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import type { ReadRequest } from '../read-request.ts';
import { isObject, type JsonObject } from './cyclonedx/value.ts';
import { ListReading } from './list-reading.ts';
import { readableText, readableWord } from './readable.ts';
import { writtenDate, writtenInstant } from './written-day.ts';

/** Version of the form that is read here, as the document states it. */
const version = 1;

const word = readableWord(limits.nameCharacters);

const scenario = z.strictObject({
  name: word,
  programme: word.optional(),
  lose: z
    .array(word)
    .min(1)
    .max(mostSelectors)
    .refine(
      (selectors) => selectors.join(betweenSelectors).length <= limits.textCharacters,
      `more than ${limits.textCharacters} characters`,
    ),
  counting: z.enum(countings).optional(),
  stage: word.optional(),
  from: writtenDate.optional(),
  forDays: z.int().min(1).max(longestLoss).optional(),
  author: word,
  saved: writtenInstant,
  note: readableText(limits.textCharacters).optional(),
});
type WrittenScenario = z.infer<typeof scenario>;

/** Whether a JSON object is a scenario, of whatever version. */
export function isScenario(value: unknown): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, 'hauberkScenario');
}

/** Never throws on content. */
export function readScenario(document: JsonObject, request: ReadRequest): Reading {
  const reading = new ListReading(scenarioFormat, 'scenarios', request);
  const { hauberkScenario, $schema: _, ...rest } = document;
  if (hauberkScenario !== version) {
    reading.diagnostics.add('scenario-version', 'error', '/hauberkScenario', `only version ${version} is read`);
    return reading.reject();
  }
  reading.specVersion = String(version);
  const written = scenario.safeParse(rest);
  if (!written.success) {
    const [{ path, message }] = written.error.issues;
    reading.diagnostics.add('scenario-unreadable', 'error', '', excerpt(`${path.map(String).join('/')}: ${message}`));
    return reading.reject();
  }
  reading.dated = dayOf(written.data.saved.slice(0, 10));
  state(reading, written.data);
  reading.count('', undefined);
  return reading.accept();
}

function state({ builder }: ListReading, written: WrittenScenario): void {
  const { name, programme = '', lose, forDays, ...texts } = written;
  const selectors = [...new Set(lose)];
  builder.state(builder.scenario(scenarioKey(programme, name), ''), {
    pointer: '',
    texts: {
      statement: scenarioStatement,
      scenarioId: hashOfContent({ ...written, lose: selectors }),
      name,
      programme,
      lose: selectors.join(betweenSelectors),
      forDays: forDays === undefined ? undefined : String(forDays),
      ...texts,
    },
  });
}
