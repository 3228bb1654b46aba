import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import type { Init, Mount } from "@kubets/cri";
import type { PodFacts } from "../config/field-path.ts";

const hostsPath = "/etc/hosts";

/**
 * The `/etc/hosts` Kubernetes gives every container of a pod with a network of its own, unless the container
 * mounts something there itself.
 */
export async function etcHostsMount(request: {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  readonly facts: PodFacts;
  readonly podDirectory: string;
}): Promise<Init<Mount>[]> {
  const { pod, container, facts, podDirectory } = request;
  const mountsOwn = (container.volumeMounts ?? []).some(({ mountPath }) => mountPath === hostsPath);
  if (mountsOwn || pod.spec.hostNetwork) return [];
  await mkdir(podDirectory, { recursive: true, mode: 0o750 });
  const hostPath = join(podDirectory, "etc-hosts");
  await writeFile(hostPath, etcHosts(pod, facts.podIPs), { mode: 0o644 });
  return [{ containerPath: hostsPath, hostPath, readonly: false }];
}

export function etcHosts(pod: corev1.Pod, podIPs: readonly string[]): string {
  const hostname = pod.spec.hostname ?? pod.metadata.name ?? "";
  const domain = pod.spec.subdomain
    ? `${hostname}.${pod.spec.subdomain}.${pod.metadata.namespace ?? ""}.svc.cluster.local`
    : undefined;
  const names = domain === undefined ? hostname : `${domain}\t${hostname}`;
  const aliases = (pod.spec.hostAliases ?? []).map(
    ({ ip, hostnames }) => `${ip}\t${(hostnames ?? []).join("\t")}`,
  );
  return [
    "# Kubernetes-managed hosts file.",
    "127.0.0.1\tlocalhost",
    "::1\tlocalhost ip6-localhost ip6-loopback",
    "fe00::0\tip6-localnet",
    "fe00::0\tip6-mcastprefix",
    "fe00::1\tip6-allnodes",
    "fe00::2\tip6-allrouters",
    ...podIPs.map((ip) => `${ip}\t${names}`),
    ...(aliases.length > 0 ? ["", "# Entries added by HostAliases.", ...aliases] : []),
    "",
  ].join("\n");
}
