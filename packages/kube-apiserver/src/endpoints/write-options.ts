import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  newInvalid,
  requiredValue,
  unsupportedValue,
  validateFieldManager,
} from "@kubets/apimachinery";
import type { FieldValidation } from "./body.ts";
import { dryRunErrors } from "./delete-options.ts";

/** Query parameters that all writes share. Throws Invalid for values Kubernetes does not know. */
export interface WriteOptions {
  readonly dryRun: boolean;
  readonly fieldValidation: FieldValidation;
  /** "": none is named. */
  readonly fieldManager: string;
}

export interface PatchOptions extends WriteOptions {
  /** Takes fields from other managers. Of an apply only. */
  readonly force: boolean;
}

const validations: readonly string[] = ["", "Ignore", "Strict", "Warn"];

/** `before`: errors of the kind's own, which come first. */
export function parseWriteOptions(
  query: URLSearchParams,
  kind: string,
  before: readonly FieldError[] = [],
): WriteOptions {
  const dryRun = query.getAll("dryRun");
  const validation = query.get("fieldValidation") ?? "";
  const fieldManager = query.get("fieldManager") ?? "";
  const errors = [...before, ...validateFieldManager(fieldManager, managerPath)];
  errors.push(...dryRunErrors({ dryRun }));
  if (!validations.includes(validation))
    errors.push(unsupportedValue(FieldPath.of("fieldValidation"), validation, validations));
  if (errors.length > 0) throw newInvalid({ group: "meta.k8s.io", kind }, "", errors);
  const fieldValidation = (validation === "" ? "Warn" : validation) as FieldValidation; // checked above
  return { dryRun: dryRun.length > 0, fieldValidation, fieldManager };
}

const managerPath = FieldPath.of("fieldManager");

/** The options of a patch of any type; `isApply`: it is a server-side apply. */
export function parsePatchOptions(query: URLSearchParams, isApply: boolean): PatchOptions {
  const force = query.get("force");
  const errors: FieldError[] = [];
  if (isApply && (query.get("fieldManager") ?? "") === "")
    errors.push(requiredValue(managerPath, "is required for apply patch"));
  if (!isApply && force !== null)
    errors.push(forbiddenValue(FieldPath.of("force"), "may not be specified for non-apply patch"));
  const options = parseWriteOptions(query, "PatchOptions", errors);
  return { ...options, force: force !== null && force !== "0" && force.toLowerCase() !== "false" };
}
