import type { corev1 } from "@kubets/api";
import { Quantity, podRequests } from "@kubets/apimachinery";

/** Amounts as plain numbers: cpu in thousandths of a core, everything else in its own unit (bytes, pieces). */
export type Amounts = ReadonlyMap<string, number>;

/** A pod with what the scheduler needs of it worked out once. */
export interface PodInfo {
  readonly pod: corev1.Pod;
  readonly requests: Amounts;
  /** As `requests`, with what is assumed for scoring where a container asks for nothing. */
  readonly nonZero: { readonly milliCpu: number; readonly memory: number };
  readonly hostPorts: readonly HostPort[];
}

export interface HostPort {
  readonly protocol: string;
  readonly ip: string;
  readonly port: number;
}

/** For scoring, a container without requests counts as 100m cpu and 200 MB (kube-scheduler util/pod_resources.go). */
const defaultMilliCpu = 100;
const defaultMemoryBytes = 200 * 1024 * 1024;

export function newPodInfo(pod: corev1.Pod): PodInfo {
  const requests = toAmounts(podRequests(pod.spec));
  let milliCpu = 0;
  let memory = 0;
  for (const container of pod.spec.containers) {
    const asked = container.resources?.requests;
    milliCpu += asked?.["cpu"] === undefined ? defaultMilliCpu : Quantity.parse(asked["cpu"]).milliValue();
    memory += asked?.["memory"] === undefined ? defaultMemoryBytes : Quantity.parse(asked["memory"]).value();
  }
  return {
    pod,
    requests,
    nonZero: {
      milliCpu: Math.max(milliCpu, requests.get("cpu") ?? 0),
      memory: Math.max(memory, requests.get("memory") ?? 0),
    },
    hostPorts: hostPortsOf(pod),
  };
}

export function hostPortsOf(pod: corev1.Pod): readonly HostPort[] {
  return pod.spec.containers.flatMap((container) =>
    (container.ports ?? [])
      .filter((port) => (port.hostPort ?? 0) > 0)
      .map((port) => ({
        protocol: port.protocol ?? "TCP",
        ip: port.hostIP ?? "0.0.0.0",
        port: port.hostPort ?? 0,
      })),
  );
}

/** What the scheduler knows of a node: the object, and the pods on it or assumed to be. Changed by the cache only. */
export class NodeInfo {
  readonly name: string;
  #node: corev1.Node | undefined;
  #allocatable: Amounts = new Map();
  readonly #pods = new Map<string, PodInfo>();
  readonly #requested = new Map<string, number>();
  readonly #nonZero = { milliCpu: 0, memory: 0 };

  constructor(name: string) {
    this.name = name;
  }

  /** undefined while only pods of the node are known. */
  get node(): corev1.Node | undefined {
    return this.#node;
  }

  get podCount(): number {
    return this.#pods.size;
  }

  get requestedNonZero(): { readonly milliCpu: number; readonly memory: number } {
    return this.#nonZero;
  }

  pods(): Iterable<PodInfo> {
    return this.#pods.values();
  }

  allocatable(resource: string): number {
    return this.#allocatable.get(resource) ?? 0;
  }

  requested(resource: string): number {
    return this.#requested.get(resource) ?? 0;
  }

  setNode(node: corev1.Node | undefined): void {
    this.#node = node;
    this.#allocatable = amountsOf(node?.status.allocatable ?? {});
  }

  addPod(info: PodInfo): void {
    const uid = info.pod.metadata.uid ?? "";
    this.removePod(uid);
    this.#pods.set(uid, info);
    this.#count(info, 1);
  }

  removePod(uid: string): void {
    const info = this.#pods.get(uid);
    if (!info) return;
    this.#pods.delete(uid);
    this.#count(info, -1);
  }

  usesHostPort(wanted: HostPort): boolean {
    for (const { hostPorts } of this.#pods.values()) {
      for (const used of hostPorts) {
        const sameAddress = used.ip === wanted.ip || used.ip === "0.0.0.0" || wanted.ip === "0.0.0.0";
        if (used.port === wanted.port && used.protocol === wanted.protocol && sameAddress) return true;
      }
    }
    return false;
  }

  #count(info: PodInfo, sign: 1 | -1): void {
    for (const [resource, amount] of info.requests) {
      this.#requested.set(resource, this.requested(resource) + sign * amount);
    }
    this.#nonZero.milliCpu += sign * info.nonZero.milliCpu;
    this.#nonZero.memory += sign * info.nonZero.memory;
  }
}

function amountsOf(list: Readonly<Record<string, string>>): Amounts {
  return toAmounts(new Map(Object.entries(list).map(([name, text]) => [name, Quantity.parse(text)])));
}

function toAmounts(quantities: ReadonlyMap<string, Quantity>): Amounts {
  return new Map(
    [...quantities].map(([name, quantity]) => [
      name,
      name === "cpu" ? quantity.milliValue() : quantity.value(),
    ]),
  );
}
