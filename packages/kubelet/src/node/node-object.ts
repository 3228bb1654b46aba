import type { corev1, metav1 } from "@kubets/api";
import type { MachineInfo } from "./machine-info.ts";

/** What makes this node's object, besides conditions and images. */
export interface NodeIdentity {
  readonly name: string;
  readonly nodeIp: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly corev1.Taint[];
  readonly machine: MachineInfo;
  readonly kubeletVersion: string;
  /** `process-runtime://0.1.0`. */
  readonly runtimeVersion: string;
  readonly maxPods: number;
  /** Port of the kubelet's health server; 0 when it has none. */
  readonly kubeletPort: number;
}

/** Labels every kubelet puts on its node. */
export function nodeLabels(identity: NodeIdentity): Readonly<Record<string, string>> {
  const { architecture, operatingSystem } = identity.machine;
  return {
    "beta.kubernetes.io/arch": architecture,
    "beta.kubernetes.io/os": operatingSystem,
    "kubernetes.io/arch": architecture,
    "kubernetes.io/hostname": identity.name,
    "kubernetes.io/os": operatingSystem,
    ...identity.labels,
  };
}

export function nodeMetadata(identity: NodeIdentity): metav1.ObjectMeta {
  return {
    name: identity.name,
    labels: nodeLabels(identity),
    annotations: { "volumes.kubernetes.io/controller-managed-attach-detach": "true" },
  };
}

export function nodeSpec(identity: NodeIdentity): corev1.NodeSpec {
  return identity.taints.length > 0 ? { taints: identity.taints } : {};
}

/** Memory and disk that Kubernetes' default hard eviction thresholds keep free: 100 MiB and a tenth. */
const reservedMemoryBytes = 100 * 1024 * 1024;
const reservedDiskFraction = 0.1;

/** The part of the status that does not change while the kubelet runs. */
export function nodeStatusBase(identity: NodeIdentity): Omit<corev1.NodeStatus, "conditions" | "images"> {
  const { machine } = identity;
  const memoryKi = Math.floor(machine.memoryBytes / 1024);
  const allocatableKi = Math.max(0, Math.floor((machine.memoryBytes - reservedMemoryBytes) / 1024));
  return {
    capacity: {
      cpu: String(machine.cpus),
      "ephemeral-storage": `${Math.floor(machine.diskBytes / 1024)}Ki`,
      memory: `${memoryKi}Ki`,
      pods: String(identity.maxPods),
    },
    allocatable: {
      cpu: String(machine.cpus),
      "ephemeral-storage": String(Math.floor(machine.diskBytes * (1 - reservedDiskFraction))),
      memory: `${allocatableKi}Ki`,
      pods: String(identity.maxPods),
    },
    addresses: [
      { type: "InternalIP", address: identity.nodeIp },
      { type: "Hostname", address: identity.name },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: identity.kubeletPort } },
    nodeInfo: {
      machineID: machine.machineId,
      systemUUID: machine.systemUuid,
      bootID: machine.bootId,
      kernelVersion: machine.kernelVersion,
      osImage: machine.osImage,
      containerRuntimeVersion: identity.runtimeVersion,
      kubeletVersion: identity.kubeletVersion,
      kubeProxyVersion: "",
      operatingSystem: machine.operatingSystem,
      architecture: machine.architecture,
    },
  };
}

/** `key=value,…` of --node-labels; a label without `=` is refused. */
export function parseNodeLabels(items: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.map((item) => {
      const equals = item.indexOf("=");
      if (equals <= 0) throw new Error(`--node-labels: "${item}" is not of the form key=value`);
      return [item.slice(0, equals), item.slice(equals + 1)];
    }),
  );
}

/** `key=value:Effect` or `key:Effect` of --register-with-taints. */
export function parseTaints(items: readonly string[]): readonly corev1.Taint[] {
  return items.map((item) => {
    const match = /^([^=:]+)(?:=([^:]*))?:(NoSchedule|PreferNoSchedule|NoExecute)$/.exec(item);
    if (!match) throw new Error(`--register-with-taints: "${item}" is not of the form key=value:Effect`);
    const [, key = "", value, effect] = match;
    // The pattern allows these three effects only.
    return { key, ...(value ? { value } : {}), effect: effect as corev1.TaintEffect };
  });
}
