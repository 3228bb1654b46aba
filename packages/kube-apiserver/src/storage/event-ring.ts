/**
 * The last changes of a resource, oldest dropped first. `start` is the revision after which it holds every one.
 */
export class EventRing<T extends { readonly revision: number }> {
  readonly #capacity: number;
  #items: T[] = [];
  /** Index of the oldest: dropping shifts it, and the array is cut when half of it is dropped. */
  #first = 0;
  #dropped = 0;
  readonly #begin: () => number;

  /** `begin` tells the revision after which items were pushed at all. */
  constructor(capacity: number, begin: () => number) {
    this.#capacity = capacity;
    this.#begin = begin;
  }

  get start(): number {
    return Math.max(this.#dropped, this.#begin());
  }

  push(item: T): void {
    this.#items.push(item);
    if (this.#items.length - this.#first > this.#capacity) {
      this.#dropped = this.#items[this.#first]?.revision ?? this.#dropped;
      this.#first++;
    }
    if (this.#first >= this.#capacity) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
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
