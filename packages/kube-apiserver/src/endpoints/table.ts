import type { KubernetesObject, metav1 } from "@kubets/api";
import {
  fieldErrorText,
  FieldPath,
  humanDuration,
  invalidValue,
  newBadRequest,
  parseTime,
} from "@kubets/apimachinery";
import type { Column } from "../registry/strategy.ts";
import type { CachedObject } from "../storage/cache.ts";
import type { Negotiated } from "./negotiate.ts";
import type { ResolvedResource } from "./resolved-resource.ts";

/** What each row says of its object besides the cells. */
export type IncludeObject = "None" | "Metadata" | "Object";

/** Throws BadRequest for a value there is not, when a table is asked for. */
export function includeObjectOf(query: URLSearchParams, { shape }: Pick<Negotiated, "shape">): IncludeObject {
  const asked = query.get("includeObject") ?? "";
  if (asked === "" || asked === "Metadata" || shape !== "table") return "Metadata";
  if (asked === "None" || asked === "Object") return asked;
  const detail = "must be 'Metadata', 'Object', 'None', or empty";
  const error = invalidValue(FieldPath.of("includeObject"), asked, detail);
  throw newBadRequest(`Unable to convert to Table as requested: ${fieldErrorText(error)}`);
}

/** A Table as it is encoded: `rows` may be shared with nobody, it is made for one answer. */
export type Table = Omit<metav1.Table, "apiVersion"> & { readonly apiVersion: string };

export interface TableOptions {
  readonly resource: ResolvedResource;
  readonly include: IncludeObject;
  readonly version: Negotiated["shapeVersion"];
  readonly nowMs: number;
  readonly metadata: metav1.ListMeta;
  /** Rows of a watch come without the definitions but for the first. */
  readonly headers: boolean;
}

const nameDescription =
  "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an appropriate name automatically. Name is primarily intended for creation idempotence and configuration definition. Cannot be updated. More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names#names";
const ageDescription =
  "CreationTimestamp is a timestamp representing the server time when this object was created.";

/** For kinds that bring no columns. */
export const defaultColumns: readonly Column<KubernetesObject>[] = [
  {
    name: "Name",
    type: "string",
    format: "name",
    description: nameDescription,
    priority: 0,
    cell: (object) => object.metadata.name ?? "",
  },
  { name: "Age", type: "string", description: ageDescription, priority: 0, cell: ageOf },
];

function ageOf({ metadata }: KubernetesObject, nowMs: number): string {
  const created = parseTime(metadata.creationTimestamp ?? "");
  return Number.isNaN(created) ? "<unknown>" : humanDuration(nowMs - created);
}

export function tableOf(items: readonly CachedObject[], options: TableOptions): Table {
  return { ...tableHead(options), rows: items.map(rowsOf(options)) };
}

/** A Table but for its rows. */
export function tableHead(options: TableOptions): Omit<Table, "rows"> {
  const columns = options.resource.strategy.columns ?? defaultColumns;
  const definitions = columns.map(({ name, type, format = "", description, priority }) => ({
    name,
    type,
    format,
    description,
    priority,
  }));
  return {
    kind: "Table",
    apiVersion: `meta.k8s.io/${options.version}`,
    metadata: options.metadata,
    columnDefinitions: options.headers ? definitions : [],
  };
}

/** What makes the row of each item. */
export function rowsOf(options: TableOptions): (item: CachedObject) => Table["rows"][number] {
  const { resource, include, version, nowMs } = options;
  const columns = resource.strategy.columns ?? defaultColumns;
  return (item) => ({
    cells: columns.map((column) => column.cell(item.object, nowMs)),
    ...rowObject(item, resource, include, version),
  });
}

function rowObject(
  item: CachedObject,
  resource: ResolvedResource,
  include: IncludeObject,
  version: string,
): { readonly object?: unknown } {
  switch (include) {
    case "None":
      return {};
    case "Object":
      return { object: resource.view(item).object };
    case "Metadata":
      return { object: partialOf(item.object, version) };
  }
}

/** An object's metadata alone. */
export function partialOf(
  { metadata }: Pick<KubernetesObject, "metadata">,
  version: string,
): { readonly kind: string; readonly apiVersion: string; readonly metadata: metav1.ObjectMeta } {
  return { kind: "PartialObjectMetadata", apiVersion: `meta.k8s.io/${version}`, metadata };
}
