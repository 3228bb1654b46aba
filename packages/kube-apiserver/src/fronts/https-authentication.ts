import type { IncomingHttpHeaders } from "node:http";
import type { TLSSocket } from "node:tls";
import type { UserInfo } from "../registry/strategy.ts";
import { tokenInSubprotocols } from "../streaming/subprotocols.ts";

/** Who a bearer token belongs to; undefined when it is nobody's. */
export type TokenAuthenticator = (token: string, signal: AbortSignal) => Promise<UserInfo | undefined>;

/** What a request shows of its sender. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  readonly certificate: ClientCertificate;
}

export type ClientCertificate =
  | { readonly kind: "none" }
  | { readonly kind: "invalid"; readonly reason: string }
  | { readonly kind: "valid"; readonly user: UserInfo };

const authenticated = "system:authenticated";

export const anonymous: UserInfo = {
  username: "system:anonymous",
  uid: "",
  groups: ["system:unauthenticated"],
  extra: {},
};

/**
 * Who sends a request: its client certificate, else its bearer token, else anonymous. Undefined when it shows
 * something that is not valid: that is 401, never anonymous.
 */
export async function authenticate(
  credentials: Credentials,
  options: { readonly tokens: TokenAuthenticator | undefined; readonly signal: AbortSignal },
): Promise<UserInfo | undefined> {
  const { certificate, headers } = credentials;
  if (certificate.kind === "valid") return withAuthenticated(certificate.user);
  const token = bearerToken(headers);
  if (token !== undefined) {
    const user = await options.tokens?.(token, options.signal);
    return user && withAuthenticated(user);
  }
  return certificate.kind === "none" ? anonymous : undefined;
}

/** What the TLS handshake proved: the common name is the user, the organizations are the groups. */
export function clientCertificateOf(socket: TLSSocket): ClientCertificate {
  const certificate = socket.getPeerCertificate();
  // Node gives an empty object when the client sent none.
  const subject = certificate.subject as Record<string, string | readonly string[]> | undefined;
  if (!subject) return { kind: "none" };
  if (!socket.authorized) return { kind: "invalid", reason: String(socket.authorizationError) };
  const [username] = valuesOf(subject["CN"]);
  if (!username) return { kind: "invalid", reason: "the certificate has no common name" };
  return { kind: "valid", user: { username, uid: "", groups: valuesOf(subject["O"]), extra: {} } };
}

/** A name may have an attribute several times; Node then gives a list. */
function valuesOf(attribute: string | readonly string[] | undefined): readonly string[] {
  if (attribute === undefined) return [];
  return typeof attribute === "string" ? [attribute] : attribute;
}

function withAuthenticated(user: UserInfo): UserInfo {
  return user.groups.includes(authenticated) ? user : { ...user, groups: [...user.groups, authenticated] };
}

/** In the Authorization header or, from browsers, which cannot set that on WebSockets, as a subprotocol. */
function bearerToken(headers: IncomingHttpHeaders): string | undefined {
  const match = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? "");
  if (match) return match[1];
  return tokenInSubprotocols(headers);
}
