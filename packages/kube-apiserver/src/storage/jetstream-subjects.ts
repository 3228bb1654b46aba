import type { StoreKey } from "./store.ts";

/** Every subject of the store; nothing else is in its stream. */
export const storeSubjects = "kube.store.>";

/** Where compaction records how far it went. */
export const compactionSubject = "kube.store.compacted";

const objectPrefix = "kube.store.objects.";

/** The subject of a key's messages: `kube.store.objects.<group>.<resource>.<namespace>.<name>`. */
export function subjectOf(key: StoreKey): string {
  const tokens = [key.group, key.resource, key.namespace, key.name].map(encodeToken);
  return objectPrefix + tokens.join(".");
}

/** The inverse of `subjectOf`; undefined for a subject that is no key's. */
export function keyOfSubject(subject: string): StoreKey | undefined {
  if (!subject.startsWith(objectPrefix)) return undefined;
  const tokens = subject.slice(objectPrefix.length).split(".");
  const [group, resource, namespace, name] = tokens;
  if (tokens.length !== 4 || !group || !resource || !namespace || !name) return undefined;
  return {
    group: decodeToken(group),
    resource: decodeToken(resource),
    namespace: decodeToken(namespace),
    name: decodeToken(name),
  };
}

/**
 * Any text as one token: letters, digits, `-`, `_` and `:` stay, all other bytes of its UTF-8 become %XX.
 * A lone `%`, which no text gives, is the empty text.
 */
function encodeToken(text: string): string {
  if (text === "") return "%";
  if (!/[^A-Za-z0-9_:-]/.test(text)) return text;
  let token = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const char = String.fromCharCode(byte);
    token += /[A-Za-z0-9_:-]/.test(char) ? char : "%" + byte.toString(16).toUpperCase().padStart(2, "0");
  }
  return token;
}

function decodeToken(token: string): string {
  if (token === "%") return "";
  return token.includes("%") ? decodeURIComponent(token) : token;
}
