import type { corev1 } from "@kubets/api";
import type { Init, PodSandboxConfig } from "@kubets/cri";
import { portMapAnnotation, runtimeLabels } from "./runtime-pod.ts";

/** Where a pod's logs are: `<root>/logs/pods/<namespace>_<name>_<uid>`. */
export function podLogDirectory(
  logRoot: string,
  pod: { readonly namespace: string; readonly name: string; readonly uid: string },
): string {
  return `${logRoot}/${pod.namespace}_${pod.name}_${pod.uid}`;
}

export interface SandboxInput {
  readonly pod: corev1.Pod;
  readonly attempt: number;
  readonly logRoot: string;
}

/** The CRI form of what a pod's containers share (kuberuntime generatePodSandboxConfig, v1.36). */
export function sandboxConfig(input: SandboxInput): Init<PodSandboxConfig> {
  const { pod } = input;
  const { name = "", namespace = "", uid = "" } = pod.metadata;
  const hostNetwork = pod.spec.hostNetwork === true;
  return {
    metadata: { name, namespace, uid, attempt: input.attempt },
    hostname: hostNetwork ? "" : hostnameOf(pod),
    logDirectory: podLogDirectory(input.logRoot, { namespace, name, uid }),
    labels: {
      ...pod.metadata.labels,
      [runtimeLabels.podName]: name,
      [runtimeLabels.podNamespace]: namespace,
      [runtimeLabels.podUid]: uid,
    },
    annotations: ownAnnotations(pod),
    portMappings: portMappings(pod),
    ...dnsConfig(pod),
    linux: {
      sysctls: Object.fromEntries(
        (pod.spec.securityContext?.sysctls ?? []).map((sysctl) => [sysctl.name, sysctl.value]),
      ),
      securityContext: {
        privileged: pod.spec.containers.some((container) => container.securityContext?.privileged),
        namespaceOptions: {
          network: hostNetwork ? "NODE" : "POD",
          pid: pod.spec.hostPID ? "NODE" : pod.spec.shareProcessNamespace ? "POD" : "CONTAINER",
          ipc: pod.spec.hostIPC ? "NODE" : "POD",
        },
        supplementalGroups: [...(pod.spec.securityContext?.supplementalGroups ?? [])],
      },
    },
  };
}

/** At most 63 characters, not ending in `-` or `.` (kubelet truncatePodHostnameIfNeeded). */
function hostnameOf(pod: corev1.Pod): string {
  const hostname = pod.spec.hostname ?? pod.metadata.name ?? "";
  return hostname.length <= 63 ? hostname : hostname.slice(0, 63).replace(/[-.]+$/, "");
}

/** The port map is the sandbox's to report: the pod still carries the one of an earlier sandbox. */
function ownAnnotations(pod: corev1.Pod): Record<string, string> {
  const { [portMapAnnotation]: _published, ...rest } = pod.metadata.annotations ?? {};
  return rest;
}

function portMappings(pod: corev1.Pod): Init<PodSandboxConfig>["portMappings"] {
  return pod.spec.containers.flatMap((container) =>
    (container.ports ?? []).map((port) => ({
      protocol: port.protocol ?? "TCP",
      containerPort: port.containerPort,
      hostPort: port.hostPort ?? 0,
      hostIp: port.hostIP ?? "",
    })),
  );
}

function dnsConfig(pod: corev1.Pod): Pick<Init<PodSandboxConfig>, "dnsConfig"> {
  const dns = pod.spec.dnsConfig;
  if (!dns) return {};
  return {
    dnsConfig: {
      servers: [...(dns.nameservers ?? [])],
      searches: [...(dns.searches ?? [])],
      options: (dns.options ?? []).map((option) =>
        option.value === undefined ? (option.name ?? "") : `${option.name ?? ""}:${option.value}`,
      ),
    },
  };
}
