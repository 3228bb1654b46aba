import type { CollectionDelete, Compaction, History, ListRead, Operation, WatchSegment } from "./history.ts";

/** Collects the history of a run. */
export class Recorder {
  readonly #operations: Operation[] = [];
  readonly #collectionDeletes: CollectionDelete[] = [];
  readonly #lists: ListRead[] = [];
  readonly #segments: WatchSegment[] = [];
  readonly #compactions: Compaction[] = [];
  /** Revisions that anybody was told of, for watches that resume from one of them. */
  readonly #revisions: number[] = [];
  #ids = 0;

  /** Names a write. */
  newId(client: string): string {
    return `${client}.${String(++this.#ids)}`;
  }

  get nowMs(): number {
    return performance.now();
  }

  operation(operation: Operation): void {
    this.#operations.push(operation);
  }

  collectionDelete(deletion: CollectionDelete): void {
    this.#collectionDeletes.push(deletion);
  }

  list(list: ListRead): void {
    this.#lists.push(list);
  }

  /** Records a segment under way, whose records grow; call what it returns with the segment as it ended. */
  segment(started: WatchSegment): (ended: WatchSegment) => void {
    const index = this.#segments.push(started) - 1;
    return (ended) => {
      this.#segments[index] = ended;
    };
  }

  compaction(compaction: Compaction): void {
    this.#compactions.push(compaction);
  }

  saw(revision: number): void {
    this.#revisions.push(revision);
  }

  /** One of the revisions seen; undefined before the first. */
  seen(fraction: number): number | undefined {
    return this.#revisions[Math.floor(fraction * this.#revisions.length)];
  }

  history(): History {
    return {
      operations: this.#operations,
      collectionDeletes: this.#collectionDeletes,
      lists: this.#lists,
      segments: this.#segments,
      compactions: this.#compactions,
    };
  }
}
