import type { coordinationv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { checkQualifiedName, FieldPath, forbiddenValue, invalidValue } from "@kubets/apimachinery";
import { invalidTexts, validateOptionalChoice } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import type { Strategy } from "../../strategy.ts";

const specPath = FieldPath.of("spec");

export const leases: Strategy<coordinationv1.Lease> = {
  validate: validateLease,
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  columns: [
    nameColumn(),
    column("Holder", "Who holds it.", (object) => object.spec.holderIdentity ?? ""),
    ageColumn(),
  ],
};

function validateLease({ spec }: coordinationv1.Lease): FieldError[] {
  const errors: FieldError[] = [];
  if (spec?.leaseDurationSeconds !== undefined && spec.leaseDurationSeconds <= 0) {
    const path = specPath.child("leaseDurationSeconds");
    errors.push(invalidValue(path, spec.leaseDurationSeconds, "must be greater than 0"));
  }
  if (spec?.leaseTransitions !== undefined && spec.leaseTransitions < 0) {
    const path = specPath.child("leaseTransitions");
    errors.push(invalidValue(path, spec.leaseTransitions, "must be greater than or equal to 0"));
  }
  return [...errors, ...validateStrategy(spec ?? {})];
}

/** How the holder is chosen among candidates. Kubernetes names the field twice. */
function validateStrategy({ strategy, preferredHolder }: coordinationv1.LeaseSpec): FieldError[] {
  const path = specPath.child("strategy", "strategy");
  const errors: FieldError[] = [];
  if (strategy?.includes("/")) errors.push(...invalidTexts(path, strategy, checkQualifiedName(strategy)));
  else errors.push(...validateOptionalChoice(strategy, ["OldestEmulationVersion"], path));
  if (preferredHolder && !strategy) {
    const detail = "may only be specified if `strategy` is defined";
    errors.push(forbiddenValue(specPath.child("preferredHolder"), detail));
  }
  return errors;
}
