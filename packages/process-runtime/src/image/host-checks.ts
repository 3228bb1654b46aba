/** Runs the checks of image descriptors on the host, each once in the life of the runtime. */
import { execFile } from "node:child_process";
import type { HostCheck, ImageDescriptor } from "./image-descriptor.ts";

const timeoutMs = 5_000;

export class HostChecks {
  readonly #results = new Map<string, Promise<boolean>>();
  readonly #searchPath: string;

  constructor(options: { readonly searchPath: string }) {
    this.#searchPath = options.searchPath;
  }

  #passes({ command }: HostCheck): Promise<boolean> {
    const key = command.join("\0");
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const [program = "", ...args] = command;
    const result = new Promise<boolean>((resolve) => {
      const options = { timeout: timeoutMs, env: { PATH: this.#searchPath } };
      execFile(program, args, options, (error) => resolve(error === null));
    });
    this.#results.set(key, result);
    return result;
  }

  /** What the user of this command must know of the host; empty when all is well. */
  async warnings(image: ImageDescriptor, command: readonly string[]): Promise<string[]> {
    const text = command.join(" ");
    const relevant = image.checks.filter(({ whenCommandContains }) => text.includes(whenCommandContains));
    const passed = await Promise.all(relevant.map((check) => this.#passes(check)));
    return relevant.filter((_, index) => passed[index] === false).map(({ message }) => message);
  }
}
