/**
 * What is done with uploads: they are read, checked against their schemas, stored. That is work for the
 * processor, so the server has it done in a process of its own (`hand-in-worker.ts`). What goes in and comes out
 * can be copied between processes; documents are named as files and never carried.
 */
import { handInExample, lacksExample } from '../../app/documents/example.ts';
import type { IngestResult, IngestStage } from '../../app/documents/ingest.ts';
import { ingestSent } from '../../app/documents/ingest-sent.ts';
import type { ProjectPlace } from '../../app/documents/place-project.ts';
import { type PreviewInput, previewMapping } from '../../app/documents/preview-mapping.ts';
import { type ExcerptRequest, readExcerpt } from '../../app/documents/read-excerpt.ts';
import { type TakenBack, takeBack } from '../../app/documents/take-back.ts';
import { uploadBom } from '../../app/documents/upload-bom.ts';
import type { RemovalInput } from '../../app/documents/withdraw.ts';
import type { Reader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { type ByteSource, fileSource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Declared } from '../../graph/model/hand-in.ts';
import { type BomBody, readBomBody } from '../http/dependency-track/body.ts';
import { type BomRequest, parseBomRequest } from '../http/dependency-track/request.ts';

/** A document or an archive on disk, with what was declared. */
export interface SentUpload {
  /** Name that is written on what is handed in. */
  readonly by: string;
  readonly file: string;
  readonly path: string;
  readonly declared: Declared;
  readonly mapping?: string;
  readonly call: string;
}

/** The body of a pipeline's upload on disk, and the folder that its document may be put in. */
export interface SentBody {
  readonly file: string;
  readonly folder: string;
  /** Of a form; a body in JSON has none. */
  readonly formType?: string;
}

export type OpenedBody = Pick<BomBody, 'file' | 'name'> & BomRequest;

/** A document for a project. */
export interface SentBom {
  readonly by: string;
  readonly place: ProjectPlace;
  readonly file: string;
  readonly path: string;
}

/** A foreign spreadsheet on disk, and the mapping that is tried on it. */
export interface SentPreview extends Omit<PreviewInput, 'bytes'> {
  readonly file: string;
}

export interface SentWithdrawal extends RemovalInput {
  readonly by: string;
}

/** What the server goes by of an IngestResult, which may have megabytes of diagnostics. */
export type Outline = Pick<IngestResult, 'path' | 'sha256' | 'bytes' | 'format' | 'outcome'>;

export interface HandedIn extends Outline {
  /** The whole IngestResult as JSON, as it is sent. */
  readonly json: Uint8Array;
}

export interface HandedInBom extends Outline {
  /** Why it was refused. */
  readonly errors: readonly Diagnostic[];
}

export type HandInEvent = { readonly stage: IngestStage } | { readonly document: HandedIn };
export type Tell = (event: HandInEvent) => void;

/** Calls must not overlap. */
export interface HandIns {
  /** Hands in what was sent; what became of each document is told. Errors: those of `ingest`. */
  handIn(upload: SentUpload, tell: Tell): Promise<void>;
  /** Takes the document out of the body, and reads what is asked with it. Errors: InvalidUpload, those of `readBomBody`. */
  openBody(body: SentBody): Promise<OpenedBody>;
  /** Errors: those of `uploadBom`. */
  handInBom(upload: SentBom, tell: Tell): Promise<HandedInBom>;
  /** What would be read of a spreadsheet, as JSON; nothing is stored. */
  preview(upload: SentPreview): Promise<Uint8Array>;
  /** Errors: those of `takeBack`. */
  withdraw(input: SentWithdrawal): Promise<TakenBack>;
  /** The text around a place of a document that takes long to open, as JSON. Errors: those of `readExcerpt`. */
  excerpt(input: ExcerptRequest): Promise<Uint8Array>;
  /** Hands in the example of a folder where it is lacking, and gives the number of its documents. Errors: those of `ingest`. */
  fillWithExample(folder: string): Promise<number>;
}

/** Does it in this process. `reader` but for the name is who hands in. */
export function createHandIns(workspace: Workspace, reader: Reader): HandIns {
  return {
    async handIn({ by, file, ...input }, tell) {
      const onStage = (stage: IngestStage) => tell({ stage });
      await withFile(file, async (source) => {
        for await (const result of ingestSent(workspace, { ...reader, name: by }, { ...input, source, onStage })) {
          tell({ document: { ...outlineOf(result), json: jsonOf(result) } });
        }
      });
    },
    async openBody(body) {
      const { file, name, fields } = await readBomBody(body);
      return { file, name, ...parseBomRequest(fields) };
    },
    async handInBom({ by, place, file, path }, tell) {
      const onStage = (stage: IngestStage) => tell({ stage });
      const result = await withFile(file, (source) =>
        uploadBom(workspace, { ...reader, name: by }, place, { source, path, onStage }),
      );
      return { ...outlineOf(result), errors: result.diagnostics.filter(({ severity }) => severity === 'error') };
    },
    async preview({ file, ...input }) {
      return await withFile(file, async (source) => jsonOf(await previewMapping({ ...input, bytes: source.whole() })));
    },
    async withdraw({ by, ...input }) {
      return await takeBack(workspace, { ...reader, name: by }, input);
    },
    async excerpt(input) {
      return jsonOf(await readExcerpt(workspace, reader, input));
    },
    async fillWithExample(folder) {
      if (!(await lacksExample(workspace, folder))) return 0;
      return (await handInExample(workspace, reader, folder)).length;
    },
  };
}

function jsonOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

async function withFile<T>(file: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const source = fileSource(file);
  try {
    return await work(source);
  } finally {
    source.close();
  }
}

function outlineOf({ path, sha256, bytes, format, outcome }: IngestResult): Outline {
  return { path, sha256, bytes, format, outcome };
}
