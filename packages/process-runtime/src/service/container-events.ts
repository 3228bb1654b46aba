/**
 * Container events for GetContainerEvents. Each reader has a queue of its own; one that falls behind
 * loses its stream, and lists again when it comes back, as after any break.
 */
import { CriError } from "@kubets/cri";
import type { ContainerEventResponse, Init } from "@kubets/cri";

const maxQueued = 1000;

export type ContainerEvent = Init<ContainerEventResponse>;

interface Reader {
  readonly queue: ContainerEvent[];
  overflowed: boolean;
  wake: () => void;
}

export class ContainerEvents {
  readonly #readers = new Set<Reader>();

  get hasReaders(): boolean {
    return this.#readers.size > 0;
  }

  publish(event: ContainerEvent): void {
    for (const reader of this.#readers) {
      if (reader.queue.length >= maxQueued) reader.overflowed = true;
      else reader.queue.push(event);
      reader.wake();
    }
  }

  /** Events from now on, until the signal aborts. Throws CriError ResourceExhausted for a slow reader. */
  subscribe(signal: AbortSignal): AsyncGenerator<ContainerEvent> {
    const reader: Reader = { queue: [], overflowed: false, wake: () => undefined };
    this.#readers.add(reader);
    return this.#read(reader, signal);
  }

  async *#read(reader: Reader, signal: AbortSignal): AsyncGenerator<ContainerEvent> {
    const onAbort = (): void => reader.wake();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      while (!signal.aborted) {
        const event = reader.queue.shift();
        if (event !== undefined) {
          yield event;
          continue;
        }
        if (reader.overflowed) throw new CriError("ResourceExhausted", "the reader of events is too slow");
        await new Promise<void>((resolve) => {
          reader.wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener("abort", onAbort);
      this.#readers.delete(reader);
    }
  }
}
