import { parseTime } from "@kubets/apimachinery";
import { parseCriLine } from "./cri-log.ts";
import type { LogOptions } from "./log-options.ts";

const newline = Buffer.from("\n");

/**
 * Turns raw pieces of a CRI log file into what the user sees. Keeps an unfinished line until the rest comes.
 * `done` once the byte limit is reached.
 */
export class LogFormatter {
  readonly #options: LogOptions;
  #rest: Buffer = Buffer.alloc(0);
  #leftBytes: number;
  /** The stream's last piece was partial: the next one goes on in the same line, without a timestamp. */
  #midLine = false;

  constructor(options: LogOptions) {
    this.#options = options;
    this.#leftBytes = options.limitBytes ?? Number.POSITIVE_INFINITY;
  }

  get done(): boolean {
    return this.#leftBytes <= 0;
  }

  push(piece: Buffer): Buffer {
    const data = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const output: Buffer[] = [];
    let start = 0;
    for (let end = data.indexOf(10, start); end >= 0 && !this.done; end = data.indexOf(10, start)) {
      this.#formatLine(data.subarray(start, end), output);
      start = end + 1;
    }
    this.#rest = Buffer.from(data.subarray(start));
    return Buffer.concat(output);
  }

  #formatLine(raw: Buffer, output: Buffer[]): void {
    const line = parseCriLine(raw);
    if (!line) return;
    const { sinceMs, timestamps } = this.#options;
    if (sinceMs !== undefined && parseTime(line.timestamp) < sinceMs) return;
    if (timestamps && !this.#midLine) this.#emit(Buffer.from(`${line.timestamp} `), output);
    this.#emit(line.content, output);
    if (!line.partial) this.#emit(newline, output);
    this.#midLine = line.partial;
  }

  #emit(bytes: Buffer, output: Buffer[]): void {
    const kept = bytes.length <= this.#leftBytes ? bytes : bytes.subarray(0, this.#leftBytes);
    this.#leftBytes -= kept.length;
    if (kept.length > 0) output.push(kept);
  }
}
