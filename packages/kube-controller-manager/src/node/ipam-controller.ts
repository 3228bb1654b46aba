import { isNotFound } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { watchKeys } from "../framework/owned-objects.ts";
import { firstFreeBlock, formatCidr, parseCidr } from "./cidr-set.ts";

const retryWhenFullMs = 10_000;

/**
 * Gives each node a range of pod addresses of its own out of --cluster-cidr. What is taken is read off the nodes;
 * `given` covers the time until a gift is in the cache.
 */
export function createNodeIpamController(context: ControllerContext): Controller {
  const { client, informers, options } = context;
  const nodes = informers.informer(resources.nodes);
  const recorder = context.recorderFor("cidrAllocator");
  const cluster = options.clusterCidr === undefined ? undefined : parseCidr(options.clusterCidr);
  const given = new Map<string, string>();

  const takenRanges = (): readonly string[] => [
    ...nodes.lister.list().flatMap(({ spec }) => rangesOf(spec)),
    ...given.values(),
  ];

  const give = async (node: corev1.Node, signal: AbortSignal): Promise<void> => {
    const name = node.metadata.name ?? "";
    if (!cluster) return;
    const block = firstFreeBlock(cluster, options.nodeCidrMaskSize, takenRanges().map(parseCidr));
    if (!block) {
      recorder.event(node, "Normal", "CIDRNotAvailable", `Node ${name} status is now: CIDRNotAvailable`);
      throw new NoFreeRange(name);
    }
    const podCIDR = formatCidr(block);
    given.set(name, podCIDR);
    try {
      await client.resource(resources.nodes).patch(
        name,
        {
          type: "application/merge-patch+json",
          body: { metadata: { uid: node.metadata.uid }, spec: { podCIDR, podCIDRs: [podCIDR] } },
        },
        { signal },
      );
    } catch (err: unknown) {
      given.delete(name);
      if (!isNotFound(err)) throw err;
    }
  };

  return createQueueController({
    name: "node-ipam-controller",
    context,
    // One worker: two nodes at once must not get the same range.
    workers: 1,
    subscribe: (queue) => [watchKeys(nodes, (key) => queue.add(key))],
    sync: async (name, { signal, queue }) => {
      const node = nodes.lister.get("", name);
      if (!node || rangesOf(node.spec).length > 0) {
        given.delete(name);
        return;
      }
      if (given.has(name)) return;
      try {
        await give(node, signal);
      } catch (err: unknown) {
        if (!(err instanceof NoFreeRange)) throw err;
        queue.addAfter(name, retryWhenFullMs);
      }
    },
  });
}

class NoFreeRange extends Error {
  override readonly name = "NoFreeRange";
  constructor(node: string) {
    super(`no range of pod addresses is left for node ${node}`);
  }
}

function rangesOf({ podCIDR, podCIDRs }: corev1.NodeSpec): readonly string[] {
  return podCIDRs && podCIDRs.length > 0 ? podCIDRs : podCIDR ? [podCIDR] : [];
}
