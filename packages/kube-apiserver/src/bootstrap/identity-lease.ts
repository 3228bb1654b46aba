import { createHash } from "node:crypto";
import type { coordinationv1, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { formatMicroTime, parseTime } from "@kubets/apimachinery";
import type { ObjectCache } from "../storage/cache.ts";
import type { OwnWrites } from "./bootstrap.ts";
import type { ApiEndpoint } from "./objects.ts";

/** Leases in kube-system that show which API servers live (Kubernetes: APIServerIdentity). */

export const leaseNamespace = "kube-system";
const leaseSeconds = 3600;
/** How often a lease is renewed, and the endpoints of all servers are looked after. */
export const renewMs = 10_000;
/** After this long without renewal a server is taken for dead (Kubernetes: its endpoint reconciler's TTL). */
const livingMs = 15_000;

const identityLabel = "apiserver.kubernetes.io/identity";
const identity = "kube-apiserver";
/** `address:port` where the server serves HTTPS; none when it ends. */
const endpointAnnotation = "kubets.dev/api-endpoint";

/** This server's lease. */
export class IdentityLease {
  readonly #writes: OwnWrites;
  readonly #clock: Clock;
  readonly #host: string;
  readonly #endpoint: ApiEndpoint;
  readonly #holder: string;
  readonly #uid: string;

  constructor(deps: {
    readonly writes: OwnWrites;
    readonly clock: Clock;
    readonly host: string;
    /** Also tells several servers of one host apart. */
    readonly endpoint: ApiEndpoint;
    readonly uid: string;
  }) {
    this.#writes = deps.writes;
    this.#clock = deps.clock;
    this.#host = deps.host;
    this.#endpoint = deps.endpoint;
    this.#holder = `apiserver-${hashOf(`${deps.host}/${textOf(deps.endpoint)}`)}`;
    this.#uid = deps.uid;
  }

  /** `living` false: from now on nobody shall be sent here. */
  renew({ living }: { readonly living: boolean }): Promise<void> {
    const now = formatMicroTime(this.#clock.now());
    const spec = {
      holderIdentity: `${this.#holder}_${this.#uid}`,
      leaseDurationSeconds: leaseSeconds,
      renewTime: now,
    };
    const labels = { [identityLabel]: identity, "kubernetes.io/hostname": this.#host };
    const annotations = { [endpointAnnotation]: living ? textOf(this.#endpoint) : "" };
    const metadata = { name: this.#holder, namespace: leaseNamespace, labels, annotations };
    const lease: KubernetesObject & Pick<coordinationv1.Lease, "spec"> = {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata,
      spec: { ...spec, acquireTime: now },
    };
    return this.#writes.apply(resources.leases, lease, (old) => {
      const { spec: before } = old as coordinationv1.Lease; // what is stored there
      return {
        ...old,
        metadata: {
          ...old.metadata,
          labels: { ...old.metadata.labels, ...labels },
          annotations: { ...old.metadata.annotations, ...annotations },
        },
        spec: { ...before, ...spec },
      } as KubernetesObject; // the same kind
    });
  }
}

/** All leases of API servers, of dead ones too. */
export function identityLeases(cache: Pick<ObjectCache, "list">): readonly coordinationv1.Lease[] {
  const { group, resource } = resources.leases;
  return cache
    .list(group, resource, leaseNamespace)
    .items.map(({ object }) => object as coordinationv1.Lease) // what is stored there
    .filter(({ metadata }) => metadata.labels?.[identityLabel] === identity);
}

/** Where API servers serve that have renewed their leases lately, by address and port. */
export function livingEndpoints(
  leases: readonly coordinationv1.Lease[],
  nowMs: number,
): readonly ApiEndpoint[] {
  return leases
    .filter(({ spec }) => spec.renewTime !== undefined && parseTime(spec.renewTime) > nowMs - livingMs)
    .map(({ metadata }) => endpointOf(metadata.annotations?.[endpointAnnotation] ?? ""))
    .filter((endpoint) => endpoint !== undefined)
    .sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : a.port - b.port));
}

/** A lease that says neither when nor how long is none that a server made. */
export function isExpired({ spec }: coordinationv1.Lease, nowMs: number): boolean {
  if (spec.renewTime === undefined || spec.leaseDurationSeconds === undefined) return true;
  return parseTime(spec.renewTime) + spec.leaseDurationSeconds * 1000 < nowMs;
}

function textOf({ address, port }: ApiEndpoint): string {
  return `${address}:${String(port)}`;
}

function endpointOf(text: string): ApiEndpoint | undefined {
  const colon = text.lastIndexOf(":");
  const port = Number(text.slice(colon + 1));
  return colon > 0 && Number.isInteger(port) ? { address: text.slice(0, colon), port } : undefined;
}

const base32 = "abcdefghijklmnopqrstuvwxyz234567";

/** As Kubernetes writes it: half of a SHA-256 in base 32, without padding. */
function hashOf(text: string): string {
  let bits = 0;
  let value = 0;
  let written = "";
  for (const byte of createHash("sha256").update(text).digest().subarray(0, 16)) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) written += base32[(value >> (bits - 5)) & 31] ?? "";
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? written + (base32[(value << (5 - bits)) & 31] ?? "") : written;
}
