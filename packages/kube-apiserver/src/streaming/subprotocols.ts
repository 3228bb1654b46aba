import type { IncomingHttpHeaders } from "node:http";

/** Carries a bearer token in its name, for browsers, which cannot set headers on WebSockets. */
const bearerProtocol = "base64url.bearer.authorization.k8s.io.";

function subprotocols(headers: IncomingHttpHeaders): readonly string[] {
  const offered = headers["sec-websocket-protocol"] ?? "";
  return offered
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The WebSocket subprotocols that may be chosen, in the client's order. */
export function offeredSubprotocols(headers: IncomingHttpHeaders): readonly string[] {
  return subprotocols(headers).filter((name) => !name.startsWith(bearerProtocol));
}

/** The token among the subprotocols. */
export function tokenInSubprotocols(headers: IncomingHttpHeaders): string | undefined {
  const protocol = subprotocols(headers).find((name) => name.startsWith(bearerProtocol));
  return protocol && Buffer.from(protocol.slice(bearerProtocol.length), "base64url").toString("utf8");
}
