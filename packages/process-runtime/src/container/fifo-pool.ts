/**
 * Named pipes, made ahead: Node cannot make one, and starting `mkfifo` would cost a container's start
 * a process. A pipe is taken by renaming it to where it is needed.
 */
import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const batchSize = 24;
const lowWater = 8;

export class FifoPool {
  readonly #directory: string;
  readonly #free: string[] = [];
  #next = 0;
  #filling: Promise<void> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Finds the pipes an earlier run left and makes the first batch. */
  async open(): Promise<void> {
    mkdirSync(this.#directory, { recursive: true });
    const names = readdirSync(this.#directory);
    this.#free.push(...names);
    this.#next = 1 + Math.max(0, ...names.map(Number));
    if (this.#free.length < lowWater) await this.#fill();
  }

  #fill(): Promise<void> {
    this.#filling ??= this.#makeBatch().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }

  async #makeBatch(): Promise<void> {
    const names = Array.from({ length: batchSize }, () => String(this.#next++));
    await run(
      "mkfifo",
      names.map((name) => join(this.#directory, name)),
    );
    this.#free.push(...names);
  }

  /** Puts a pipe at the path, whose directory must be on the same file system. */
  async take(path: string): Promise<void> {
    if (this.#free.length === 0) await this.#fill();
    const name = this.#free.pop();
    if (name === undefined) return await this.take(path);
    renameSync(join(this.#directory, name), path);
    // A failure here is seen by the `take` that finds the pool empty.
    if (this.#free.length < lowWater) this.#fill().catch(() => undefined);
  }
}
