/** However large changes are, so many are kept for watches to go on from. */
const leastKept = 100;

/**
 * The last changes of a resource, oldest dropped first, bounded by their number and their bytes. `start` is the
 * revision after which it holds every one.
 */
export class EventRing<T extends { readonly revision: number; readonly bytes: number }> {
  readonly #capacity: number;
  readonly #maxBytes: number;
  #bytes = 0;
  #items: T[] = [];
  /** Index of the oldest: dropping shifts it, and the array is cut when half of it is dropped. */
  #first = 0;
  #dropped = 0;
  readonly #begin: () => number;

  /** `begin` tells the revision after which items were pushed at all. */
  constructor(bounds: { readonly items: number; readonly bytes: number }, begin: () => number) {
    this.#capacity = bounds.items;
    this.#maxBytes = bounds.bytes;
    this.#begin = begin;
  }

  get start(): number {
    return Math.max(this.#dropped, this.#begin());
  }

  push(item: T): void {
    this.#items.push(item);
    this.#bytes += item.bytes;
    while (this.#overfull) this.#drop();
    // Never more dropped ones in memory than kept ones.
    if (this.#first > leastKept && this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Items in memory: those that are kept, and some that were dropped. */
  get held(): number {
    return this.#items.length;
  }

  get #overfull(): boolean {
    const kept = this.#items.length - this.#first;
    return kept > this.#capacity || (this.#bytes > this.#maxBytes && kept > leastKept);
  }

  #drop(): void {
    const oldest = this.#items[this.#first];
    if (!oldest) return;
    this.#dropped = oldest.revision;
    this.#bytes -= oldest.bytes;
    this.#first++;
  }

  /** Those after a revision, in order, as they are now. */
  after(revision: number): readonly T[] {
    let low = this.#first;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#items[middle]?.revision ?? 0) <= revision) low = middle + 1;
      else high = middle;
    }
    return this.#items.slice(low);
  }
}
