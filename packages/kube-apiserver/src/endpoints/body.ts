import type { KubernetesObject } from "@kubets/api";
import {
  apiVersionOf,
  decodeObject,
  definitionOfKind,
  isEnvelope,
  normalizeJSON,
  openEnvelope,
} from "@kubets/api";
import { isJsonObject, newBadRequest, newUnsupportedMediaType, StatusError } from "@kubets/apimachinery";
import { withMetadata } from "../registry/metadata.ts";
import { scanJson } from "./json-scan.ts";
import type { JsonScan } from "./json-scan.ts";
import { parseJson } from "./parse-json.ts";
import { bodyFormat, mediaTypes } from "./negotiate.ts";

/** What a body has to be. */
export interface ExpectedKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export type FieldValidation = "Ignore" | "Warn" | "Strict";

export interface DecodedBody<T = KubernetesObject> {
  readonly object: T;
  readonly warnings: readonly string[];
}

/**
 * The object in a request body, in canonical form. Throws BadRequest with Kubernetes' texts (apiserver
 * endpoints/handlers) and UnsupportedMediaType.
 */
export async function decodeBody(
  request: { readonly body: Uint8Array; readonly contentType: string },
  expected: ExpectedKind,
  validation: FieldValidation,
): Promise<DecodedBody> {
  const format = bodyFormat(request.contentType);
  switch (format) {
    case "protobuf":
      return { object: decodeProtobuf(request.body, expected), warnings: [] };
    case "json":
      return decodeJson(request.body, expected, validation);
    case "yaml":
      return fromValue(
        await parseYaml(request.body, expected),
        plainScan,
        request.body,
        expected,
        validation,
      );
    case undefined:
      throw newUnsupportedMediaType(Object.values(mediaTypes));
  }
}

function decodeProtobuf(body: Uint8Array, expected: ExpectedKind): KubernetesObject {
  if (!isEnvelope(body)) {
    const what = "provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]";
    throw unrecognized(body, expected, what);
  }
  try {
    const { apiVersion, kind } = openEnvelope(body);
    checkKind(apiVersion, kind, expected);
    return decodeObject(body);
  } catch (err: unknown) {
    if (err instanceof StatusError) throw err;
    throw cannotHandle(
      expected.kind,
      expected.version,
      expected,
      err instanceof Error ? err.message : String(err),
    );
  }
}

function decodeJson(body: Uint8Array, expected: ExpectedKind, validation: FieldValidation): DecodedBody {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (err: unknown) {
    const scan = scanJson(text);
    const why = scan.kind === "broken" ? scan.message : String(err);
    throw unrecognized(body, expected, `couldn't get version/kind; json parse error: ${why}`);
  }
  // Numbers count even where unknown fields do not.
  const scan = validation === "Ignore" && !oddNumber.test(text) ? undefined : scanJson(text);
  return fromValue(value, scan?.kind === "ok" ? scan : plainScan, body, expected, validation);
}

/** Maybe a number that JSON.parse changes. */
const oddNumber = /\d[.eE]|\d{16}/;

type Scan = Pick<Extract<JsonScan, { kind: "ok" }>, "duplicates" | "numbers">;

const plainScan: Scan = { duplicates: [], numbers: new Map() };

async function parseYaml(body: Uint8Array, expected: ExpectedKind): Promise<unknown> {
  // Rarely sent (kubectl sends JSON), and large: loaded when it is.
  const { parse } = await import("yaml");
  try {
    const options = { version: "1.1", schema: "core", maxAliasCount: 100, logLevel: "error" } as const;
    return parseJson(JSON.stringify(parse(Buffer.from(body).toString("utf8"), options) ?? null));
  } catch (err: unknown) {
    const why = err instanceof Error ? err.message : String(err);
    throw unrecognized(
      body,
      expected,
      `couldn't get version/kind; json parse error: error converting YAML to JSON: yaml: ${why}`,
    );
  }
}

function fromValue(
  value: unknown,
  scan: Scan,
  body: Uint8Array,
  expected: ExpectedKind,
  validation: FieldValidation,
): DecodedBody {
  const problem = kindProblem(value);
  if (problem !== undefined)
    throw unrecognized(body, expected, `couldn't get version/kind; json parse error: ${problem}`);
  return decodeValue(value, scan.duplicates, expected, validation, scan.numbers);
}

/** Why Go could not read the kind of a JSON value; undefined when it could. */
function kindProblem(value: unknown): string | undefined {
  if (value === null) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) {
    return `json: cannot unmarshal ${jsonTypeOf(value)} into Go value of type struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }`;
  }
  const fields = value as Readonly<Record<string, unknown>>; // a JSON object
  for (const name of ["apiVersion", "kind"]) {
    const given = fields[name] ?? "";
    if (typeof given !== "string")
      return `json: cannot unmarshal ${jsonTypeOf(given)} into Go struct field .${name} of type string`;
  }
  return undefined;
}

/** A JSON value's type in Go's words. */
function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/**
 * The object a JSON value stands for, in canonical form; kind and version may be missing. Throws BadRequest. Also
 * for what a patch has made.
 */
export function decodeValue(
  value: unknown,
  duplicates: readonly string[],
  expected: ExpectedKind,
  validation: FieldValidation,
  numbers?: Scan["numbers"],
): DecodedBody {
  const problem = kindProblem(value);
  if (problem !== undefined) throw cannotHandle(expected.kind, expected.version, expected, problem);
  const fields = (value ?? {}) as Readonly<Record<string, unknown>>; // a JSON object
  const apiVersion = textOr(fields["apiVersion"], apiVersionOf(expected));
  const kind = textOr(fields["kind"], expected.kind);
  checkKind(apiVersion, kind, expected);
  return normalized({ ...fields, apiVersion, kind }, { duplicates, numbers }, expected, validation);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

/** So many does Go's strict decoder collect (sigs.k8s.io/json). */
const maxProblems = 100;

/** Canonical form of a JSON object known to be of the expected kind. */
function normalized(
  value: Readonly<Record<string, unknown>> & { readonly apiVersion: string; readonly kind: string },
  {
    duplicates,
    numbers,
  }: { readonly duplicates: readonly string[]; readonly numbers: Scan["numbers"] | undefined },
  expected: ExpectedKind,
  validation: FieldValidation,
): DecodedBody {
  const { object, unknownFields, errors } = normalizeJSON(value.apiVersion, value.kind, value, numbers);
  const [first] = errors;
  if (first !== undefined) throw cannotHandle(value.kind, expected.version, expected, first);
  const problems = [
    ...unknownFields.map((path) => `unknown field ${JSON.stringify(path)}`),
    ...duplicates.map((path) => `duplicate field ${JSON.stringify(path)}`),
  ].slice(0, maxProblems);
  if (problems.length > 0 && validation === "Strict")
    throw cannotHandle(
      value.kind,
      expected.version,
      expected,
      `strict decoding error: ${problems.join(", ")}`,
    );
  // normalizeJSON answers the object of that kind.
  const kept = withEmptyManagedFields(object as KubernetesObject, value["metadata"]);
  return { object: kept, warnings: validation === "Warn" ? problems : [] };
}

/** An empty list of managedFields asks to forget who owns what; the canonical form has no empty lists. */
function withEmptyManagedFields(object: KubernetesObject, metadata: unknown): KubernetesObject {
  const { managedFields } = isJsonObject(metadata) ? metadata : {};
  if (!Array.isArray(managedFields) || managedFields.length > 0) return object;
  return withMetadata(object, { managedFields: [] });
}

/** Throws BadRequest when an object says to be of another kind or version. */
function checkKind(apiVersion: string, kind: string, expected: ExpectedKind): void {
  const wanted = apiVersionOf(expected);
  if (apiVersion === wanted && kind === expected.kind) return;
  // DeleteOptions and the like belong to every version.
  if (kind === expected.kind && expected.group === "meta.k8s.io") return;
  const version = apiVersion.slice(apiVersion.indexOf("/") + 1);
  if (definitionOfKind(apiVersion, kind) === undefined) {
    const scheme = `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/api/legacyscheme/scheme.go:30"`;
    throw cannotHandle(kind, version, expected, scheme);
  }
  if (kind !== expected.kind) {
    const names = `(${goPackage(apiVersion)}.${kind}) to (${goPackage(wanted)}.${expected.kind})`;
    throw cannotHandle(kind, version, expected, `converting ${names}: unknown conversion`);
  }
  throw newBadRequest(
    `the API version in the data (${apiVersion}) does not match the expected API version (${wanted})`,
  );
}

/** The Go package Kubernetes names an API version by in conversion errors: `v1` for both v1 and apps/v1. */
function goPackage(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf("/") + 1);
}

function cannotHandle(kind: string, version: string, expected: ExpectedKind, why: string): StatusError {
  return newBadRequest(
    `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${expected.kind}: ${why}`,
  );
}

function unrecognized(body: Uint8Array, expected: ExpectedKind, why: string): StatusError {
  return newBadRequest(
    `the object provided is unrecognized (must be of type ${expected.kind}): ${why} (${summary(body)})`,
  );
}

/** The first bytes of a body that could not be read: as text when it looks like JSON, else in hex. */
function summary(body: Uint8Array): string {
  const shown = 30;
  if (body.length === 0) return "<empty>";
  const head = Buffer.from(body.subarray(0, shown));
  const text = body[0] === 0x7b ? head.toString("utf8") : head.toString("hex");
  return body.length > shown ? `${text} ...` : text;
}
