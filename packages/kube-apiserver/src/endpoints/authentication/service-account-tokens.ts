import type { KubernetesObject } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import type { UserInfo } from "../../registry/strategy.ts";
import type { ObjectCache } from "../../storage/cache.ts";
import type { Claims, JwtSigner, JwtVerifier } from "./jwt.ts";

/** Who issues the tokens, and whom they are for unless something else is asked. */
export const defaultIssuer = "https://kubernetes.default.svc.cluster.local";

export interface TokenSubject {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
}

/** A pod, node or secret without which the token is void. */
export interface BoundObject {
  readonly kind: "pod" | "node" | "secret";
  readonly name: string;
  readonly uid: string;
}

export interface IssueOptions {
  readonly subject: TokenSubject;
  readonly bound: readonly BoundObject[];
  readonly audiences: readonly string[];
  readonly seconds: number;
}

export interface Authenticated {
  readonly user: UserInfo;
  readonly audiences: readonly string[];
}

/** Issues and checks the tokens of service accounts. */
export class ServiceAccountTokens {
  readonly #signer: JwtSigner;
  readonly #verifier: JwtVerifier;
  readonly #cache: Pick<ObjectCache, "get">;
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(deps: {
    readonly signer: JwtSigner;
    readonly verifier: JwtVerifier;
    readonly cache: Pick<ObjectCache, "get">;
    readonly clock: Clock;
    readonly random: Random;
  }) {
    this.#signer = deps.signer;
    this.#verifier = deps.verifier;
    this.#cache = deps.cache;
    this.#clock = deps.clock;
    this.#random = deps.random;
  }

  issue({ subject, bound, audiences, seconds }: IssueOptions): {
    readonly token: string;
    readonly expiresMs: number;
  } {
    const now = Math.floor(this.#clock.now() / 1000);
    const { namespace, name, uid } = subject;
    const token = this.#signer.sign({
      aud: audiences,
      exp: now + seconds,
      iat: now,
      iss: defaultIssuer,
      jti: this.#random.uuid(),
      "kubernetes.io": {
        namespace,
        ...Object.fromEntries(bound.map((object) => [object.kind, { name: object.name, uid: object.uid }])),
        serviceaccount: { name, uid },
      },
      nbf: now,
      sub: `system:serviceaccount:${namespace}:${name}`,
    });
    return { token, expiresMs: (now + seconds) * 1000 };
  }

  /**
   * Whose token it is; undefined when it is not valid: signature, time, issuer, audience, and the account and
   * what the token is bound to must still be there.
   */
  authenticate(token: string, audiences: readonly string[] = [defaultIssuer]): Authenticated | undefined {
    const claims = this.#verifier.verify(token);
    if (!claims || claims["iss"] !== defaultIssuer || !this.#isNow(claims)) return undefined;
    const given = stringsOf(claims["aud"]).filter((audience) => audiences.includes(audience));
    const identity = identityOf(claims);
    if (given.length === 0 || !identity || !this.#stands(identity)) return undefined;
    return { user: userOf(identity, claims), audiences: given };
  }

  #isNow(claims: Claims): boolean {
    const now = this.#clock.now() / 1000;
    const { exp, nbf } = claims;
    return typeof exp === "number" && now < exp && (typeof nbf !== "number" || now >= nbf - 10);
  }

  #stands({ subject, bound }: Identity): boolean {
    const { namespace, name } = subject;
    const find = (
      resource: string,
      place: { namespace: string; name: string },
    ): KubernetesObject | undefined => this.#cache.get({ group: "", resource, ...place })?.object;
    if (find("serviceaccounts", { namespace, name })?.metadata.uid !== subject.uid) return false;
    return bound.every((object) => {
      const home = object.kind === "node" ? "" : namespace;
      // The node only names where the pod runs; the pod is what counts.
      return (
        object.kind === "node" ||
        find(`${object.kind}s`, { namespace: home, name: object.name })?.metadata.uid === object.uid
      );
    });
  }
}

interface Identity {
  readonly subject: TokenSubject;
  readonly bound: readonly BoundObject[];
}

function identityOf(claims: Claims): Identity | undefined {
  const own = claims["kubernetes.io"];
  if (typeof own !== "object" || own === null) return undefined;
  const fields = own as Claims; // a JSON object
  const account = referenceOf(fields["serviceaccount"]);
  const { namespace } = fields;
  if (!account || typeof namespace !== "string") return undefined;
  const bound = (["pod", "node", "secret"] as const).flatMap((kind) => {
    const reference = referenceOf(fields[kind]);
    return reference ? [{ kind, ...reference }] : [];
  });
  return { subject: { namespace, ...account }, bound };
}

function referenceOf(value: unknown): { readonly name: string; readonly uid: string } | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { name, uid } = value as Claims; // a JSON object
  return typeof name === "string" && typeof uid === "string" ? { name, uid } : undefined;
}

function userOf({ subject, bound }: Identity, claims: Claims): UserInfo {
  const prefix = "authentication.kubernetes.io";
  const extra: Record<string, readonly string[]> = {};
  if (typeof claims["jti"] === "string") extra[`${prefix}/credential-id`] = [`JTI=${claims["jti"]}`];
  for (const { kind, name, uid } of bound) {
    if (kind === "secret") continue;
    extra[`${prefix}/${kind}-name`] = [name];
    extra[`${prefix}/${kind}-uid`] = [uid];
  }
  return {
    username: `system:serviceaccount:${subject.namespace}:${subject.name}`,
    uid: subject.uid,
    groups: ["system:serviceaccounts", `system:serviceaccounts:${subject.namespace}`, "system:authenticated"],
    extra,
  };
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
