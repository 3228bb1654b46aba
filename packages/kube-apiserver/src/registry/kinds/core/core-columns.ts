import type { corev1 } from "@kubets/api";
import { findCondition } from "@kubets/apimachinery";
import type { Column } from "../../strategy.ts";
import { age, ageColumn, column, labelsText, nameColumn } from "../columns.ts";

const wide = { wide: true };
const integer = { type: "integer" } as const;

export const namespaceColumns: readonly Column<corev1.Namespace>[] = [
  nameColumn(),
  column("Status", "The status of the namespace", (object) => object.status.phase ?? ""),
  ageColumn(),
];

export const nodeColumns: readonly Column<corev1.Node>[] = [
  nameColumn(),
  column("Status", "The status of the node", nodeStatus),
  column("Roles", "The roles of the node", (node) => nodeRoles(node).join(",") || "<none>"),
  ageColumn(),
  column("Version", "The kubelet's version.", (node) => node.status.nodeInfo.kubeletVersion),
  column(
    "Internal-IP",
    "The node's address inside the cluster.",
    (node) => address(node, "InternalIP"),
    wide,
  ),
  column(
    "External-IP",
    "The node's address outside the cluster.",
    (node) => address(node, "ExternalIP"),
    wide,
  ),
  column("OS-Image", "The node's operating system.", (node) => known(node.status.nodeInfo.osImage), wide),
  column("Kernel-Version", "The node's kernel.", (node) => known(node.status.nodeInfo.kernelVersion), wide),
  column(
    "Container-Runtime",
    "The node's container runtime.",
    (node) => known(node.status.nodeInfo.containerRuntimeVersion),
    wide,
  ),
];

function known(text: string): string {
  return text === "" ? "<unknown>" : text;
}

function nodeStatus(node: corev1.Node): string {
  const ready = findCondition(node.status.conditions, "Ready");
  const status = ready === undefined ? "Unknown" : ready.status === "True" ? "Ready" : "NotReady";
  return node.spec.unschedulable === true ? `${status},SchedulingDisabled` : status;
}

const rolePrefix = "node-role.kubernetes.io/";

function nodeRoles(node: corev1.Node): string[] {
  const roles = new Set<string>();
  for (const [key, value] of Object.entries(node.metadata.labels ?? {})) {
    if (key.startsWith(rolePrefix) && key.length > rolePrefix.length) roles.add(key.slice(rolePrefix.length));
    else if (key === "kubernetes.io/role" && value !== "") roles.add(value);
  }
  return [...roles].sort();
}

function address(node: corev1.Node, type: string): string {
  return node.status.addresses?.find((candidate) => candidate.type === type)?.address ?? "<none>";
}

export const configMapColumns: readonly Column<corev1.ConfigMap>[] = [
  nameColumn(),
  column(
    "Data",
    "How many keys there are.",
    (object) => Object.keys(object.data ?? {}).length + Object.keys(object.binaryData ?? {}).length,
  ),
  ageColumn(),
];

export const secretColumns: readonly Column<corev1.Secret>[] = [
  nameColumn(),
  column("Type", "What the secret is for.", (object) => object.type ?? ""),
  column("Data", "How many keys there are.", (object) => Object.keys(object.data ?? {}).length),
  ageColumn(),
];

export const serviceAccountColumns: readonly Column<corev1.ServiceAccount>[] = [
  nameColumn(),
  column("Secrets", "How many secrets the account may use.", (object) => object.secrets?.length ?? 0),
  ageColumn(),
];

export const endpointsColumns: readonly Column<corev1.Endpoints>[] = [
  nameColumn(),
  column("Endpoints", "Where the service's pods answer.", endpointsText),
  ageColumn(),
];

function endpointsText(endpoints: corev1.Endpoints): string {
  const texts = (endpoints.subsets ?? []).flatMap((subset) => {
    const ports = (subset.ports ?? []).map((port) => `:${port.port}`);
    return (ports.length === 0 ? [""] : ports).flatMap((port) =>
      (subset.addresses ?? []).map(({ ip }) =>
        ip.includes(":") && port !== "" ? `[${ip}]${port}` : ip + port,
      ),
    );
  });
  if (texts.length === 0) return "<none>";
  return texts.length > 3 ? `${texts.slice(0, 3).join(",")} + ${texts.length - 3} more...` : texts.join(",");
}

export const eventColumns: readonly Column<corev1.Event>[] = [
  column("Last Seen", "When it was last seen.", lastSeen),
  column("Type", "Normal or Warning.", (event) => event.type ?? ""),
  column("Reason", "Why, in one word.", (event) => event.reason ?? ""),
  column("Object", "What it is about.", (event) =>
    event.involvedObject.name === undefined
      ? (event.involvedObject.kind ?? "").toLowerCase()
      : `${(event.involvedObject.kind ?? "").toLowerCase()}/${event.involvedObject.name}`,
  ),
  column(
    "Subobject",
    "The part of the object it is about.",
    (event) => event.involvedObject.fieldPath ?? "",
    wide,
  ),
  column("Source", "Who saw it.", (event) => eventSource(event), wide),
  column("Message", "What happened.", (event) => (event.message ?? "").trim()),
  column("First Seen", "When it was first seen.", firstSeen, wide),
  column("Count", "How often it was seen.", (event) => event.series?.count ?? (event.count || 1), {
    ...integer,
    ...wide,
  }),
  { ...nameColumn(), priority: 1 },
];

function lastSeen(event: corev1.Event, nowMs: number): string {
  if (event.series?.lastObservedTime) return age(event.series.lastObservedTime, nowMs);
  return event.lastTimestamp ? age(event.lastTimestamp, nowMs) : firstSeen(event, nowMs);
}

function firstSeen(event: corev1.Event, nowMs: number): string {
  return age(event.firstTimestamp ?? event.eventTime, nowMs);
}

function eventSource(event: corev1.Event): string {
  const component = event.source.component ?? event.reportingComponent;
  const host = event.source.host ?? event.reportingInstance;
  return [component, host].filter((part) => part !== "").join(", ");
}

export const podTemplateColumns: readonly Column<corev1.PodTemplate>[] = [
  nameColumn(),
  column("Containers", "Names of each container in the template.", (object) =>
    object.template.spec.containers.map((container) => container.name).join(","),
  ),
  column("Images", "Images referenced by each container in the template.", (object) =>
    object.template.spec.containers.map((container) => container.image ?? "").join(","),
  ),
  column("Pod Labels", "The labels for the pod template.", (object) =>
    labelsText(object.template.metadata.labels),
  ),
];

export const resourceQuotaColumns: readonly Column<corev1.ResourceQuota>[] = [
  nameColumn(),
  column("Request", "What is requested of what may be.", (quota) =>
    quotaText(quota, (name) => !name.startsWith("limits")),
  ),
  column("Limit", "What is limited of what may be.", (quota) =>
    quotaText(quota, (name) => name.startsWith("limits")),
  ),
  ageColumn(),
];

function quotaText(quota: corev1.ResourceQuota, wanted: (name: string) => boolean): string {
  return Object.keys(quota.status.hard ?? {})
    .filter(wanted)
    .sort()
    .map((name) => `${name}: ${quota.status.used?.[name] ?? "0"}/${quota.status.hard?.[name] ?? "0"}`)
    .join(", ");
}

export const componentStatusColumns: readonly Column<corev1.ComponentStatus>[] = [
  nameColumn(),
  column("Status", "Status of the component conditions", (object) => healthOf(object)?.text ?? "Unknown"),
  column("Message", "Message of the component conditions", (object) => healthOf(object)?.message ?? ""),
  column("Error", "Error of the component conditions", (object) => healthOf(object)?.error ?? ""),
];

function healthOf(
  object: corev1.ComponentStatus,
): { text: string; message: string; error: string } | undefined {
  const healthy = findCondition(object.conditions, "Healthy");
  if (healthy === undefined) return undefined;
  const text = healthy.status === "True" ? "Healthy" : "Unhealthy";
  return { text, message: healthy.message ?? "", error: healthy.error ?? "" };
}

export const limitRangeColumns: readonly Column<corev1.LimitRange>[] = [
  nameColumn(),
  column("Created At", "When it was created.", (object) => object.metadata.creationTimestamp ?? ""),
];
