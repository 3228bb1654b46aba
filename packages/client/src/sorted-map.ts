interface Entry<T> {
  readonly key: string;
  readonly value: T;
}

/**
 * A map whose values can be had in order of keys, cheaply also when reads and writes alternate: the order is made
 * at the first read and kept up from then on. Arrays handed out never change.
 */
export class SortedMap<T> {
  readonly #values = new Map<string, T>();
  #sortedKeys: string[] | undefined;
  #sortedValues: T[] = [];
  /** `#sortedValues` was handed out: the next change works on a copy. */
  #shared = false;

  get size(): number {
    return this.#values.size;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  keys(): IterableIterator<string> {
    return this.#values.keys();
  }

  entries(): IterableIterator<[string, T]> {
    return this.#values.entries();
  }

  set(key: string, value: T): void {
    const isNew = !this.#values.has(key);
    this.#values.set(key, value);
    if (this.#sortedKeys === undefined) return;
    this.#unshare();
    const at = lowerBound(this.#sortedKeys, key);
    if (isNew) this.#sortedKeys.splice(at, 0, key);
    this.#sortedValues.splice(at, isNew ? 0 : 1, value);
  }

  delete(key: string): boolean {
    if (!this.#values.delete(key)) return false;
    if (this.#sortedKeys === undefined) return true;
    this.#unshare();
    const at = lowerBound(this.#sortedKeys, key);
    this.#sortedKeys.splice(at, 1);
    this.#sortedValues.splice(at, 1);
    return true;
  }

  sorted(): readonly T[] {
    if (this.#sortedKeys === undefined) {
      const entries: Entry<T>[] = Array.from(this.#values, ([key, value]) => ({ key, value }));
      entries.sort((a, b) => (a.key < b.key ? -1 : 1));
      this.#sortedKeys = entries.map(({ key }) => key);
      this.#sortedValues = entries.map(({ value }) => value);
    }
    this.#shared = true;
    return this.#sortedValues;
  }

  #unshare(): void {
    if (!this.#shared) return;
    this.#sortedValues = [...this.#sortedValues];
    this.#shared = false;
  }
}

/** The first place whose key is not less than `key`. */
function lowerBound(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    // Between low and high, so below the length.
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
