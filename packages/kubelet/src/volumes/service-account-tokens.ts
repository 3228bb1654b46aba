import { resources } from "@kubets/api";
import type { authenticationv1, corev1 } from "@kubets/api";
import { parseTime } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import { apiTimeoutMs } from "../api-timeout.ts";

interface Cached {
  readonly token: string;
  /** When a new one should be had: after four fifths of its life, and not later than a day. */
  readonly refreshAtMs: number;
}

const defaultExpirationSeconds = 3600;
const maxAgeMs = 24 * 3600 * 1000;

/** Tokens of service accounts, bound to pods, asked for with TokenRequest and renewed before they end. */
export class ServiceAccountTokens {
  readonly #client: Pick<Client, "resource">;
  readonly #clock: Pick<Clock, "now">;
  readonly #cache = new Map<string, Cached>();

  constructor(deps: { readonly client: Pick<Client, "resource">; readonly clock: Pick<Clock, "now"> }) {
    this.#client = deps.client;
    this.#clock = deps.clock;
  }

  async token(
    pod: corev1.Pod,
    projection: corev1.ServiceAccountTokenProjection,
    options: { readonly signal: AbortSignal },
  ): Promise<string> {
    const uid = pod.metadata.uid ?? "";
    const { audience = "", expirationSeconds = defaultExpirationSeconds } = projection;
    const key = `${uid}/${audience}/${expirationSeconds}`;
    const cached = this.#cache.get(key);
    if (cached && this.#clock.now() < cached.refreshAtMs) return cached.token;
    const fresh = await this.#request(pod, { audience, expirationSeconds }, options);
    this.#cache.set(key, fresh);
    return fresh.token;
  }

  forget(uid: string): void {
    for (const key of this.#cache.keys()) if (key.startsWith(`${uid}/`)) this.#cache.delete(key);
  }

  async #request(
    pod: corev1.Pod,
    wish: { readonly audience: string; readonly expirationSeconds: number },
    { signal }: { readonly signal: AbortSignal },
  ): Promise<Cached> {
    const request: authenticationv1.TokenRequest = {
      apiVersion: "authentication.k8s.io/v1",
      kind: "TokenRequest",
      metadata: {},
      spec: {
        audiences: wish.audience === "" ? [] : [wish.audience],
        expirationSeconds: wish.expirationSeconds,
        boundObjectRef: {
          kind: "Pod",
          apiVersion: "v1",
          name: pod.metadata.name ?? "",
          uid: pod.metadata.uid ?? "",
        },
      },
      status: { token: "", expirationTimestamp: null },
    };
    const account = pod.spec.serviceAccountName || "default";
    const answer = await this.#client
      .resource(resources.serviceaccounts)
      .createSubresource(account, "token", request, {
        namespace: pod.metadata.namespace ?? "",
        signal,
        timeoutMs: apiTimeoutMs,
      });
    // A TokenRequest answers a TokenRequest.
    const { token, expirationTimestamp } = (answer as authenticationv1.TokenRequest).status;
    const now = this.#clock.now();
    const lifeMs = expirationTimestamp === null ? maxAgeMs : parseTime(expirationTimestamp) - now;
    return { token, refreshAtMs: now + Math.min(lifeMs * 0.8, maxAgeMs) };
  }
}
