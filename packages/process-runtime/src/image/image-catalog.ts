/**
 * Finds the descriptor of an image by its name: the images the user imported first, then the built-in
 * catalog. Any registry and any tag is accepted: what counts is the repository path, or its last part.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { parseImageDescriptor } from "./image-descriptor.ts";
import type { ImageDescriptor } from "./image-descriptor.ts";
import type { ImageReference } from "./reference.ts";

export interface ImageDirectories {
  /** `<name>/image.json` each. */
  readonly catalog: string;
  /** `<name>.json` each; read at every lookup, so that an import counts at once. undefined: none. */
  readonly imported: string | undefined;
}

function readDescriptor(name: string, file: string, directory: string): ImageDescriptor {
  return parseImageDescriptor(JSON.parse(readFileSync(file, "utf8")), { name, file, directory });
}

function readImported(directory: string | undefined): ImageDescriptor[] {
  if (directory === undefined || !existsSync(directory)) return [];
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => readDescriptor(basename(file, ".json"), join(directory, file), directory));
}

function readCatalog(directory: string): ImageDescriptor[] {
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, "image.json")))
    .sort()
    .map((name) => readDescriptor(name, join(directory, name, "image.json"), join(directory, name)));
}

/** `library/` is what Docker puts before its own images; nobody writes it. */
function findIn(images: readonly ImageDescriptor[], repository: string): ImageDescriptor | undefined {
  const path = repository.replace(/^library\//, "");
  const last = path.slice(path.lastIndexOf("/") + 1);
  return (
    images.find(({ name, aliases }) => name === path || aliases.includes(path)) ??
    images.find(({ name, aliases }) => name === last || aliases.includes(last))
  );
}

export class ImageCatalog {
  readonly #directories: ImageDirectories;
  #catalog: readonly ImageDescriptor[] | undefined;

  constructor(directories: ImageDirectories) {
    this.#directories = directories;
  }

  #builtIn(): readonly ImageDescriptor[] {
    this.#catalog ??= readCatalog(this.#directories.catalog);
    return this.#catalog;
  }

  /** undefined when neither the user nor the catalog has it. Throws ImageDescriptorError. */
  find(reference: ImageReference): ImageDescriptor | undefined {
    return (
      findIn(readImported(this.#directories.imported), reference.repository) ??
      findIn(this.#builtIn(), reference.repository)
    );
  }

  /** Names of all images there are, for messages. */
  names(): string[] {
    const all = [...readImported(this.#directories.imported), ...this.#builtIn()];
    return [...new Set(all.map(({ name }) => name))].sort();
  }
}
