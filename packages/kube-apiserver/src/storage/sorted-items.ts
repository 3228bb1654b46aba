/** What `SortedItems` orders: by `sortKey`, as strings compare. */
export interface Sortable {
  readonly sortKey: string;
}

const maxChunk = 512;

/**
 * An immutable sorted list. A change copies one chunk of at most 512 items and the list of chunks, never all
 * items, so that a snapshot costs nothing and a write stays cheap beside 50,000 others.
 */
export class SortedItems<T extends Sortable> {
  readonly #chunks: readonly (readonly T[])[];
  readonly size: number;

  constructor(chunks: readonly (readonly T[])[] = [], size = 0) {
    this.#chunks = chunks;
    this.size = size;
  }

  get(sortKey: string): T | undefined {
    const chunk = this.#chunks[this.#chunkOf(sortKey)];
    const item = chunk?.[lowerBound(chunk, sortKey)];
    return item?.sortKey === sortKey ? item : undefined;
  }

  /** With `item` added, or in the place of the one with the same key. */
  with(item: T): SortedItems<T> {
    const index = this.#chunkOf(item.sortKey);
    const chunk = this.#chunks[index];
    if (!chunk) return new SortedItems([[item]], 1);
    const at = lowerBound(chunk, item.sortKey);
    if (chunk[at]?.sortKey === item.sortKey) {
      return new SortedItems(this.#chunks.with(index, chunk.with(at, item)), this.size);
    }
    const grown = chunk.toSpliced(at, 0, item);
    const parts =
      grown.length <= maxChunk ? [grown] : [grown.slice(0, maxChunk / 2), grown.slice(maxChunk / 2)];
    return new SortedItems(this.#chunks.toSpliced(index, 1, ...parts), this.size + 1);
  }

  without(sortKey: string): SortedItems<T> {
    const index = this.#chunkOf(sortKey);
    const chunk = this.#chunks[index];
    if (!chunk) return this;
    const at = lowerBound(chunk, sortKey);
    if (chunk[at]?.sortKey !== sortKey) return this;
    const shrunk = chunk.toSpliced(at, 1);
    const chunks = shrunk.length === 0 ? this.#chunks.toSpliced(index, 1) : this.#chunks.with(index, shrunk);
    return new SortedItems(chunks, this.size - 1);
  }

  /** All items, in order. */
  toArray(): readonly T[] {
    return this.#chunks.flat();
  }

  /** The items with `from` ≤ sortKey < `to`, in order. */
  range(from: string, to: string): readonly T[] {
    const found: T[] = [];
    for (let index = this.#chunkOf(from); index < this.#chunks.length; index++) {
      const chunk = this.#chunks[index] ?? [];
      const end = lowerBound(chunk, to);
      for (let at = lowerBound(chunk, from); at < end; at++) found.push(chunk[at] as T); // at < chunk.length
      if (end < chunk.length) break;
    }
    return found;
  }

  /** The chunk that holds or would hold a key: the last one that starts at or before it, else the first. */
  #chunkOf(sortKey: string): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.#chunks[middle]?.[0];
      if (first && first.sortKey <= sortKey) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Index of the first item whose key is not below `sortKey`. */
function lowerBound(items: readonly Sortable[], sortKey: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.sortKey ?? "") < sortKey) low = middle + 1;
    else high = middle;
  }
  return low;
}
