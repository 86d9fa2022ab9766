/** What every graph store promises (graph/store/port.ts): one suite, run over each adapter. */
import { afterEach, beforeEach, describe } from 'vitest';
import { invariant } from '../../graph/model/invariant.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { readingContract } from './reading.ts';
import { removingContract } from './removing.ts';
import { searchingContract } from './searching.ts';
import { writingContract } from './writing.ts';

export interface OpenedStore {
  /** Empty. */
  readonly store: GraphStore;
  /** Another handle on the same store, as another process would open it. */
  reopen(): Promise<GraphStore>;
  /** Whether what lies on disk still holds a text; absent where a test cannot look there. */
  holds?(text: string): Promise<boolean>;
  /** Closes all handles that the test left open, and removes the store. */
  dispose(): Promise<void>;
}

export type Opened = () => OpenedStore;

export function graphStoreContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`graph store contract: ${name}`, () => {
    let opened: OpenedStore | undefined;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(async () => {
      await opened?.dispose();
      opened = undefined;
    });
    const current = () => {
      invariant(opened !== undefined, 'a store is open');
      return opened;
    };
    describe('writing', () => writingContract(current));
    describe('reading', () => readingContract(current));
    describe('searching', () => searchingContract(current));
    describe('removing', () => removingContract(current));
  });
}
