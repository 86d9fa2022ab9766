/**
 * Decimal numbers by index, digits x 10^-places: what is stated in hundredths is multiplied and added up as
 * integers, so that 3 x 0.1 is 0.3 and sums are the same in any order. Exact up to 2^53 of digits; beyond
 * that rounded to as many digits as fit, 15 or more. Infinity: without upper end. O(1) an operation.
 */
export interface Decimal {
  /** An integer, at least 0, or Infinity. */
  readonly digits: number;
  readonly places: number;
}

const most = Number.MAX_SAFE_INTEGER;
const one: Decimal = { digits: 1, places: 0 };

/** @param digits an integer, such as the hundredths of what is stated, with `places` 2. */
export function decimal(digits: number, places: number): Decimal {
  if (digits === 0 || digits === Number.POSITIVE_INFINITY) return { digits, places: 0 };
  let [kept, left] = [digits, places];
  while (kept % 10 === 0) {
    kept /= 10;
    left--;
  }
  return { digits: kept, places: left };
}

/** Nothing of it is nothing, however much it may be. */
export function multiplied(a: Decimal, b: Decimal): Decimal {
  if (a.digits === 0 || b.digits === 0) return decimal(0, 0);
  const digits = a.digits * b.digits;
  return fitted(digits, a.places + b.places);
}

function added(a: Decimal, b: Decimal): Decimal {
  if (a.digits === 0) return b;
  if (b.digits === 0) return a;
  let places = Math.max(a.places, b.places);
  for (;;) {
    const digits = at(a, places) + at(b, places);
    if (digits <= most || digits === Number.POSITIVE_INFINITY) return decimal(digits, places);
    places--;
  }
}

/** a / b, rounded once. */
export function quotient(a: Decimal, b: Decimal): number {
  const places = a.places - b.places;
  const [over, under] = places >= 0 ? [a.digits, b.digits * 10 ** places] : [a.digits * 10 ** -places, b.digits];
  return over / under;
}

/** The whole part of a / b: of integers, so that 3 / 0.3 is 10 and no less. */
export function wholeQuotient(a: Decimal, b: Decimal): number {
  const places = a.places - b.places;
  const [over, under] = places >= 0 ? [a.digits, b.digits * 10 ** places] : [a.digits * 10 ** -places, b.digits];
  return (over - (over % under)) / under;
}

/** The binary number that is nearest. */
export function numberOf(value: Decimal): number {
  return quotient(value, one);
}

/** Digits of the same number with other places; rounded where these are fewer. */
function at({ digits, places }: Decimal, wanted: number): number {
  return wanted >= places ? digits * 10 ** (wanted - places) : Math.round(digits / 10 ** (places - wanted));
}

function fitted(digits: number, places: number): Decimal {
  let [kept, left] = [digits, places];
  while (kept > most && kept < Number.POSITIVE_INFINITY) {
    kept = Math.round(kept / 10);
    left--;
  }
  return decimal(kept, left);
}

export class Decimals {
  readonly #digits: Float64Array;
  readonly #places: Int16Array;

  constructor(count: number) {
    this.#digits = new Float64Array(count);
    this.#places = new Int16Array(count);
  }

  at(index: number): Decimal {
    return { digits: this.#digits[index], places: this.#places[index] };
  }

  set(index: number, { digits, places }: Decimal): void {
    this.#digits[index] = digits;
    this.#places[index] = places;
  }

  add(index: number, value: Decimal): void {
    this.set(index, added(this.at(index), value));
  }

  /** Those of these indices, in this order. */
  of(indices: Int32Array): Decimals {
    const some = new Decimals(indices.length);
    for (const [k, index] of indices.entries()) some.set(k, this.at(index));
    return some;
  }

  /** The nearest binary numbers. */
  numbers(): Float64Array {
    return this.#digits.map((_, index) => numberOf(this.at(index)));
  }
}
