import type { Kind, ObjectState, Selection } from "./history.ts";

/** Objects as JSON, as far as this test reads them. */
export interface Json {
  readonly metadata?: {
    readonly name?: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [other: string]: unknown;
  };
  readonly spec?: { readonly nodeName?: string; readonly [other: string]: unknown };
  readonly status?: { readonly phase?: string; readonly message?: string; readonly [other: string]: unknown };
  readonly [other: string]: unknown;
}

export const opAnnotation = "robustness/op";

export function stateOf(kind: Kind, object: Json): ObjectState {
  const { metadata = {}, spec, status } = object;
  const pod = {
    "spec.nodeName": spec?.nodeName ?? "",
    "status.phase": status?.phase ?? "",
  };
  return {
    kind,
    key: `${metadata.namespace ?? ""}/${metadata.name ?? ""}`,
    uid: metadata.uid ?? "",
    rv: Number(metadata.resourceVersion ?? NaN),
    labels: metadata.labels ?? {},
    fields: kind === "pods" ? pod : {},
    op: metadata.annotations?.[opAnnotation] ?? "",
    statusOp: kind === "pods" ? (status?.message ?? "") : "",
  };
}

export interface Draft {
  readonly namespace: string;
  readonly name: string;
  readonly op: string;
  readonly color: string;
  readonly node: string;
}

export function newObject(kind: Kind, draft: Draft): Json {
  const { namespace, name, op, node } = draft;
  const metadata = { namespace, name, labels: labelsOf(draft.color), annotations: { [opAnnotation]: op } };
  if (kind === "configmaps")
    return { apiVersion: "v1", kind: "ConfigMap", metadata, data: { op, filling: "x".repeat(200) } };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata,
    spec: {
      automountServiceAccountToken: false,
      containers: [{ name: "c", image: "pause" }],
      ...(node === "" ? {} : { nodeName: node }),
    },
  };
}

/** The whole object with what an update changes; without `expected`, whatever there is now is replaced. */
export function updated(kind: Kind, old: Json, draft: Draft, expected: string | undefined): Json {
  const { resourceVersion: _old, ...metadata } = old.metadata ?? {};
  return {
    ...old,
    metadata: {
      ...metadata,
      labels: labelsOf(draft.color),
      annotations: { [opAnnotation]: draft.op },
      ...(expected === undefined ? {} : { resourceVersion: expected }),
    },
    ...(kind === "configmaps" ? { data: { op: draft.op } } : {}),
  };
}

export function labelsOf(color: string): Readonly<Record<string, string>> {
  return color === "none" ? {} : { color };
}

/** Labels and fields as they stand in a query. */
export function selectorsOf({ labels, fields, name }: Selection): {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
} {
  const terms = (map: Readonly<Record<string, string>>): string =>
    Object.entries(map)
      .map(([key, value]) => `${key}=${value}`)
      .join(",");
  const all = { ...fields, ...(name === undefined ? {} : { "metadata.name": name }) };
  return {
    ...(labels ? { labelSelector: terms(labels) } : {}),
    ...(Object.keys(all).length > 0 ? { fieldSelector: terms(all) } : {}),
  };
}

export function pathOf(kind: string, namespace?: string, name = "", subresource = ""): string {
  const parts = [
    "/api/v1",
    ...(namespace === undefined ? [] : ["namespaces", namespace]),
    kind,
    name,
    subresource,
  ];
  return parts.filter((part) => part !== "").join("/");
}
