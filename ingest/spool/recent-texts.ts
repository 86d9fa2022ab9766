/** Whether a text came lately: of the last texts at least `kept` are remembered, at most twice as many. */
const kept = 16_384;

export class RecentTexts {
  #newer = new Set<string>();
  #older = new Set<string>();

  /** False where it is remembered. */
  add(text: string): boolean {
    if (this.#newer.has(text) || this.#older.has(text)) return false;
    this.#newer.add(text);
    if (this.#newer.size === kept) {
      this.#older = this.#newer;
      this.#newer = new Set();
    }
    return true;
  }
}
