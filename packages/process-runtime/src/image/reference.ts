/** Image references: `[registry/]repository[:tag][@digest]`, with Docker's defaults for what is left out. */

export interface ImageReference {
  /** `docker.io` when the text names none. */
  readonly registry: string;
  /** Path without the registry: `library/nginx` for `nginx`. */
  readonly repository: string;
  /** `latest` when neither tag nor digest is given; undefined with a digest only. */
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const repositoryPattern = new RegExp(`^${component}(?:/${component})*$`);
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;

/** The first component is a registry when it looks like a host: a dot, a port, or `localhost`. */
function splitRegistry(name: string): readonly [string, string] {
  const slash = name.indexOf("/");
  const first = name.slice(0, slash);
  if (slash < 0 || !(/[.:]/.test(first) || first === "localhost")) return ["docker.io", name];
  return [first, name.slice(slash + 1)];
}

/** undefined for text that is no reference (`invalid reference format` in Docker's words). */
export function parseImageReference(text: string): ImageReference | undefined {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const named = at < 0 ? text : text.slice(0, at);
  const colon = named.lastIndexOf(":");
  const hasTag = colon > named.lastIndexOf("/");
  const tag = hasTag ? named.slice(colon + 1) : digest === undefined ? "latest" : undefined;
  const [registry, path] = splitRegistry(hasTag ? named.slice(0, colon) : named);
  const repository = registry === "docker.io" && !path.includes("/") ? `library/${path}` : path;
  if (!repositoryPattern.test(repository)) return undefined;
  if (tag !== undefined && !tagPattern.test(tag)) return undefined;
  if (digest !== undefined && !digestPattern.test(digest)) return undefined;
  return { registry, repository, tag, digest };
}

/** The reference written in full: `docker.io/library/nginx:latest`. */
export function formatImageReference(reference: ImageReference): string {
  const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
  const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
