/** A workspace: one store of graphs, one folder of evidence, and the views of its readers. */
import { setImmediate } from 'node:timers/promises';
import { type EvidenceStore, openEvidence } from '../../graph/evidence/evidence-store.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { RulePack } from '../../graph/screening/rule.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { type ColumnsCache, openView, type View, type ViewOptions } from '../../graph/view/open-view.ts';
import { READER_VERSION } from '../../ingest/reader-version.ts';
import type { Reader } from './reader.ts';
import { reconcile, warnOfFailed } from './reconcile.ts';

export interface WorkspaceConfig {
  /** Folder of the embedded store, or a `bolt:`, `neo4j:` or `neo4j+s:` URL. */
  readonly store: string;
  /** Folder of the evidence; by default the store's own folder, or `./data` beside a URL. */
  readonly data?: string;
  readonly neo4j?: { readonly user?: string; readonly password?: string; readonly database?: string };
  /** Folder of rule files that stand beside the shipped ones: a nation's own packs. */
  readonly rules?: string;
  /** Opened for writing: what the evidence has and the store lacks is read again first. */
  readonly writable: boolean;
}

export interface WorkspaceParts {
  readonly openStore: (config: WorkspaceConfig) => Promise<GraphStore>;
  /** Called once, when a view or a question first needs them: handing in does not. */
  readonly readRules: () => RulePack;
  readonly now?: () => Date;
}

/** The two times of a question (SEMANTICS.md): `asOf` a day, `knownAt` an instant. */
export interface Times {
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

export interface Workspace {
  readonly store: GraphStore;
  readonly evidence: EvidenceStore;
  /** Dated rules; their version is part of a view's hash. */
  readonly rules: RulePack;
  /** The instant of a receipt. Analyses have no clock. */
  readonly now: () => Date;
  /** What the reader may see, at these times. The same view object is given while nothing changes. */
  view(reader: Reader, times?: Times): Promise<View>;
  /**
   * Runs what changes the store, one after another. Should one fail half way (evidence kept, graph
   * not), the next first settles it. Errors: INPUT_INVALID on a workspace opened for reading.
   */
  write<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const defaultData = './data';
/** Views kept: a few readers and times, each as large as the graph. */
const cachedViews = 6;

export function isStoreUrl(store: string): boolean {
  return /^(bolt|neo4j)(\+s|\+ssc)?:\/\//.test(store);
}

export function evidenceFolder(config: Pick<WorkspaceConfig, 'store' | 'data'>): string {
  return config.data ?? (isStoreUrl(config.store) ? defaultData : config.store);
}

/** Errors: STORE_UNAVAILABLE, STORE_NEWER_SCHEMA, EVIDENCE_UNAVAILABLE. */
export async function openWorkspace(config: WorkspaceConfig, parts: WorkspaceParts): Promise<Workspace> {
  const evidence = openEvidence(evidenceFolder(config));
  const store = await parts.openStore(config);
  try {
    if (config.writable) warnOfFailed(await reconcile(store, evidence));
  } catch (error) {
    await store.close();
    throw error;
  }
  return new OpenWorkspace(store, evidence, config.writable, parts);
}

interface CachedView {
  readonly revision: number;
  readonly sees: Reader['sees'];
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
  readonly view: Promise<View>;
}

class OpenWorkspace implements Workspace {
  readonly store: GraphStore;
  readonly evidence: EvidenceStore;
  readonly now: () => Date;
  readonly #readRules: () => RulePack;
  #rules: RulePack | undefined;
  readonly #writable: boolean;
  /** By the store's document number, which is never given twice; views share them. */
  readonly #columns: ColumnsCache = new Map();
  #views: CachedView[] = [];
  #lastWrite: Promise<unknown> = Promise.resolve();
  #unsettled = false;

  constructor(store: GraphStore, evidence: EvidenceStore, writable: boolean, parts: WorkspaceParts) {
    this.store = store;
    this.evidence = evidence;
    this.now = parts.now ?? (() => new Date());
    this.#readRules = parts.readRules;
    this.#writable = writable;
  }

  get rules(): RulePack {
    this.#rules ??= this.#readRules();
    return this.#rules;
  }

  async view(reader: Reader, times: Times = {}): Promise<View> {
    const revision = await this.store.revision();
    const { asOf, knownAt } = times;
    const cached = this.#views.find(
      (v) => v.revision === revision && v.sees === reader.sees && v.asOf === asOf && v.knownAt === knownAt,
    );
    if (cached !== undefined) return await cached.view;
    const options = {
      ...(asOf === undefined ? {} : { asOf }),
      ...(knownAt === undefined ? {} : { knownAt }),
      ...(reader.sees === undefined ? {} : { visible: reader.sees }),
      rules: this.rules.version,
      reader: READER_VERSION,
    };
    const before = this.#views.find((v) => v.sees === reader.sees && v.asOf === asOf && v.knownAt === knownAt);
    const view = this.#open(options, before);
    const entry = { revision, sees: reader.sees, asOf, knownAt, view };
    this.#views = [entry, ...this.#views.filter((v) => v.revision === revision)].slice(0, cachedViews);
    view.catch(() => {
      this.#views = this.#views.filter((v) => v !== entry);
    });
    return await view;
  }

  /** A view goes on from the one that the same reader had before the store changed. */
  async #open(options: ViewOptions, before: CachedView | undefined): Promise<View> {
    // It takes a while, and nothing else is done meanwhile: answers that are ready go out first.
    await setImmediate();
    return await openView(this.store, options, this.#columns, await before?.view.catch(() => undefined));
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#writable) throw new OperationalError('INPUT_INVALID', 'This store was opened for reading.');
    const turn = this.#lastWrite.then(async () => {
      if (this.#unsettled) warnOfFailed(await reconcile(this.store, this.evidence));
      this.#unsettled = true;
      const result = await work();
      this.#unsettled = false;
      return result;
    });
    this.#lastWrite = turn.catch(() => undefined);
    return await turn;
  }

  async close(): Promise<void> {
    await this.#lastWrite;
    await this.store.close();
  }
}
