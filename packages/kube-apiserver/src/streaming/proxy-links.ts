import { posix } from "node:path";

/** How a client reached what a backend's links are relative to. */
export interface ProxiedPlace {
  /** The client's path up to and with `/proxy`. */
  readonly prefix: string;
  /** The backend's own address. */
  readonly host: string;
  /** The Host that the client asked for, and the backend was shown. */
  readonly requestHost: string;
}

const urlParts = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(.*)$/s;

/**
 * A link of a backend, as its client has to write it: absolute paths, with or without the backend's host, go through
 * the proxy again. Links to other hosts, and relative ones, stay as they are.
 */
export function proxiedUrl(url: string, { prefix, host, requestHost }: ProxiedPlace): string {
  const [, scheme, authority = "", path = "", rest = ""] = urlParts.exec(url) ?? [];
  const elsewhere = authority !== "" && authority !== host && authority !== requestHost;
  if (elsewhere || !path.startsWith("/") || (scheme !== undefined && authority === "")) return url;
  // Who named the client's own host may go on to do so; the backend's is of no use to a client.
  const origin =
    authority !== "" && authority === requestHost ? `${scheme ? `${scheme}:` : ""}//${authority}` : "";
  return origin + (path.startsWith(prefix) ? path : posix.join(prefix, path)) + rest;
}
