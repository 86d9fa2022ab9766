/** Numbers of which nobody knows beforehand how many there will be. */
export class Growing {
  private room: Uint32Array;
  length = 0;

  constructor(first = 256) {
    this.room = new Uint32Array(first);
  }

  push(value: number): void {
    if (this.length === this.room.length) {
      const wider = new Uint32Array(this.room.length * 2);
      wider.set(this.room);
      this.room = wider;
    }
    this.room[this.length++] = value;
  }

  at(index: number): number {
    return this.room[index];
  }

  clear(): void {
    this.length = 0;
  }

  /** What was pushed, in a space of its own size. */
  finished(): Uint32Array {
    return this.room.slice(0, this.length);
  }
}
