import { createHash } from "node:crypto";
import type { coordinationv1, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { formatMicroTime, StatusError } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { OwnWrites } from "./bootstrap.ts";

const namespace = "kube-system";
const leaseSeconds = 3600;
const renewMs = 10_000;

/** Shows, as a Lease in kube-system, that this API server lives (Kubernetes: APIServerIdentity). */
export class IdentityLease {
  readonly #writes: OwnWrites;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #host: string;
  readonly #holder: string;
  readonly #uid: string;

  constructor(deps: {
    readonly writes: OwnWrites;
    readonly clock: Clock;
    readonly logger: Logger;
    readonly host: string;
    /** Tells several servers of one host apart, e.g. the port. */
    readonly instance: string;
    readonly uid: string;
  }) {
    this.#writes = deps.writes;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
    this.#host = deps.host;
    const hash = createHash("sha256").update(`${deps.host}/${deps.instance}`).digest("hex").slice(0, 32);
    this.#holder = `apiserver-${hash}`;
    this.#uid = deps.uid;
  }

  /** Renews it until the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    while (!options.signal.aborted) {
      try {
        await this.#renew();
      } catch (err: unknown) {
        if (!(err instanceof StatusError) && !options.signal.aborted) throw err;
        this.#logger.warn({ err, lease: this.#holder }, "Could not renew the server's lease");
      }
      await this.#clock.sleep(renewMs, options).catch(() => undefined); // the loop's condition tells an abort
    }
  }

  #renew(): Promise<void> {
    const now = formatMicroTime(this.#clock.now());
    const spec = {
      holderIdentity: `${this.#holder}_${this.#uid}`,
      leaseDurationSeconds: leaseSeconds,
      renewTime: now,
    };
    const labels = {
      "apiserver.kubernetes.io/identity": "kube-apiserver",
      "kubernetes.io/hostname": this.#host,
    };
    const lease: KubernetesObject & Pick<coordinationv1.Lease, "spec"> = {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      metadata: { name: this.#holder, namespace, labels },
      spec: { ...spec, acquireTime: now },
    };
    return this.#writes.apply(resources.leases, lease, (old) => {
      const { spec: before } = old as coordinationv1.Lease; // what is stored there
      return { ...old, spec: { ...before, ...spec } } as KubernetesObject; // the same kind
    });
  }
}
