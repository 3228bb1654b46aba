/**
 * Records as JSON files, `<directory>/<id>/state.json`, each replaced by a rename, so that a reader
 * after a crash finds the old one or the new one. Reads and writes are synchronous: a record and the
 * process it speaks of must not be seen apart.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileName = "state.json";

/** Replaces the file's content in one step. */
export function writeJsonFile(path: string, value: unknown): void {
  writeFileSync(`${path}.tmp`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${path}.tmp`, path);
}

/** undefined when there is no such file. Throws when it holds no JSON. */
export function readJsonFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (err: unknown) {
    if (err instanceof Error && "code" in err && (err.code === "ENOENT" || err.code === "ENOTDIR")) {
      return undefined;
    }
    throw err;
  }
  return JSON.parse(text) as unknown;
}

export class RecordStore<T extends { readonly id: string }> {
  readonly #directory: string;
  readonly #records = new Map<string, T>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /**
   * Reads what an earlier run left. A directory without a record is what a crash left: it is removed. So is
   * one whose record cannot be read, after a power cut; their ids are returned.
   */
  open(): string[] {
    mkdirSync(this.#directory, { recursive: true });
    const damaged: string[] = [];
    for (const id of readdirSync(this.#directory)) {
      const record = this.#read(id, damaged);
      if (record === undefined) rmSync(join(this.#directory, id), { recursive: true, force: true });
      else this.#records.set(id, record);
    }
    return damaged;
  }

  #read(id: string, damaged: string[]): T | undefined {
    try {
      // Only `put` writes these files, so they hold a T.
      return readJsonFile(join(this.#directory, id, fileName)) as T | undefined;
    } catch (err: unknown) {
      if (!(err instanceof SyntaxError)) throw err;
      damaged.push(id);
      return undefined;
    }
  }

  /** Where the record's owner keeps its own files. */
  directoryOf(id: string): string {
    return join(this.#directory, id);
  }

  get(id: string): T | undefined {
    return this.#records.get(id);
  }

  list(): T[] {
    return [...this.#records.values()];
  }

  /** Written before it is known: what `get` returns is always on disk. */
  put(record: T): void {
    mkdirSync(this.directoryOf(record.id), { recursive: true });
    writeJsonFile(join(this.directoryOf(record.id), fileName), record);
    this.#records.set(record.id, record);
  }

  /** Forgets the record and removes its directory with all that is in it. */
  delete(id: string): void {
    // The record goes first: a directory without one is swept at the next start.
    rmSync(join(this.directoryOf(id), fileName), { force: true });
    this.#records.delete(id);
    rmSync(this.directoryOf(id), { recursive: true, force: true });
  }
}
