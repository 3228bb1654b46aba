import type { corev1 } from "@kubets/api";

/** What the pod does not say of itself (yet) and the kubelet knows. */
export interface PodFacts {
  readonly hostIPs: readonly string[];
  /** Of the pod's sandbox, or the host's for pods on the host's network. */
  readonly podIPs: readonly string[];
}

/**
 * The value of a fieldRef; undefined when no such field can be asked for. `metadata.labels['x']` of a label that
 * is not there is the empty string (pkg/fieldpath and kubelet podFieldSelectorRuntimeValue, v1.36).
 */
export function fieldPathValue(pod: corev1.Pod, fieldPath: string, facts: PodFacts): string | undefined {
  const subscript = /^metadata\.(labels|annotations)\['(.*)'\]$/.exec(fieldPath);
  if (subscript) {
    const values = subscript[1] === "labels" ? pod.metadata.labels : pod.metadata.annotations;
    return values?.[subscript[2] ?? ""] ?? "";
  }
  switch (fieldPath) {
    case "metadata.name":
      return pod.metadata.name ?? "";
    case "metadata.namespace":
      return pod.metadata.namespace ?? "";
    case "metadata.uid":
      return pod.metadata.uid ?? "";
    case "metadata.labels":
      return formatMap(pod.metadata.labels ?? {});
    case "metadata.annotations":
      return formatMap(pod.metadata.annotations ?? {});
    case "spec.nodeName":
      return pod.spec.nodeName ?? "";
    case "spec.serviceAccountName":
      return pod.spec.serviceAccountName ?? "";
    case "status.hostIP":
      return facts.hostIPs[0] ?? "";
    case "status.hostIPs":
      return facts.hostIPs.join(",");
    case "status.podIP":
      return facts.podIPs[0] ?? "";
    case "status.podIPs":
      return facts.podIPs.join(",");
    default:
      return undefined;
  }
}

/** One `key="value"` a line, sorted, the value quoted as Go's %q does. */
function formatMap(values: Readonly<Record<string, string>>): string {
  return Object.keys(values)
    .toSorted()
    .map((key) => `${key}=${JSON.stringify(values[key])}`)
    .join("\n");
}
