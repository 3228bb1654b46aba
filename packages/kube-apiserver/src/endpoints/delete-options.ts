import type { metav1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue, newInvalid, unsupportedValue } from "@kubets/apimachinery";
import type { ApiRequest } from "./api-request.ts";
import { decodeBody } from "./body.ts";
import { integerParameter, isTrue } from "./query-values.ts";

const kind = { group: "meta.k8s.io", version: "v1", kind: "DeleteOptions" };

/** The options of a deletion: those in the body or, without one, those in the query. Throws StatusError. */
export async function readDeleteOptions(
  request: Pick<ApiRequest, "body" | "contentType" | "query">,
): Promise<metav1.DeleteOptions> {
  if (request.body.length === 0) return checkedDeleteOptions(optionsInQuery(request.query));
  const { object } = await decodeBody(request, kind, "Ignore");
  return checkedDeleteOptions(object as unknown as metav1.DeleteOptions); // the kind asked for
}

/** The options as they are carried out. Throws Invalid with Kubernetes' texts (metav1 ValidateDeleteOptions). */
export function checkedDeleteOptions(options: metav1.DeleteOptions): metav1.DeleteOptions {
  const errors = [...propagationErrors(options), ...dryRunErrors(options), ...ignoreReadErrors(options)];
  if (errors.length > 0) throw newInvalid(kind, "", errors);
  // Less than nothing means as soon as possible, but in the graceful way.
  return (options.gracePeriodSeconds ?? 0) < 0 ? { ...options, gracePeriodSeconds: 1 } : options;
}

const policies: readonly string[] = ["Foreground", "Background", "Orphan"];

function propagationErrors({ propagationPolicy, orphanDependents }: metav1.DeleteOptions): FieldError[] {
  if (propagationPolicy === undefined) return [];
  const path = FieldPath.of("propagationPolicy");
  const errors: FieldError[] = [];
  if (orphanDependents !== undefined) {
    const detail = "orphanDependents and deletionPropagation cannot be both set";
    errors.push(invalidValue(path, propagationPolicy, detail));
  }
  if (!policies.includes(propagationPolicy))
    errors.push(unsupportedValue(path, propagationPolicy, [...policies, "nil"]));
  return errors;
}

export function dryRunErrors({ dryRun = [] }: Pick<metav1.DeleteOptions, "dryRun">): FieldError[] {
  return dryRun.some((value) => value !== "All")
    ? [unsupportedValue(FieldPath.of("dryRun"), dryRun, ["All"])]
    : [];
}

/** The way out for objects that cannot be read goes together with nothing that needs them to be. */
function ignoreReadErrors(options: metav1.DeleteOptions): FieldError[] {
  const field = "ignoreStoreReadErrorWithClusterBreakingPotential";
  if (options[field] !== true) return [];
  const others = {
    dryRun: (options.dryRun ?? []).length > 0,
    propagationPolicy: options.propagationPolicy !== undefined,
    orphanDependents: options.orphanDependents !== undefined,
    gracePeriodSeconds: options.gracePeriodSeconds !== undefined,
    preconditions: options.preconditions !== undefined,
  };
  return Object.entries(others)
    .filter(([, set]) => set)
    .map(([name]) => invalidValue(FieldPath.of(field), true, `cannot be set together with .${name}`));
}

function optionsInQuery(query: URLSearchParams): metav1.DeleteOptions {
  const gracePeriodSeconds = integerParameter(query, "gracePeriodSeconds");
  const policy = query.get("propagationPolicy");
  const dryRun = query.getAll("dryRun");
  const ignore = "ignoreStoreReadErrorWithClusterBreakingPotential";
  return {
    ...(gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds }),
    // Checked by whoever reads the options.
    ...(policy === null ? {} : { propagationPolicy: policy as metav1.DeletionPropagation }),
    ...(query.has("orphanDependents") ? { orphanDependents: isTrue(query.get("orphanDependents")) } : {}),
    ...(dryRun.length === 0 ? {} : { dryRun }),
    ...(query.has(ignore) ? { [ignore]: isTrue(query.get(ignore)) } : {}),
  };
}
