import type { corev1, KubernetesObject, ResourceType } from "@kubets/api";
import type { Clock, FieldError, Random } from "@kubets/apimachinery";
import { FieldPath, invalidValue, newInternalError, newInvalid, StatusError } from "@kubets/apimachinery";
import type { ObjectCache } from "../../storage/cache.ts";
import type { Store } from "../../storage/store.ts";
import type { Freshness } from "../freshness.ts";
import { familiesOf } from "../kinds/core/service-families.ts";
import { LostRace } from "../optimistic.ts";
import type { Allocation, AllocationContext, Allocators } from "./allocators.ts";
import { nothingAllocated } from "./allocators.ts";
import { Claims } from "./claims.ts";
import type { IpRange } from "./ip-range.ts";
import { repairClaims } from "./repair-claims.ts";
import {
  addressOwner,
  addressRecord,
  clusterIpOf,
  firstNodePort,
  keepAllocated,
  lastNodePort,
  needsClusterIp,
  needsNodePorts,
  nodePortName,
  nodePortOwner,
  nodePortRecord,
  nodePortsOf,
  protocolOf,
} from "./service-claims.ts";

export interface ServiceAllocatorsDeps {
  readonly store: Store;
  readonly cache: ObjectCache;
  readonly freshness: Freshness;
  readonly clock: Clock;
  readonly random: Random;
  readonly range: IpRange;
}

const specPath = FieldPath.of("spec");

/** Gives Services their ClusterIPs and node ports. */
export class ServiceAllocators implements Allocators {
  readonly #deps: ServiceAllocatorsDeps;
  readonly #addresses: Claims;
  readonly #ports: Claims;

  constructor(deps: ServiceAllocatorsDeps) {
    this.#deps = deps;
    this.#addresses = new Claims(deps, {
      group: "networking.k8s.io",
      resource: "ipaddresses",
      ownerOf: addressOwner,
    });
    this.#ports = new Claims(deps, {
      group: "",
      resource: "rangeallocations",
      ownerOf: nodePortOwner,
    });
  }

  carryOver(type: ResourceType, object: KubernetesObject, old: KubernetesObject): KubernetesObject {
    return isServices(type) ? keepAllocated(object as corev1.Service, old as corev1.Service) : object; // of that type
  }

  async forCreate(
    type: ResourceType,
    object: KubernetesObject,
    context: AllocationContext,
  ): Promise<Allocation> {
    if (!isServices(type)) return nothingAllocated(object);
    return this.#allocate(type, object as corev1.Service, undefined, context); // of that type
  }

  async forUpdate(
    type: ResourceType,
    object: KubernetesObject,
    old: KubernetesObject,
    context: AllocationContext,
  ): Promise<Allocation> {
    if (!isServices(type)) return nothingAllocated(object);
    return this.#allocate(type, object as corev1.Service, old as corev1.Service, context); // of that type
  }

  async afterDelete(type: ResourceType, old: KubernetesObject, signal: AbortSignal): Promise<void> {
    if (!isServices(type)) return;
    const service = old as corev1.Service; // of that type
    await this.#release([clusterIpOf(service)], nodePortsOf(service), service, signal);
  }

  async #allocate(
    type: ResourceType,
    service: corev1.Service,
    old: corev1.Service | undefined,
    context: AllocationContext,
  ): Promise<Allocation> {
    const claim = new ServiceClaim({ type, service, old, context });
    try {
      const addressed = await this.#giveAddress(claim);
      const object = await this.#givePorts(addressed, claim);
      return this.#allocation(object, claim);
    } catch (err: unknown) {
      await this.#giveUp(claim);
      throw err;
    }
  }

  #allocation(object: corev1.Service, claim: ServiceClaim): Allocation {
    const { old, context } = claim;
    let state: "unused" | "stored" | "unknown" = "unused";
    return {
      object,
      storing: async (write) => {
        try {
          const revision = await write();
          state = "stored";
          return revision;
        } catch (err: unknown) {
          if (!isRefusal(err)) state = "unknown";
          throw err;
        }
      },
      [Symbol.asyncDispose]: async () => {
        if (state === "unused") await this.#giveUp(claim);
        if (state !== "stored" || !old) return;
        const lost = lostBy(object, old);
        await this.#release(lost.ips, lost.ports, old, context.signal);
      },
    };
  }

  async #giveAddress(claim: ServiceClaim): Promise<corev1.Service> {
    const { service, old, context } = claim;
    if (!needsClusterIp(service)) {
      const headless = service.spec.clusterIP === "None" ? { clusterIPs: ["None"] } : {};
      return withSpec(service, { ...headless, ...familiesOf(service) });
    }
    const asked = service.spec.clusterIP ?? "";
    if (asked !== "" && old && clusterIpOf(old) === asked)
      return withSpec(service, { clusterIPs: [asked], ...familiesOf(service) });
    if (asked !== "") await this.#takeAddress(claim, asked);
    const ip = asked !== "" ? asked : await this.#anyAddress(claim, context.dryRun);
    return withSpec(service, { clusterIP: ip, clusterIPs: [ip], ...familiesOf(service) });
  }

  async #takeAddress(claim: ServiceClaim, ip: string): Promise<void> {
    const { range, clock, random } = this.#deps;
    const { service, context } = claim;
    const refuse = (why: string): never =>
      claim.refuse(invalidValue(specPath.child("clusterIPs"), [ip], `failed to allocate IP ${ip}: ${why}`));
    if (!range.holds(ip))
      refuse(`the provided IP (${ip}) is not in the valid range. The range of valid IPs is ${range.text}`);
    if (context.dryRun) return this.#addresses.isTaken(ip) ? refuse(taken("IP")) : undefined;
    const record = addressRecord(ip, service, { clock, random });
    const revision = await this.#addresses.take(ip, record, context.signal);
    claim.ips.set(ip, revision ?? refuse(taken("IP")));
  }

  /** A free address, from the upper band first; any, unclaimed, for a dry run. */
  async #anyAddress(claim: ServiceClaim, dryRun: boolean): Promise<string> {
    const { range, clock, random } = this.#deps;
    const dynamic = range.hosts - range.reserved;
    const start = Math.floor(random.float() * dynamic);
    for (let tries = 0; tries < range.hosts; tries++) {
      const index = tries < dynamic ? range.reserved + ((start + tries) % dynamic) : tries - dynamic;
      const ip = range.host(index);
      if (this.#addresses.isTaken(ip)) continue;
      if (dryRun) return ip;
      const record = addressRecord(ip, claim.service, { clock, random });
      const revision = await this.#addresses.take(ip, record, claim.context.signal);
      if (revision === undefined) continue;
      claim.ips.set(ip, revision);
      return ip;
    }
    throw newInternalError(new Error("failed to allocate a serviceIP: range is full"));
  }

  async #givePorts(service: corev1.Service, claim: ServiceClaim): Promise<corev1.Service> {
    if (!needsNodePorts(service)) return service;
    const held = new Set(claim.old ? nodePortsOf(claim.old) : []);
    /** One number may serve several protocols of the same port. */
    const shared = new Map<number, number>();
    const ports: corev1.ServicePort[] = [];
    for (const [index, port] of (service.spec.ports ?? []).entries()) {
      const asked = port.nodePort ?? 0;
      const before = shared.get(port.port);
      const sharable =
        before !== undefined &&
        !ports.some((p) => p.nodePort === before && protocolOf(p) === protocolOf(port));
      const given = asked !== 0 ? asked : sharable ? before : await this.#anyPort(claim);
      const fresh = asked !== 0 && !held.has(asked) && !claim.ports.has(asked);
      if (fresh) await this.#takePort(claim, asked, index);
      shared.set(port.port, given);
      ports.push({ ...port, nodePort: given });
    }
    return this.#giveHealthPort(withSpec(service, { ports }), claim, held);
  }

  async #giveHealthPort(
    service: corev1.Service,
    claim: ServiceClaim,
    held: ReadonlySet<number>,
  ): Promise<corev1.Service> {
    const { spec } = service;
    if (spec.type !== "LoadBalancer" || spec.externalTrafficPolicy !== "Local") return service;
    const asked = spec.healthCheckNodePort ?? claim.old?.spec.healthCheckNodePort ?? 0;
    if (asked === 0) return withSpec(service, { healthCheckNodePort: await this.#anyPort(claim) });
    if (!held.has(asked) && !claim.ports.has(asked)) await this.#takePort(claim, asked, -1);
    return withSpec(service, { healthCheckNodePort: asked });
  }

  async #takePort(claim: ServiceClaim, port: number, index: number): Promise<void> {
    const { service, context } = claim;
    const valid = port >= firstNodePort && port <= lastNodePort;
    const path =
      index < 0
        ? specPath.child("healthCheckNodePort")
        : specPath.child("ports").index(index).child("nodePort");
    const refuse = (why: string): never => claim.refuse(invalidValue(path, port, why));
    if (!valid)
      refuse(
        `provided port is not in the valid range. The range of valid ports is ${String(firstNodePort)}-${String(lastNodePort)}`,
      );
    if (context.dryRun) return this.#ports.isTaken(nodePortName(port)) ? refuse(taken("port")) : undefined;
    const record = nodePortRecord(port, service, this.#deps.clock);
    const revision = await this.#ports.take(nodePortName(port), record, context.signal);
    claim.ports.set(port, revision ?? refuse(taken("port")));
  }

  async #anyPort(claim: ServiceClaim): Promise<number> {
    const { random, clock } = this.#deps;
    const size = lastNodePort - firstNodePort + 1;
    const start = Math.floor(random.float() * size);
    for (let tries = 0; tries < size; tries++) {
      const port = firstNodePort + ((start + tries) % size);
      if (this.#ports.isTaken(nodePortName(port)) || claim.ports.has(port)) continue;
      if (claim.context.dryRun) return port;
      const record = nodePortRecord(port, claim.service, clock);
      const revision = await this.#ports.take(nodePortName(port), record, claim.context.signal);
      if (revision === undefined) continue;
      claim.ports.set(port, revision);
      return port;
    }
    throw newInternalError(new Error("failed to allocate a nodePort: range is full"));
  }

  /** What `old` had and needs no more. Its claims were made before it was written. */
  async #release(
    ips: readonly string[],
    ports: readonly number[],
    old: corev1.Service,
    signal: AbortSignal,
  ): Promise<void> {
    const before = Number(old.metadata.resourceVersion);
    for (const ip of ips) if (ip !== "") await this.#addresses.release(ip, before, signal);
    for (const port of ports) await this.#ports.release(nodePortName(port), before, signal);
  }

  async #giveUp({ ips, ports }: ServiceClaim): Promise<void> {
    for (const [ip, revision] of ips) await this.#addresses.giveUp(ip, revision);
    for (const [port, revision] of ports) await this.#ports.giveUp(nodePortName(port), revision);
  }

  /** See `repairClaims`. */
  repair(signal: AbortSignal): Promise<void> {
    return repairClaims({ ...this.#deps, addresses: this.#addresses, ports: this.#ports }, signal);
  }
}

/** Nothing was stored, for certain. */
function isRefusal(err: unknown): boolean {
  return err instanceof LostRace || (err instanceof StatusError && err.code < 500);
}

/** What one write has claimed so far. */
class ServiceClaim {
  readonly type: ResourceType;
  readonly service: corev1.Service;
  readonly old: corev1.Service | undefined;
  readonly context: AllocationContext;
  /** With the revisions of the claims. */
  readonly ips = new Map<string, number>();
  readonly ports = new Map<number, number>();

  constructor(of: Pick<ServiceClaim, "type" | "service" | "old" | "context">) {
    this.type = of.type;
    this.service = of.service;
    this.old = of.old;
    this.context = of.context;
  }

  refuse(error: FieldError): never {
    throw newInvalid(this.type, this.service.metadata.name ?? "", [error]);
  }
}

function taken(what: "IP" | "port"): string {
  return `provided ${what} is already allocated`;
}

function lostBy(
  service: corev1.Service,
  old: corev1.Service,
): { readonly ips: readonly string[]; readonly ports: readonly number[] } {
  const kept = new Set(nodePortsOf(service));
  const ip = clusterIpOf(old);
  return {
    ips: ip !== "" && clusterIpOf(service) !== ip ? [ip] : [],
    ports: nodePortsOf(old).filter((port) => !kept.has(port)),
  };
}

function withSpec(service: corev1.Service, changes: Partial<corev1.ServiceSpec>): corev1.Service {
  return { ...service, spec: { ...service.spec, ...changes } };
}

function isServices(type: ResourceType): boolean {
  return type.group === "" && type.resource === "services";
}
