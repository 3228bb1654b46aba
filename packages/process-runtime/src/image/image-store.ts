/**
 * The images a node has pulled. Pulling copies nothing: it finds the descriptor, checks that the host
 * has what the image needs, and remembers the name, so that `imagePullPolicy` and the kubelet's events
 * mean what they mean elsewhere.
 */
import { createHash } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { CriError } from "@kubets/cri";
import { readJsonFile, writeJsonFile } from "../storage/record-store.ts";
import type { ImageCatalog } from "./image-catalog.ts";
import { ImageDescriptorError } from "./image-descriptor.ts";
import type { ImageDescriptor } from "./image-descriptor.ts";
import { formatImageReference, parseImageReference } from "./reference.ts";

export interface PulledImage {
  /** `sha256:…` */
  readonly id: string;
  /** In full, with tag: `docker.io/library/nginx:1.25`; with a digest in place of it when asked for so. */
  readonly name: string;
  /** `docker.io/library/nginx@sha256:…` */
  readonly digest: string;
  readonly descriptor: ImageDescriptor;
}

export interface ImageStoreOptions {
  readonly catalog: ImageCatalog;
  /** Where the pulled names are kept. */
  readonly file: string;
  /** The PATH in which an image's programs are looked up. */
  readonly searchPath: string;
}

export function findProgram(program: string, searchPath: string): string | undefined {
  return searchPath
    .split(delimiter)
    .filter((directory) => directory !== "")
    .map((directory) => join(directory, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        // Not here: the next directory may have it.
        return false;
      }
    });
}

/** Differs from tag to tag, as it does where tags are different builds. */
function imageIdOf(name: string, descriptor: ImageDescriptor): string {
  const { directory: _, ...content } = descriptor;
  const hash = createHash("sha256").update(JSON.stringify({ name, content }));
  return `sha256:${hash.digest("hex")}`;
}

export class ImageStore {
  readonly #options: ImageStoreOptions;
  /** Full names, in the order they were pulled. */
  readonly #names: Set<string>;

  /** Reads the names an earlier run pulled. */
  constructor(options: ImageStoreOptions) {
    this.#options = options;
    // Only `#save` writes this file.
    this.#names = new Set((readJsonFile(options.file) as string[] | undefined) ?? []);
  }

  #save(): void {
    writeJsonFile(this.#options.file, [...this.#names]);
  }

  /** The image a name stands for, pulled or not. Throws CriError NotFound or InvalidArgument. */
  #resolve(text: string): PulledImage {
    const reference = parseImageReference(text);
    if (reference === undefined) {
      throw new CriError(
        "InvalidArgument",
        `failed to parse image reference "${text}": invalid reference format`,
      );
    }
    const name = formatImageReference(reference);
    let descriptor: ImageDescriptor | undefined;
    try {
      descriptor = this.#options.catalog.find(reference);
    } catch (err: unknown) {
      if (!(err instanceof ImageDescriptorError)) throw err;
      throw new CriError("FailedPrecondition", `failed to read image "${name}": ${err.message}`, {
        cause: err,
      });
    }
    if (descriptor === undefined) {
      throw new CriError(
        "NotFound",
        `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ${name}: not found: ` +
          `images are not downloaded; it is neither imported (scripts/cluster image import) ` +
          `nor in the catalog (${this.#options.catalog.names().join(", ")})`,
      );
    }
    const id = imageIdOf(name, descriptor);
    return { id, name, digest: `${reference.registry}/${reference.repository}@${id}`, descriptor };
  }

  /** Remembers the image. Throws CriError that says what is missing. Idempotent. */
  pull(text: string): PulledImage {
    const image = this.#resolve(text);
    for (const { program, hint } of image.descriptor.needs) {
      if (findProgram(program, this.#options.searchPath) !== undefined) continue;
      const advice = hint === "" ? "" : `: ${hint}`;
      throw new CriError(
        "FailedPrecondition",
        `failed to pull image "${image.name}": it runs the host's program "${program}", which is not installed${advice}`,
      );
    }
    if (!this.#names.has(image.name)) {
      this.#names.add(image.name);
      this.#save();
    }
    return image;
  }

  /** A pulled image by name, id or digest; undefined when it was not pulled or exists no more. */
  get(text: string): PulledImage | undefined {
    const byId = /^sha256:|@sha256:/.test(text)
      ? this.list().find(({ id, digest }) => id === text || digest === text)
      : undefined;
    if (byId !== undefined) return byId;
    const reference = parseImageReference(text);
    const name = reference === undefined ? "" : formatImageReference(reference);
    return this.#names.has(name) ? this.#resolvePulled(name) : undefined;
  }

  #resolvePulled(name: string): PulledImage | undefined {
    try {
      return this.#resolve(name);
    } catch (err: unknown) {
      // An import was taken back after the pull: the image is gone.
      if (err instanceof CriError && err.code === "NotFound") return undefined;
      throw err;
    }
  }

  list(): PulledImage[] {
    return [...this.#names].map((name) => this.#resolvePulled(name)).filter((image) => image !== undefined);
  }

  /** Forgets the image. Idempotent. */
  remove(text: string): void {
    const image = this.get(text);
    if (image === undefined) return;
    this.#names.delete(image.name);
    this.#save();
  }
}
