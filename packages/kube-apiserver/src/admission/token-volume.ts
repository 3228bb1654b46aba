import type { corev1 } from "@kubets/api";
import type { Random } from "@kubets/apimachinery";
import { randomNameSuffix } from "@kubets/apimachinery";

const mountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
const volumePrefix = "kube-api-access-";
/** An hour and a bit: renewed by the kubelet before the first hour is over. */
const expirationSeconds = 3607;

/** The pod with its account's token, the cluster's CA and its namespace mounted where clients look for them. */
export function withTokenVolume(spec: corev1.PodSpec, random: Random): corev1.PodSpec {
  const volumes = spec.volumes ?? [];
  const existing = volumes.find(
    ({ name, projected }) => name.startsWith(volumePrefix) && projected !== undefined,
  );
  const name = existing?.name ?? volumePrefix + randomNameSuffix(random);
  const containers = spec.containers.map((container) => mounted(container, name));
  const initContainers = spec.initContainers?.map((container) => mounted(container, name));
  const before = [...spec.containers, ...(spec.initContainers ?? [])];
  const after = [...containers, ...(initContainers ?? [])];
  if (after.every((container, i) => container === before[i])) return spec;
  return {
    ...spec,
    containers,
    ...(initContainers ? { initContainers } : {}),
    volumes: existing ? volumes : [...volumes, tokenVolume(name)],
  };
}

function mounted(container: corev1.Container, name: string): corev1.Container {
  const mounts = container.volumeMounts ?? [];
  if (mounts.some((mount) => mount.mountPath === mountPath)) return container;
  return { ...container, volumeMounts: [...mounts, { name, readOnly: true, mountPath }] };
}

function tokenVolume(name: string): corev1.Volume {
  const fieldRef = { apiVersion: "v1", fieldPath: "metadata.namespace" };
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds, path: "token" } },
        { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
        { downwardAPI: { items: [{ path: "namespace", fieldRef }] } },
      ],
      defaultMode: 0o644,
    },
  };
}
