import { offeredSubprotocols } from "./subprotocols.ts";

/** Headers as Node has them on the wire: name, value, name, value. */
export type RawHeaders = readonly string[];

/** About one connection, not the request or the answer (RFC 9110 section 7.6.1). */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** What the API server alone may know of a client, or answers itself. */
const ownRequestHeaders: ReadonlySet<string> = new Set([
  "authorization",
  "expect",
  "host",
  "sec-websocket-protocol",
  "x-forwarded-uri",
]);

/** Whom a browser may show the answer is decided by the API server. */
const corsHeaders: ReadonlySet<string> = new Set([
  "access-control-allow-credentials",
  "access-control-allow-headers",
  "access-control-allow-methods",
  "access-control-allow-origin",
]);

export function pairsOf(raw: RawHeaders): readonly (readonly [name: string, value: string])[] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return pairs;
}

/** Headers that `Connection` names are about the connection too. */
function connectionHeaders(pairs: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const named = pairs
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.toLowerCase().split(","));
  return new Set([...hopByHop, ...named.map((name) => name.trim())]);
}

/** What a backend is sent of a client's headers. `upgrade` keeps the wish for another protocol. */
export function requestHeaders(
  raw: RawHeaders,
  about: {
    readonly host: string;
    readonly clientAddress: string;
    /** The path as the client wrote it. */
    readonly uri: string;
    readonly upgrade: string | undefined;
  },
): string[] {
  const pairs = pairsOf(raw);
  const dropped = connectionHeaders(pairs);
  const kept = pairs.filter(([name]) => {
    const lower = name.toLowerCase();
    return !lower.startsWith(":") && !dropped.has(lower) && !ownRequestHeaders.has(lower);
  });
  const protocols = pairs.filter(([name]) => name.toLowerCase() === "sec-websocket-protocol");
  const offered = offeredSubprotocols({
    "sec-websocket-protocol": protocols.map(([, value]) => value).join(", "),
  });
  const isForwardedFor = ([name]: readonly [string, string]): boolean =>
    name.toLowerCase() === "x-forwarded-for";
  const before = kept.filter(isForwardedFor).map(([, value]) => value);
  return [
    ...["Host", about.host],
    ...kept.filter((pair) => !isForwardedFor(pair)).flat(),
    ...["X-Forwarded-For", [...before, about.clientAddress].join(", ")],
    ...["X-Forwarded-Uri", about.uri],
    // One of them may be the client's token.
    ...(offered.length === 0 ? [] : ["Sec-WebSocket-Protocol", offered.join(", ")]),
    ...(about.upgrade === undefined ? [] : ["Connection", "Upgrade", "Upgrade", about.upgrade]),
  ];
}

/** What a client is sent of a backend's headers; those that come several times keep their order. */
export function responseHeaders(raw: RawHeaders): Record<string, string | string[]> {
  const pairs = pairsOf(raw);
  const dropped = connectionHeaders(pairs);
  const headers = new Map<string, { readonly name: string; readonly values: string[] }>();
  for (const [name, value] of pairs) {
    const lower = name.toLowerCase();
    if (dropped.has(lower) || corsHeaders.has(lower)) continue;
    const known = headers.get(lower);
    if (known) known.values.push(value);
    else headers.set(lower, { name, values: [value] });
  }
  return Object.fromEntries(
    [...headers.values()].map(({ name, values: [first = "", ...more] }) => [
      name,
      more.length > 0 ? [first, ...more] : first,
    ]),
  );
}
