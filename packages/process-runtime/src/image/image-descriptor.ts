/**
 * What an image is here: not a file system but a description of how to run a program of the host, or
 * one that comes with kubets (images/<name>/image.json, or imported by the user).
 */

/** Something of the host that the image cannot do without. */
export interface HostProgram {
  /** Looked up in the PATH. */
  readonly program: string;
  /** What to do when it is missing; shown to the user. */
  readonly hint: string;
}

/** A check whose failure is told in the container's log, not an error: the command runs all the same. */
export interface HostCheck {
  /** Only for commands that contain this text. */
  readonly whenCommandContains: string;
  /** Run on the host; exit code 0 is good. */
  readonly command: readonly string[];
  readonly message: string;
}

/**
 * In `entrypoint`, `cmd` and `env`, `{node}` stands for the Node.js that runs the runtime, `{images}` for the
 * directory of the catalog and `{cache}` for the one of Node's compile cache.
 */
export interface ImageDescriptor {
  readonly name: string;
  /** Other repositories whose images are this one, as `path/name` without registry or tag. */
  readonly aliases: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Empty: the container's private directory. */
  readonly workingDir: string;
  readonly ports: readonly number[];
  /** Name or number; empty: the runtime's own user. */
  readonly user: string;
  /** Empty: SIGTERM. */
  readonly stopSignal: string;
  /** Directories of the image that each container has a private copy of; path mapping finds them. */
  readonly directories: readonly string[];
  /** Files put into those directories: container path → file beside the descriptor. */
  readonly files: Readonly<Record<string, string>>;
  readonly needs: readonly HostProgram[];
  readonly checks: readonly HostCheck[];
  /** Paths and the working directory are the host's own. */
  readonly hostPaths: boolean;
  /** Where the descriptor lies; its `bin` directory comes first in the PATH. */
  readonly directory: string;
}

export class ImageDescriptorError extends Error {
  override readonly name = "ImageDescriptorError";
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

class DescriptorReader {
  readonly #json: Json;
  readonly #source: string;

  constructor(json: Json, source: string) {
    this.#json = json;
    this.#source = source;
  }

  #fail(field: string, expected: string): never {
    throw new ImageDescriptorError(`${this.#source}: ${field}: must be ${expected}`);
  }

  text(field: string): string {
    const value = this.#json[field] ?? "";
    return typeof value === "string" ? value : this.#fail(field, "a string");
  }

  flag(field: string): boolean {
    const value = this.#json[field] ?? false;
    return typeof value === "boolean" ? value : this.#fail(field, "true or false");
  }

  texts(field: string): string[] {
    const value = this.#json[field] ?? [];
    const good = Array.isArray(value) && value.every((item) => typeof item === "string");
    return good ? value : this.#fail(field, "a list of strings");
  }

  numbers(field: string): number[] {
    const value = this.#json[field] ?? [];
    const good = Array.isArray(value) && value.every((item) => typeof item === "number");
    return good ? value : this.#fail(field, "a list of numbers");
  }

  textMap(field: string): Record<string, string> {
    const value = this.#json[field] ?? {};
    if (!isObject(value)) return this.#fail(field, "an object of strings");
    const good = Object.values(value).every((item) => typeof item === "string");
    return good ? (value as Record<string, string>) : this.#fail(field, "an object of strings");
  }

  objects(field: string): DescriptorReader[] {
    const value = this.#json[field] ?? [];
    if (!Array.isArray(value) || !value.every(isObject)) return this.#fail(field, "a list of objects");
    return value.map((item) => new DescriptorReader(item, `${this.#source}: ${field}`));
  }

  rejectUnknown(known: readonly string[]): void {
    const unknown = Object.keys(this.#json).find((field) => !known.includes(field));
    if (unknown !== undefined) this.#fail(unknown, `one of ${known.join(", ")}`);
  }
}

const fields = [
  ...["name", "aliases", "entrypoint", "cmd", "env", "workingDir", "ports", "user", "stopSignal"],
  ...["directories", "files", "needs", "checks", "hostPaths"],
];

/** Throws ImageDescriptorError that names the field. */
export function parseImageDescriptor(
  json: unknown,
  source: { readonly name: string; readonly file: string; readonly directory: string },
): ImageDescriptor {
  if (!isObject(json)) throw new ImageDescriptorError(`${source.file}: must be a JSON object`);
  const reader = new DescriptorReader(json, source.file);
  reader.rejectUnknown(fields);
  return {
    name: reader.text("name") || source.name,
    aliases: reader.texts("aliases"),
    entrypoint: reader.texts("entrypoint"),
    cmd: reader.texts("cmd"),
    env: reader.textMap("env"),
    workingDir: reader.text("workingDir"),
    ports: reader.numbers("ports"),
    user: reader.text("user"),
    stopSignal: reader.text("stopSignal"),
    directories: reader.texts("directories"),
    files: reader.textMap("files"),
    needs: reader
      .objects("needs")
      .map((need) => ({ program: need.text("program"), hint: need.text("hint") })),
    checks: reader.objects("checks").map((check) => ({
      whenCommandContains: check.text("whenCommandContains"),
      command: check.texts("command"),
      message: check.text("message"),
    })),
    hostPaths: reader.flag("hostPaths"),
    directory: source.directory,
  };
}
