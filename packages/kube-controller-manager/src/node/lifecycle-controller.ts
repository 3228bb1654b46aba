import { resources } from "@kubets/api";
import type { coordinationv1, corev1 } from "@kubets/api";
import { RateLimitingQueue, runWorkers } from "@kubets/client";
import type { Informer, WorkQueue } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { NodeJudgement } from "./node-judgement.ts";
import { NodeSync } from "./node-sync.ts";

/** Where kubelets renew their Leases. */
export const nodeLeaseNamespace = "kube-node-lease";
const workers = 8;

/**
 * Watches over nodes: a node that gives no sign of life becomes Unknown, is tainted, and its pods are marked not
 * ready. Looks at all nodes every monitor period; what must change for a node goes through a queue.
 */
export function createNodeLifecycleController(context: ControllerContext): Controller {
  const nodes = context.informers.informer(resources.nodes);
  const leases = context.informers.informer(resources.leases);
  const pods = context.informers.informer(resources.pods);
  const recorder = context.recorderFor("node-controller");
  return {
    name: "node-lifecycle-controller",
    run: async ({ signal }) => {
      using queue = new RateLimitingQueue({ clock: context.clock });
      const judgement = new NodeJudgement(context);
      const sync = new NodeSync({ context, recorder, nodes, pods, judgement });
      const enqueue = ({ metadata }: corev1.Node): void => queue.add(metadata.name ?? "");
      using _subscription = nodes.addHandler({
        onAdd: (node) => {
          sync.registered(node);
          enqueue(node);
        },
        onUpdate: (node) => {
          judgement.observe(node, leases.lister.get(nodeLeaseNamespace, node.metadata.name ?? ""));
          enqueue(node);
        },
        onDelete: (node) => {
          judgement.forget(node.metadata.name ?? "");
          sync.removed(node);
        },
      });
      await Promise.all([
        runWorkers(queue, {
          workers,
          signal,
          logger: context.logger,
          sync: (key) => sync.sync(key, { signal }),
        }),
        monitor({ context, signal, queue, judgement, nodes, leases }),
      ]);
    },
  };
}

async function monitor(options: {
  readonly context: ControllerContext;
  readonly signal: AbortSignal;
  readonly queue: WorkQueue;
  readonly judgement: NodeJudgement;
  readonly nodes: Informer<corev1.Node>;
  readonly leases: Informer<coordinationv1.Lease>;
}): Promise<void> {
  const { context, signal, queue, judgement, nodes, leases } = options;
  while (!signal.aborted) {
    const changed = judgement.judge(nodes.lister.list(), (name) =>
      leases.lister.get(nodeLeaseNamespace, name),
    );
    for (const name of changed) queue.add(name);
    try {
      await context.clock.sleep(context.options.nodeMonitorPeriodMs, { signal });
    } catch (err: unknown) {
      if (!signal.aborted) throw err;
    }
  }
}
