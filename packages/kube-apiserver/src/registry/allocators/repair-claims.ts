import type { corev1, KubernetesObject } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import { parseTime } from "@kubets/apimachinery";
import type { CachedObject, ObjectCache } from "../../storage/cache.ts";
import type { Claims } from "./claims.ts";
import { claimGraceMs } from "./claims.ts";
import { addressRecord, clusterIpOf, nodePortName, nodePortRecord, nodePortsOf } from "./service-claims.ts";

export interface RepairDeps {
  readonly cache: Pick<ObjectCache, "list">;
  readonly clock: Clock;
  readonly random: Random;
  readonly addresses: Claims;
  readonly ports: Claims;
}

/**
 * Makes claims and Services agree again, after a crash between the two: what a Service holds is claimed, and
 * claims nobody holds any more are given back.
 */
export async function repairClaims(deps: RepairDeps, signal: AbortSignal): Promise<void> {
  const { cache, addresses, ports, clock, random } = deps;
  const held = new Set<string>();
  for (const { object } of cache.list("", "services").items) {
    const service = object as corev1.Service; // what is stored there
    const ip = clusterIpOf(service);
    held.add(ip);
    if (ip !== "" && !addresses.isTaken(ip))
      await addresses.take(ip, addressRecord(ip, service, { clock, random }), signal);
    for (const port of nodePortsOf(service)) {
      const name = nodePortName(port);
      held.add(name);
      if (!ports.isTaken(name)) await ports.take(name, nodePortRecord(port, service, clock), signal);
    }
  }
  const isOrphan = ({ object: { metadata } }: CachedObject): boolean =>
    !held.has(metadata.name ?? "") &&
    parseTime(metadata.creationTimestamp ?? "") < clock.now() - claimGraceMs;
  for (const { object, revision } of addresses.all().filter(isOrphan))
    if (isManaged(object)) await addresses.giveUp(object.metadata.name ?? "", revision);
  for (const { object, revision } of ports.all().filter(isOrphan))
    await ports.giveUp(object.metadata.name ?? "", revision);
}

/** Made by an allocator, not by a user. */
function isManaged({ metadata }: KubernetesObject): boolean {
  return metadata.labels?.["ipaddress.kubernetes.io/managed-by"] === "ipallocator.k8s.io";
}
