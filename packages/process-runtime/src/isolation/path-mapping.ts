/**
 * Paths without mount namespaces. A container's mounts and its image's own directories lie elsewhere on
 * the host, so every occurrence of their container path, as a whole path or the beginning of one, is
 * replaced by the host path: in the command, its arguments, the values of the environment and the
 * working directory. `/data` is found in `/data/x`, `--dir=/data` and `"/data"`, not in `/database`,
 * `/srv/data` or `http://host/data`. Paths that a program builds by itself are not seen.
 */

export interface PathMapping {
  readonly containerPath: string;
  readonly hostPath: string;
}

const pathCharacter = "[A-Za-z0-9_.~/-]";

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const withoutTrailingSlash = (path: string): string => path.replace(/(?<=.)\/+$/, "");

export class PathMapper {
  readonly #hostPaths: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | undefined;

  /** Of two mappings of one path the later counts. `/` itself cannot be mapped and is left alone. */
  constructor(mappings: readonly PathMapping[]) {
    const entries = mappings
      .map(({ containerPath, hostPath }) => [withoutTrailingSlash(containerPath), hostPath] as const)
      .filter(([path]) => path.startsWith("/") && path !== "/");
    this.#hostPaths = new Map(entries);
    // The longest first: a mount below another one hides its part of it.
    const paths = [...this.#hostPaths.keys()].sort((a, b) => b.length - a.length);
    this.#pattern =
      paths.length === 0
        ? undefined
        : new RegExp(
            `(?<!${pathCharacter})(?:${paths.map(escapePattern).join("|")})(?=/|(?!${pathCharacter}))`,
            "g",
          );
  }

  map(text: string): string {
    const pattern = this.#pattern;
    return pattern === undefined ? text : text.replace(pattern, (path) => this.#hostPaths.get(path) ?? path);
  }

  mapAll(texts: readonly string[]): string[] {
    return texts.map((text) => this.map(text));
  }
}
