import type { metav1 } from "@kubets/api";
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

const validations: readonly string[] = ["Ignore", "Strict", "Warn"];

/** `before`: errors of the kind's own, which come first. */
export function parseWriteOptions(
  query: URLSearchParams,
  kind: string,
  before: readonly FieldError[] = [],
): WriteOptions {
  const dryRun = query.getAll("dryRun").filter((value) => value !== "");
  const validation = query.get("fieldValidation") || "Warn";
  const fieldManager = query.get("fieldManager") ?? "";
  const errors = [...before, ...validateFieldManager(fieldManager, managerPath)];
  if (dryRun.some((value) => value !== "All"))
    errors.push(unsupportedValue(FieldPath.of("dryRun"), dryRun, ["All"]));
  if (!validations.includes(validation))
    errors.push(unsupportedValue(FieldPath.of("fieldValidation"), validation, validations));
  if (errors.length > 0) throw newInvalid({ group: "meta.k8s.io", kind }, "", errors);
  const fieldValidation = validation as FieldValidation; // checked above
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

const policies: readonly string[] = ["Foreground", "Background", "Orphan"];

/** DeleteOptions from the body, else from the query. */
export function deleteOptions(
  query: URLSearchParams,
  body: metav1.DeleteOptions | undefined,
): metav1.DeleteOptions {
  const options = body ?? optionsInQuery(query);
  const errors = [];
  const { propagationPolicy: policy, orphanDependents, dryRun } = options;
  if (policy !== undefined && orphanDependents !== undefined) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    errors.push({
      type: "FieldValueInvalid" as const,
      field: "propagationPolicy",
      value: policy,
      detail,
    });
  }
  if (policy !== undefined && !policies.includes(policy))
    errors.push(unsupportedValue(FieldPath.of("propagationPolicy"), policy, [...policies, "nil"]));
  if (dryRun?.some((value) => value !== "All"))
    errors.push(unsupportedValue(FieldPath.of("dryRun"), dryRun, ["All"]));
  if (errors.length > 0) throw newInvalid({ group: "meta.k8s.io", kind: "DeleteOptions" }, "", errors);
  return options;
}

function optionsInQuery(query: URLSearchParams): metav1.DeleteOptions {
  const grace = query.get("gracePeriodSeconds");
  const policy = query.get("propagationPolicy");
  const orphan = query.get("orphanDependents");
  const dryRun = query.getAll("dryRun");
  return {
    ...(grace !== null && /^\d+$/.test(grace) ? { gracePeriodSeconds: Number(grace) } : {}),
    ...(policy === null || policy === "" ? {} : { propagationPolicy: policy as metav1.DeletionPropagation }),
    ...(orphan === null ? {} : { orphanDependents: orphan !== "false" && orphan !== "0" }),
    ...(dryRun.length === 0 ? {} : { dryRun }),
  };
}
