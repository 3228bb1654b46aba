import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { deepEqual, isAlreadyExists, isNotFound } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client, EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import { apiTimeoutMs } from "../api-timeout.ts";
import { Wakeup } from "../wakeup.ts";
import { nodeConditionEvent, nodeConditionVerdicts, stampNodeConditions } from "./node-conditions.ts";
import type { NodeReadiness } from "./node-conditions.ts";
import { nodeLabels, nodeMetadata, nodeSpec, nodeStatusBase } from "./node-object.ts";
import type { NodeIdentity } from "./node-object.ts";

export interface NodeReporterOptions {
  readonly client: Pick<Client, "resource">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: EventRecorder;
  readonly identity: NodeIdentity;
  /** How often the status is looked at; it is written when it changed, or after `reportIntervalMs`. */
  readonly updateIntervalMs: number;
  readonly reportIntervalMs: number;
  readonly readiness: () => NodeReadiness;
  /** The node as the informer shows it: others write its status, too. undefined before it has been seen. */
  readonly observed: () => corev1.Node | undefined;
  readonly images: (options: { readonly signal: AbortSignal }) => Promise<readonly corev1.ContainerImage[]>;
}

const firstRetryMs = 50;
const lastRetryMs = 7_000;

/**
 * Registers this node and keeps its status true. A node that somebody deleted is registered again
 * (kubelet_node_status.go, v1.36).
 */
export class NodeReporter {
  readonly #options: NodeReporterOptions;
  readonly #wakeup: Wakeup;
  #node: corev1.Node | undefined;
  #lastReportMs = 0;

  constructor(options: NodeReporterOptions) {
    this.#options = options;
    this.#wakeup = new Wakeup(options.clock);
  }

  /** The node as the API last answered it. */
  get node(): corev1.Node | undefined {
    return this.#node;
  }

  /** Something changed that the status may have to tell. */
  notify(): void {
    this.#wakeup.wake();
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { logger, updateIntervalMs } = this.#options;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      let waitMs = updateIntervalMs;
      try {
        await this.#report(signal);
        retryMs = firstRetryMs;
      } catch (err: unknown) {
        signal.throwIfAborted();
        logger.warn({ err, retryMs }, "Failed to report node status");
        waitMs = retryMs;
        retryMs = Math.min(retryMs * 2, lastRetryMs);
      }
      await this.#wakeup.wait(waitMs, { signal });
    }
  }

  async #report(signal: AbortSignal): Promise<void> {
    if (this.#node === undefined) {
      this.#node = await this.#register(signal);
      this.#lastReportMs = this.#options.clock.monotonicMs();
    }
    const { clock, client, identity, logger, reportIntervalMs } = this.#options;
    // The node lifecycle controller calls the conditions of a silent node Unknown: that must be seen to be mended.
    const before = (this.#options.observed() ?? this.#node).status;
    const after = await this.#status(before, signal);
    const due = clock.monotonicMs() - this.#lastReportMs >= reportIntervalMs;
    if (!due && sameButHeartbeat(before, after)) return;
    try {
      this.#node = await client.resource(resources.nodes).patch(
        identity.name,
        {
          type: "application/strategic-merge-patch+json",
          body: { status: after },
          subresource: "status",
        },
        { signal, timeoutMs: apiTimeoutMs },
      );
    } catch (err: unknown) {
      // Deleted behind our back: the next round registers it again.
      if (isNotFound(err)) this.#node = undefined;
      throw err;
    }
    this.#lastReportMs = clock.monotonicMs();
    this.#tellChanges(before.conditions ?? [], after.conditions ?? []);
    logger.debug({ node: identity.name }, "Reported node status");
  }

  async #register(signal: AbortSignal): Promise<corev1.Node> {
    const { client, identity, logger } = this.#options;
    const nodes = client.resource(resources.nodes);
    const status = await this.#status(undefined, signal);
    try {
      const metadata = nodeMetadata(identity);
      const node = await nodes.create(
        { metadata, spec: nodeSpec(identity), status },
        { signal, timeoutMs: apiTimeoutMs },
      );
      logger.info({ node: identity.name }, "Registered node");
      this.#tellChanges([], node.status.conditions ?? []);
      return node;
    } catch (err: unknown) {
      if (!isAlreadyExists(err)) throw err;
      logger.info({ node: identity.name }, "Node was registered before");
      return await this.#reconcile(
        await nodes.get(identity.name, { signal, timeoutMs: apiTimeoutMs }),
        signal,
      );
    }
  }

  /** Labels of an existing node that this kubelet owns are set right; everything else is left alone. */
  async #reconcile(node: corev1.Node, signal: AbortSignal): Promise<corev1.Node> {
    const { client, identity } = this.#options;
    const wanted = Object.entries(nodeLabels(identity)).filter(
      ([key, value]) => node.metadata.labels?.[key] !== value,
    );
    if (wanted.length === 0) return node;
    return await client.resource(resources.nodes).patch(
      identity.name,
      {
        type: "application/strategic-merge-patch+json",
        body: { metadata: { labels: Object.fromEntries(wanted) } },
      },
      { signal, timeoutMs: apiTimeoutMs },
    );
  }

  async #status(before: corev1.NodeStatus | undefined, signal: AbortSignal): Promise<corev1.NodeStatus> {
    const { clock, identity, images, readiness } = this.#options;
    const verdicts = nodeConditionVerdicts(readiness());
    return {
      ...nodeStatusBase(identity),
      conditions: stampNodeConditions(before?.conditions ?? [], verdicts, clock.now()),
      images: await images({ signal }),
    };
  }

  #tellChanges(before: readonly corev1.NodeCondition[], after: readonly corev1.NodeCondition[]): void {
    const { events, identity } = this.#options;
    for (const condition of after) {
      if (before.find(({ type }) => type === condition.type)?.status === condition.status) continue;
      const reason = nodeConditionEvent(condition);
      if (!reason) continue;
      const message = `Node ${identity.name} status is now: ${reason}`;
      events.event(nodeReference(identity.name), "Normal", reason, message);
    }
  }
}

/** Events about nodes carry the node's name as uid: the kubelet may not know the real one yet. */
export function nodeReference(name: string): corev1.ObjectReference {
  return { kind: "Node", name, uid: name, apiVersion: "v1" };
}

function sameButHeartbeat(before: corev1.NodeStatus, after: corev1.NodeStatus): boolean {
  const plain = (status: corev1.NodeStatus): unknown => ({
    ...status,
    conditions: (status.conditions ?? []).map(({ lastHeartbeatTime: _heartbeat, ...rest }) => rest),
  });
  const relevant = Object.fromEntries(
    Object.keys(after).map((key) => [key, before[key as keyof corev1.NodeStatus]]),
  );
  // Only what the kubelet writes is compared: others keep fields of their own in the status.
  return deepEqual(plain(relevant as unknown as corev1.NodeStatus), plain(after));
}
