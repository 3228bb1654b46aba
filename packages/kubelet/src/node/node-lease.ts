import { resources } from "@kubets/api";
import type { coordinationv1, metav1 } from "@kubets/api";
import { formatMicroTime, isConflict, isNotFound } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import { apiTimeoutMs } from "../api-timeout.ts";

export const nodeLeaseNamespace = "kube-node-lease";

export interface NodeLeaseOptions {
  readonly client: Pick<Client, "resource">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly nodeName: string;
  readonly durationMs: number;
  readonly renewIntervalMs: number;
  /** The node's uid as soon as it is known: the Lease goes with its node. */
  readonly nodeUid: () => string | undefined;
}

const firstRetryMs = 200;
const lastRetryMs = 7_000;

/** Keeps this node's Lease alive, so that the node lifecycle controller knows it is (KEP-589). */
export class NodeLease {
  readonly #options: NodeLeaseOptions;
  #lease: coordinationv1.Lease | undefined;

  constructor(options: NodeLeaseOptions) {
    this.#options = options;
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { clock, logger, renewIntervalMs } = this.#options;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      let waitMs = renewIntervalMs;
      try {
        await this.#renew(signal);
        retryMs = firstRetryMs;
      } catch (err: unknown) {
        signal.throwIfAborted();
        logger.warn({ err, retryMs }, "Failed to renew node lease");
        waitMs = Math.min(retryMs, renewIntervalMs);
        retryMs = Math.min(retryMs * 2, lastRetryMs);
      }
      await clock.sleep(waitMs, { signal });
    }
  }

  async #renew(signal: AbortSignal): Promise<void> {
    const { client, nodeName } = this.#options;
    const leases = client.resource(resources.leases);
    // An answer that comes after the next renewal is due is of no use.
    const timeoutMs = Math.min(apiTimeoutMs, this.#options.renewIntervalMs);
    const where = { namespace: nodeLeaseNamespace, signal, timeoutMs };
    try {
      const lease = this.#lease ?? (await leases.get(nodeName, where));
      const metadata = { ...lease.metadata, ...this.#ownerReferences(lease.metadata) };
      this.#lease = await leases.update(
        { ...lease, metadata, spec: { ...lease.spec, ...this.#spec() } },
        where,
      );
    } catch (err: unknown) {
      this.#lease = undefined;
      if (isConflict(err)) return await this.#renew(signal);
      if (!isNotFound(err)) throw err;
      const metadata = { name: nodeName, namespace: nodeLeaseNamespace, ...this.#ownerReferences({}) };
      this.#lease = await leases.create({ metadata, spec: this.#spec() }, where);
    }
  }

  #spec(): coordinationv1.LeaseSpec {
    const { clock, durationMs, nodeName } = this.#options;
    return {
      holderIdentity: nodeName,
      leaseDurationSeconds: Math.max(1, Math.ceil(durationMs / 1000)),
      renewTime: formatMicroTime(clock.now()),
    };
  }

  #ownerReferences(metadata: metav1.ObjectMeta): Pick<metav1.ObjectMeta, "ownerReferences"> {
    const uid = this.#options.nodeUid();
    if (metadata.ownerReferences?.length || uid === undefined) return {};
    return { ownerReferences: [{ apiVersion: "v1", kind: "Node", name: this.#options.nodeName, uid }] };
  }
}
