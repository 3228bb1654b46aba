/**
 * A container's log file: takes its output in chunks, writes CRI records. One per running container.
 * A line without its end is written as a partial record after `partialDelayMs`, so that a prompt is
 * seen and a crash of the runtime loses nothing that was read long ago.
 */
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "@kubets/apimachinery";
import { LogRecords } from "./log-format.ts";
import type { LogStream } from "./log-format.ts";

const partialDelayMs = 100;

/** Gives a promise when it has fallen behind: who writes had better wait for that. */
export interface LogListener {
  (stream: LogStream, bytes: Uint8Array): Promise<void> | undefined;
}

export interface ContainerLogOptions {
  readonly path: string;
  readonly clock: Clock;
  /** The file could not be written (a full disk): output is lost until it can be again. */
  readonly onError: (err: unknown) => void;
}

export class ContainerLog {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #records = { stdout: new LogRecords("stdout"), stderr: new LogRecords("stderr") };
  readonly #listeners = new Set<LogListener>();
  readonly #onError: (err: unknown) => void;
  #fd: number | undefined;
  /** Of the last write: an error is told once, not for every line that follows. */
  #failing = false;
  #timer: Disposable | undefined;

  /** An empty path keeps no log, as CRI allows; listeners get the output all the same. */
  constructor(options: ContainerLogOptions) {
    this.#path = options.path;
    this.#clock = options.clock;
    this.#onError = options.onError;
  }

  /** Opens the file, making its directory. Throws when it cannot be written. */
  open(): void {
    if (this.#path === "" || this.#fd !== undefined) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    this.#fd = openSync(this.#path, "a", 0o640);
  }

  /** Output as it comes, for attach. Dispose to end. */
  subscribe(listener: LogListener): Disposable {
    this.#listeners.add(listener);
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) };
  }

  /** Written at once. Gives a promise when listeners have fallen behind, which settles when they have caught up. */
  append(stream: LogStream, bytes: Uint8Array): Promise<unknown> | undefined {
    this.#write(this.#records[stream].push(bytes, this.#clock.now()));
    const behind: Promise<void>[] = [];
    for (const listener of this.#listeners) {
      const catchingUp = listener(stream, bytes);
      if (catchingUp) behind.push(catchingUp);
    }
    const pending = this.#records.stdout.hasPending || this.#records.stderr.hasPending;
    if (pending) this.#timer ??= this.#clock.setTimer(partialDelayMs, () => this.#flush("P"));
    return behind.length > 0 ? Promise.all(behind) : undefined;
  }

  #write(records: Buffer): void {
    if (this.#fd === undefined || records.length === 0) return;
    try {
      for (let offset = 0; offset < records.length;) offset += writeSync(this.#fd, records, offset);
      this.#failing = false;
    } catch (err: unknown) {
      if (!this.#failing) this.#onError(err);
      this.#failing = true;
    }
  }

  #flush(tag: "F" | "P"): void {
    this.#timer?.[Symbol.dispose]();
    this.#timer = undefined;
    const now = this.#clock.now();
    this.#write(this.#records.stdout.flush(now, tag));
    this.#write(this.#records.stderr.flush(now, tag));
  }

  /** After the file was renamed by whoever rotates it: goes on in a new one. */
  reopen(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.open();
  }

  /** Writes what is pending and closes. Idempotent. */
  close(): void {
    this.#flush("F");
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#listeners.clear();
  }
}
