/** A page by keyboard alone: each stop of the focus is looked at, and must be seen. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const look = readFileSync(new URL('./in-page/focus.js', import.meta.url), 'utf8');
const mostStops = 250;

export interface Stop {
  /** Its role where one is given, else its element's name. */
  readonly role: string;
  readonly name: string;
  readonly id: string;
  readonly isSeen: boolean;
  readonly problem: string;
}

export class Keyboard {
  /** Stops at which the focus could not be seen, and why. */
  readonly unseen: string[] = [];
  stops = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async where(): Promise<Stop> {
    return await this.#page.evaluate<Stop>(look);
  }

  /** One key; the stop after it. */
  async press(key: string): Promise<Stop> {
    await this.#page.keyboard.press(key);
    const stop = await this.where();
    this.stops++;
    if (!stop.isSeen) this.unseen.push(`${stop.role} "${stop.name}": ${stop.problem}`);
    return stop;
  }

  /** Tab (or another key) until the focus is where it is wanted. Errors: with all stops on the way, that it never was. */
  async to(role: string, name: RegExp, key = 'Tab'): Promise<Stop> {
    const way: string[] = [];
    for (let count = 0; count < mostStops; count++) {
      const stop = await this.press(key);
      if (stop.role === role && name.test(stop.name)) return stop;
      way.push(`${stop.role} "${stop.name.slice(0, 40)}"`);
    }
    throw new Error(`no ${role} ${name} by ${key}; there was ${[...new Set(way)].join(', ')}`);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }
}
