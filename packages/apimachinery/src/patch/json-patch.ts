import type { Operation } from "rfc6902";
import { applyPatch, Pointer } from "rfc6902";
import { isJsonObject, PatchError } from "./json.ts";

const maxOperations = 10_000;
const operators = new Set(["add", "remove", "replace", "move", "copy", "test"]);

/**
 * A JSON patch (RFC 6902). The original stays as it is. Throws PatchError: `malformed` when `patch` is no list of
 * operations, `inapplicable` at the first operation that fails.
 */
export function applyJsonPatch(original: unknown, patch: unknown): unknown {
  const operations = parseOperations(patch);
  const root = { document: structuredClone(original) };
  for (const operation of operations) {
    const applied = "from" in operation ? { ...operation, from: `/document${operation.from}` } : operation;
    checkIndex(root, operation);
    const [error] = applyPatch(root, [{ ...applied, path: `/document${operation.path}` }]);
    if (error) throw new PatchError("inapplicable", describeFailure(operation, error));
  }
  return root.document;
}

function parseOperations(patch: unknown): Operation[] {
  if (!Array.isArray(patch)) {
    const found = typeof patch === "boolean" ? "bool" : typeof patch;
    const message = `json: cannot unmarshal ${found} into Go value of type []handlers.jsonPatchOp`;
    throw new PatchError("malformed", message);
  }
  if (patch.length > maxOperations) {
    throw new PatchError(
      "too-large",
      `The allowed maximum operations in a JSON patch is ${maxOperations}, got ${patch.length}`,
    );
  }
  for (const operation of patch) checkOperation(operation);
  return patch;
}

function checkOperation(operation: unknown): void {
  if (!isJsonObject(operation))
    throw new PatchError("malformed", "a JSON patch must be a list of operations");
  const { op, path, from } = operation;
  if (typeof op !== "string" || !operators.has(op)) {
    throw new PatchError("inapplicable", `Unexpected kind: ${typeof op === "string" ? op : "unknown"}`);
  }
  if (!isPointer(path)) throw new PatchError("inapplicable", `${op} operation does not apply: invalid path`);
  if ((op === "move" || op === "copy") && !isPointer(from)) {
    throw new PatchError("inapplicable", `${op} operation does not apply: invalid from path`);
  }
  if (op === "move" && typeof from === "string" && String(path).startsWith(`${from}/`)) {
    throw new PatchError("inapplicable", "move operation does not apply: a value cannot move into itself");
  }
}

/** The library would silently skip names that lead into prototypes, so pointers with them are none. */
function isPointer(value: unknown): value is string {
  if (typeof value !== "string" || (value !== "" && !value.startsWith("/"))) return false;
  return !value.split("/").some((token) => ["__proto__", "constructor", "prototype"].includes(token));
}

/**
 * The library inserts anywhere in a list; the standard wants an index within it, or `-`. Into what is neither list
 * nor object it cannot insert at all.
 */
function checkIndex(root: object, operation: Operation): void {
  const { parent, key } = Pointer.fromJSON(`/document${operation.path}`).evaluate(root) as {
    readonly parent: unknown;
    readonly key: string;
  };
  if (typeof parent !== "object" || parent === null) {
    const where = `doc is missing path: "${operation.path}": missing value`;
    throw new PatchError("inapplicable", `${operation.op} operation does not apply: ${where}`);
  }
  if (!Array.isArray(parent)) return;
  const last = operation.op === "add" || operation.op === "copy" || operation.op === "move";
  if (last && key === "-") return;
  const limit = last ? parent.length : parent.length - 1;
  if (!/^(0|[1-9]\d*)$/.test(key) || Number(key) > limit) {
    throw new PatchError(
      "inapplicable",
      `${operation.op} operation does not apply: doc is missing path: "${operation.path}": invalid array index`,
    );
  }
}

function describeFailure(operation: Operation, error: Error): string {
  if (operation.op === "test") return `testing value ${operation.path} failed: test failed`;
  return `${operation.op} operation does not apply: doc is missing path: "${operation.path}": ${error.name === "MissingError" ? "missing value" : error.message}`;
}
