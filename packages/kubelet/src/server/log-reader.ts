import { watch } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Clock } from "@kubets/apimachinery";
import { Wakeup } from "../wakeup.ts";
import { LogFormatter } from "./log-formatter.ts";
import type { LogOptions } from "./log-options.ts";

export interface ReadLogInput {
  readonly path: string;
  readonly options: LogOptions;
  readonly clock: Clock;
  /** Asked while following: once false, what is left is read and the log ends. */
  readonly isRunning: () => Promise<boolean>;
  readonly signal: AbortSignal;
}

const pieceBytes = 64 * 1024;
/** How long a follower waits for the file system to tell of a change before it looks by itself. */
const followPollMs = 500;

/** A container's log as the user sees it, in pieces. */
export async function* readLog(input: ReadLogInput): AsyncGenerator<Uint8Array> {
  const { options, path } = input;
  const file = await open(path);
  try {
    const formatter = new LogFormatter(options);
    let position = options.tailLines === undefined ? 0 : await tailStart(file, options.tailLines);
    const buffer = Buffer.alloc(pieceBytes);
    const follower = options.follow ? new Follower(input) : undefined;
    try {
      for (;;) {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
        position += bytesRead;
        if (bytesRead > 0) {
          const text = formatter.push(Buffer.from(buffer.subarray(0, bytesRead)));
          if (text.length > 0) yield text;
          if (formatter.done) return;
        } else if (!follower || !(await follower.moreToCome())) {
          return;
        }
      }
    } finally {
      follower?.[Symbol.dispose]();
    }
  } finally {
    await file.close();
  }
}

/** Where the last `lines` lines of the file begin. */
async function tailStart(file: FileHandle, lines: number): Promise<number> {
  const { size } = await file.stat();
  if (lines === 0) return size;
  let seen = 0;
  let end = size;
  const buffer = Buffer.alloc(pieceBytes);
  while (end > 0) {
    const length = Math.min(end, buffer.length);
    const start = end - length;
    await file.read(buffer, 0, length, start);
    for (let i = length - 1; i >= 0; i--) {
      // The newline that ends the file ends its last line; it does not begin another.
      if (buffer[i] !== 10 || start + i === size - 1) continue;
      if (++seen === lines) return start + i + 1;
    }
    end = start;
  }
  return 0;
}

/** Waits at the end of a log that is still written. */
class Follower implements Disposable {
  readonly #input: ReadLogInput;
  readonly #wakeup: Wakeup;
  readonly #watcher: ReturnType<typeof watch>;
  #ended = false;

  constructor(input: ReadLogInput) {
    this.#input = input;
    this.#wakeup = new Wakeup(input.clock);
    this.#watcher = watch(input.path, { persistent: false }, () => this.#wakeup.wake());
    // A watch that fails costs only speed: the file is looked at regularly anyway.
    this.#watcher.on("error", () => this.#watcher.close());
  }

  /** True when it is worth reading on: the file changed, or may have. False when nothing will come any more. */
  async moreToCome(): Promise<boolean> {
    if (this.#ended) return false;
    if (!(await this.#input.isRunning())) {
      // What was written between the last read and the end is read once more.
      this.#ended = true;
      return true;
    }
    await this.#wakeup.wait(followPollMs, { signal: this.#input.signal });
    return true;
  }

  [Symbol.dispose](): void {
    this.#watcher.close();
  }
}
