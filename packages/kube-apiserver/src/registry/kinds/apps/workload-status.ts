/** What controllers may report of their workloads (kubernetes pkg/apis/apps/validation, v1.36). */
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue, validateNonNegative } from "@kubets/apimachinery";

const path = FieldPath.of("status");

type Counts = Readonly<Record<string, unknown>>;

/** Which count may not be above which other one, in the order of the errors. */
export interface StatusRules {
  readonly counts: readonly string[];
  readonly atMost?: readonly {
    readonly field: string;
    readonly limit: string;
    /** How the text names the limit; default `status.<limit>`. */
    readonly named?: string;
  }[];
}

/** The check of a write to `status`: counts are not negative, fit each other, and collisions only grow. */
export function workloadStatus<T extends { readonly status?: object }>(
  rules: StatusRules,
): (object: T, old: T) => FieldError[] {
  return (object, old) => {
    const status = countsOf(object);
    const errors = rules.counts.flatMap((field) =>
      validateNonNegative(countOf(status, field), path.child(field)),
    );
    for (const { field, limit, named = `status.${limit}` } of rules.atMost ?? []) {
      const count = countOf(status, field) ?? 0;
      if (count <= (countOf(status, limit) ?? 0)) continue;
      errors.push(invalidValue(path.child(field), count, `cannot be greater than ${named}`));
    }
    return [...errors, ...validateCollisions(status, countsOf(old))];
  };
}

function validateCollisions(status: Counts, old: Counts): FieldError[] {
  const at = path.child("collisionCount");
  const count = countOf(status, "collisionCount");
  const errors = validateNonNegative(count, at);
  const before = countOf(old, "collisionCount");
  if (before !== undefined && (count ?? 0) < before)
    errors.push(invalidValue(at, count ?? 0, "cannot be decremented"));
  return errors;
}

function countsOf({ status }: { readonly status?: object }): Counts {
  return (status ?? {}) as Counts; // read by name, and checked
}

function countOf(status: Counts, field: string): number | undefined {
  const value = status[field];
  return typeof value === "number" ? value : undefined;
}
