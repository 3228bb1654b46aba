import type { ApiRequest } from "./api-request.ts";

/** The encodings objects travel in. */
export type Format = "json" | "yaml" | "protobuf";

/** What the client wants the objects turned into before they are encoded. */
export type Shape = "object" | "table" | "partial";

export interface Negotiated {
  readonly format: Format;
  readonly shape: Shape;
  /** Version of meta.k8s.io of the table or the partial object. */
  readonly shapeVersion: "v1" | "v1beta1";
  /** Of the shape `partial`: the list was asked for, not the single object. */
  readonly asList: boolean;
  readonly pretty: boolean;
}

export const mediaTypes: Readonly<Record<Format, string>> = {
  json: "application/json",
  yaml: "application/yaml",
  protobuf: "application/vnd.kubernetes.protobuf",
};

export const acceptedMediaTypes = Object.values(mediaTypes).join(", ");

export interface Clause {
  readonly type: string;
  readonly params: ReadonlyMap<string, string>;
  readonly q: number;
}

/**
 * Picks the answer's encoding from an Accept header; undefined when nothing in it can be served (then 406).
 * `streams`: for watches, which YAML has no framing for.
 */
export function negotiate(
  accept: string,
  options: { readonly streams: boolean; readonly pretty: boolean },
): Negotiated | undefined {
  const clauses = accept.trim() === "" ? [plainJson] : parseAccept(accept);
  for (const clause of clauses) {
    const format = formatOf(clause.type);
    if (!format || (options.streams && format === "yaml")) continue;
    const shape = shapeOf(clause, format);
    if (!shape) continue;
    return { format, ...shape, pretty: options.pretty || clause.params.get("pretty") === "1" };
  }
  return undefined;
}

const plainJson: Clause = { type: "application/json", params: new Map(), q: 1 };

export function parseAccept(header: string): readonly Clause[] {
  const clauses = header.split(",").map(parseClause);
  return clauses.filter((clause) => clause.q > 0).sort((a, b) => b.q - a.q || stars(a) - stars(b));
}

/** How little a clause says: the one that says more comes first. */
function stars({ type }: Clause): number {
  return type.split("*").length;
}

function parseClause(text: string): Clause {
  const [type = "", ...rest] = text.split(";").map((part) => part.trim());
  const params = new Map<string, string>();
  for (const part of rest) {
    const equals = part.indexOf("=");
    if (equals > 0) params.set(part.slice(0, equals).toLowerCase(), part.slice(equals + 1));
  }
  const q = Number(params.get("q") ?? "1");
  return { type: type.toLowerCase(), params, q: Number.isNaN(q) ? 1 : q };
}

export function formatOf(type: string): Format | undefined {
  switch (type) {
    case "application/json":
    case "application/*":
    case "*/*":
      return "json";
    case "application/yaml":
    case "application/x-yaml":
    case "text/yaml":
      return "yaml";
    case "application/vnd.kubernetes.protobuf":
      return "protobuf";
    default:
      return undefined;
  }
}

function shapeOf(
  clause: Clause,
  format: Format,
): Pick<Negotiated, "shape" | "shapeVersion" | "asList"> | undefined {
  const as = clause.params.get("as");
  const asList = as === "PartialObjectMetadataList";
  if (as === undefined) return { shape: "object", shapeVersion: "v1", asList };
  const version = clause.params.get("v");
  if (clause.params.get("g") !== "meta.k8s.io" || (version !== "v1" && version !== "v1beta1"))
    return undefined;
  // Tables have no protobuf form.
  if (as === "Table")
    return format === "protobuf" ? undefined : { shape: "table", shapeVersion: version, asList };
  if (as === "PartialObjectMetadata" || asList) return { shape: "partial", shapeVersion: version, asList };
  return undefined;
}

/** The media type of a request body; "" when none is given (then JSON is assumed). undefined: not understood. */
export function bodyFormat(contentType: string): Format | undefined {
  const type = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  return type === "" ? "json" : type.includes("*") ? undefined : formatOf(type);
}

/** `?pretty=1`, or a person with curl or a browser looking (Kubernetes' own rule). */
export function wantsPretty(request: Pick<ApiRequest, "query" | "userAgent">): boolean {
  const asked = request.query.get("pretty") ?? "";
  if (asked !== "") return ["1", "t", "T", "TRUE", "true", "True"].includes(asked);
  return /^(curl|Wget|Mozilla\/5\.0)/.test(request.userAgent);
}
