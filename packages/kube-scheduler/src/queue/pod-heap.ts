import type { QueuedPod } from "./queued-pod.ts";

/** A binary heap of pods: highest priority first, then the one that waits longest. Each key is in it at most once. */
export class PodHeap {
  readonly #heap: QueuedPod[] = [];
  readonly #byKey = new Map<string, QueuedPod>();

  get size(): number {
    return this.#byKey.size;
  }

  get(key: string): QueuedPod | undefined {
    return this.#byKey.get(key);
  }

  push(queued: QueuedPod): void {
    this.#byKey.set(queued.key, queued);
    let i = this.#heap.push(queued) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#before(i, parent)) break;
      this.#swap(i, parent);
      i = parent;
    }
  }

  pop(): QueuedPod | undefined {
    for (;;) {
      const first = this.#heap[0];
      if (!first) return undefined;
      this.#removeFirst();
      // Removed pods stay in the heap until they come up.
      if (this.#byKey.get(first.key) !== first) continue;
      this.#byKey.delete(first.key);
      return first;
    }
  }

  remove(key: string): void {
    this.#byKey.delete(key);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    let i = 0;
    for (;;) {
      let next = i;
      for (const child of [2 * i + 1, 2 * i + 2]) {
        if (child < this.#heap.length && this.#before(child, next)) next = child;
      }
      if (next === i) return;
      this.#swap(i, next);
      i = next;
    }
  }

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#at(i), this.#at(j)];
    const priority = (b.pod.spec.priority ?? 0) - (a.pod.spec.priority ?? 0);
    return priority < 0 || (priority === 0 && a.sinceMs < b.sinceMs);
  }

  #swap(i: number, j: number): void {
    const a = this.#at(i);
    this.#heap[i] = this.#at(j);
    this.#heap[j] = a;
  }

  #at(i: number): QueuedPod {
    const queued = this.#heap[i];
    if (!queued) throw new Error(`the heap has no element ${i}`);
    return queued;
  }
}
