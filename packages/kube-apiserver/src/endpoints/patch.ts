import type { KubernetesObject } from "@kubets/api";
import { apiVersionOf, schemaOf, schemaOfType } from "@kubets/api";
import type { JsonObject } from "@kubets/apimachinery";
import {
  applyJsonPatch,
  applyMergePatch,
  applyStrategicMergePatch,
  FieldPath,
  goValue,
  invalidValue,
  isJsonObject,
  mergeSchemaOf,
  newBadRequest,
  newGenericServerResponse,
  newInvalid,
  newRequestEntityTooLarge,
  newUnsupportedMediaType,
  PatchError,
  StatusError,
} from "@kubets/apimachinery";
import { withMetadata } from "../registry/metadata.ts";
import { parseJson } from "./parse-json.ts";
import { applyPatchType } from "./apply-configuration.ts";
import { decodeValue } from "./body.ts";
import type { ExpectedKind, FieldValidation } from "./body.ts";
import { scanJson } from "./json-scan.ts";

const patchTypes = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
] as const;

/** A patch read from a request, ready to be applied, more than once when the object changes meanwhile. */
export interface Patch {
  /** The patched object in canonical form. Throws StatusError. */
  readonly apply: (object: KubernetesObject) => KubernetesObject;
  /** For fields the patch brings in that no type has; filled by `apply`. */
  readonly warnings: readonly string[];
}

export function readPatch(
  request: { readonly body: Uint8Array; readonly contentType: string },
  expected: ExpectedKind,
  validation: FieldValidation,
): Patch {
  const type = (request.contentType.split(";")[0] ?? "").trim().toLowerCase();
  const known = patchTypes.find((candidate) => candidate === type);
  if (known === undefined) throw newUnsupportedMediaType([...patchTypes, applyPatchType]);
  const text = Buffer.from(request.body).toString("utf8");
  const strategic = known === "application/strategic-merge-patch+json";
  const patch = parse(text, strategic ? "" : "error decoding patch: ");
  const scan = validation === "Ignore" ? undefined : scanJson(text);
  const duplicates = scan?.kind === "ok" ? scan.duplicates : [];
  const warnings: string[] = [];
  return {
    warnings,
    apply: (object) => {
      const patched = applyTo(known, withoutUntouched(object, text), patch, expected);
      // Errors show the patch for a strategic merge, else what came of it, as Kubernetes does.
      const shown = strategic ? goValue(patch) : JSON.stringify(patched);
      const decoded = decodePatched(patched, shown, duplicates, expected, validation);
      warnings.splice(0, warnings.length, ...decoded.warnings);
      return decoded.object;
    },
  };
}

/**
 * Without managedFields, which are most of many an object: a patch that does not speak of them leaves them alone, as
 * does an object that has none.
 */
function withoutUntouched(object: KubernetesObject, patch: string): KubernetesObject {
  if (object.metadata.managedFields === undefined || patch.includes("managedFields")) return object;
  return withMetadata(object, { managedFields: undefined });
}

function parse(text: string, prefix: string): unknown {
  try {
    return parseJson(text);
  } catch (err: unknown) {
    const scan = scanJson(text);
    throw newBadRequest(`${prefix}${scan.kind === "broken" ? scan.message : String(err)}`);
  }
}

function applyTo(
  type: (typeof patchTypes)[number],
  object: KubernetesObject,
  patch: unknown,
  expected: ExpectedKind,
): unknown {
  try {
    if (type === "application/json-patch+json") return applyJsonPatch(object, patch);
    if (!isJsonObject(patch)) throw new PatchError("malformed", "the patch must be a JSON object");
    if (type === "application/merge-patch+json") return applyMergePatch(object, patch);
    const schema = mergeSchemaOf({ schemaOf, schemaOfType }, apiVersionOf(expected), expected.kind);
    // Objects of the API are plain JSON.
    return applyStrategicMergePatch(object as unknown as JsonObject, patch, schema);
  } catch (err: unknown) {
    if (err instanceof PatchError) throw fromPatchError(err);
    throw err;
  }
}

function fromPatchError(err: PatchError): StatusError {
  switch (err.kind) {
    case "malformed":
      return newBadRequest(`error decoding patch: ${err.message}`);
    case "bad-directive":
      return newBadRequest(err.message);
    case "too-large":
      return newRequestEntityTooLarge(err.message);
    case "inapplicable": {
      const resource = { group: "", resource: "" };
      return newGenericServerResponse({
        code: 422,
        verb: "",
        resource,
        name: "",
        serverMessage: err.message,
        isUnexpectedResponse: false,
      });
    }
    case "failed":
      // Kubernetes answers 500, though nothing is wrong but the patch.
      return new StatusError({ reason: "", code: 422, message: err.message });
  }
}

function decodePatched(
  value: unknown,
  shown: string,
  duplicates: readonly string[],
  expected: ExpectedKind,
  validation: FieldValidation,
): ReturnType<typeof decodeValue> {
  try {
    return decodeValue(value, duplicates, expected, validation);
  } catch (err: unknown) {
    if (!(err instanceof StatusError)) throw err;
    const detail = err.message.replace(/^.*? cannot be handled as a \S+: /, "");
    throw newInvalid({ group: "", kind: "" }, "", [invalidValue(FieldPath.of("patch"), shown, detail)]);
  }
}
