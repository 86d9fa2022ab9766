/** A workspace over an embedded store in a folder of its own, and small documents to hand in. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IngestResult, ingest } from '../../app/documents/ingest.ts';
import { localReader, type Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Declared } from '../../graph/model/hand-in.ts';
import { composeWorkspace } from '../../server/compose.ts';

export async function temporaryFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'hauberk-'));
}

export interface TemporaryWorkspace {
  readonly workspace: Workspace;
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * `now` counts seconds from the day (the first of 2026 when absent): every receipt has its own instant.
 * `rules`: a folder of rule files beside the shipped ones.
 */
export async function temporaryWorkspace({ day, rules }: { day?: string; rules?: string } = {}): Promise<TemporaryWorkspace> {
  const folder = await temporaryFolder();
  const workspace = await composeWorkspace(
    { store: folder, writable: true, ...(rules === undefined ? {} : { rules }) },
    countingClock(day),
  );
  return {
    workspace,
    folder,
    async close() {
      await workspace.close();
      await rm(folder, { recursive: true });
    },
  };
}

export function countingClock(day = '2026-01-01'): () => Date {
  let time = Date.parse(day);
  return () => {
    time += 1000;
    return new Date(time);
  };
}

export interface HandInOptions {
  readonly declared?: Declared;
  readonly path?: string;
  readonly call?: string;
  readonly reader?: Reader;
}

export function handIn(workspace: Workspace, bytes: Uint8Array | string, options: HandInOptions = {}): Promise<IngestResult> {
  return ingest(workspace, options.reader ?? localReader, {
    source: memorySource(typeof bytes === 'string' ? Buffer.from(bytes) : bytes),
    path: options.path ?? 'document',
    declared: options.declared ?? {},
    call: options.call ?? 'call',
  });
}

export interface Part {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly manufacturer?: string;
  readonly country?: string;
  readonly needs?: readonly string[];
}

export interface BomOptions {
  readonly root?: string;
  readonly serialNumber?: string;
  readonly version?: number;
  readonly timestamp?: string;
}

/** A CycloneDX 1.6 document: the root needs every part; a part needs those it names. */
export function bom(parts: readonly Part[], options: BomOptions = {}): string {
  const components = parts.map((part) => ({
    type: 'device',
    'bom-ref': part.name,
    name: part.name,
    ...(part.version === undefined ? {} : { version: part.version }),
    ...(part.purl === undefined ? {} : { purl: part.purl }),
    ...(part.manufacturer === undefined
      ? {}
      : {
          manufacturer: {
            name: part.manufacturer,
            ...(part.country === undefined ? {} : { address: { country: part.country } }),
          },
        }),
  }));
  const dependencies = [
    { ref: 'root', dependsOn: parts.map((part) => part.name) },
    ...parts.filter((part) => part.needs !== undefined).map((part) => ({ ref: part.name, dependsOn: part.needs })),
  ];
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    ...(options.serialNumber === undefined ? {} : { serialNumber: `urn:uuid:${options.serialNumber}` }),
    version: options.version ?? 1,
    metadata: {
      ...(options.timestamp === undefined ? {} : { timestamp: options.timestamp }),
      component: { type: 'device', 'bom-ref': 'root', name: options.root ?? 'Vehicle' },
    },
    components,
    dependencies,
  });
}
