import type { KubernetesObject, rbacv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkPathSegmentName,
  FieldPath,
  invalidValue,
  requiredValue,
  unsupportedValue,
  validateImmutable,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapList } from "../defaulting.ts";
import type { Column, Strategy } from "../../strategy.ts";

const rbacGroup = "rbac.authorization.k8s.io";

/** Role tables show the exact time. */
function createdColumns<T extends KubernetesObject>(): Column<T>[] {
  return [
    nameColumn(),
    column("Created At", "When it was created.", (object) => object.metadata.creationTimestamp ?? ""),
  ];
}

export const roles: Strategy<rbacv1.Role> = {
  validate: (role) => validateRules(role.rules, { namespaced: true }),
  nameRule: "path-segment",
  columns: createdColumns(),
};

export const clusterRoles: Strategy<rbacv1.ClusterRole> = {
  validate: (role) => [
    ...validateRules(role.rules, { namespaced: false }),
    ...validateAggregation(role.aggregationRule),
  ],
  nameRule: "path-segment",
  columns: createdColumns(),
};

function validateAggregation(rule: rbacv1.AggregationRule | undefined): FieldError[] {
  if (rule === undefined) return [];
  const path = FieldPath.of("aggregationRule", "clusterRoleSelectors");
  const selectors = rule.clusterRoleSelectors ?? [];
  if (selectors.length === 0) {
    const detail = "at least one clusterRoleSelector required if aggregationRule is non-nil";
    return [requiredValue(path, detail)];
  }
  return selectors.flatMap((selector, i) => validateLabelSelector(selector, path.index(i)));
}

function validateRules(
  rules: readonly rbacv1.PolicyRule[] | null | undefined,
  options: { readonly namespaced: boolean },
): FieldError[] {
  return (rules ?? []).flatMap((rule, i) => {
    const path = FieldPath.of("rules").index(i);
    const errors: FieldError[] = [];
    if ((rule.verbs?.length ?? 0) === 0) {
      errors.push(requiredValue(path.child("verbs"), "verbs must contain at least one value"));
    }
    if ((rule.nonResourceURLs?.length ?? 0) > 0) {
      if (options.namespaced) {
        const detail = "namespaced rules cannot apply to non-resource URLs";
        errors.push(invalidValue(path.child("nonResourceURLs"), rule.nonResourceURLs, detail));
      }
      if ([rule.apiGroups, rule.resources, rule.resourceNames].some((list) => (list?.length ?? 0) > 0)) {
        const detail = "rules cannot apply to both regular resources and non-resource URLs";
        errors.push(invalidValue(path.child("nonResourceURLs"), rule.nonResourceURLs, detail));
      }
      return errors;
    }
    if ((rule.apiGroups?.length ?? 0) === 0) {
      errors.push(
        requiredValue(path.child("apiGroups"), "resource rules must supply at least one api group"),
      );
    }
    if ((rule.resources?.length ?? 0) === 0) {
      errors.push(requiredValue(path.child("resources"), "resource rules must supply at least one resource"));
    }
    return errors;
  });
}

type Binding = rbacv1.RoleBinding | rbacv1.ClusterRoleBinding;

function defaultBinding<B extends Binding>(binding: B): B {
  const changed = change<Binding>(binding, {
    subjects: mapList(binding.subjects, (subject) =>
      subject.kind === "User" || subject.kind === "Group" ? fill(subject, { apiGroup: rbacGroup }) : subject,
    ),
    roleRef:
      binding.roleRef.apiGroup === ""
        ? { ...binding.roleRef, apiGroup: rbacGroup }
        : fill(binding.roleRef, { apiGroup: rbacGroup }),
  });
  return changed as B; // a binding of the same kind
}

function validateBinding(binding: Binding, roleKinds: readonly string[]): FieldError[] {
  const path = FieldPath.of("roleRef");
  const errors: FieldError[] = [];
  if (binding.roleRef.apiGroup !== rbacGroup) {
    errors.push(unsupportedValue(path.child("apiGroup"), binding.roleRef.apiGroup, [rbacGroup]));
  }
  if (!roleKinds.includes(binding.roleRef.kind)) {
    errors.push(unsupportedValue(path.child("kind"), binding.roleRef.kind, roleKinds));
  }
  if (binding.roleRef.name === "") errors.push(requiredValue(path.child("name")));
  else
    errors.push(
      ...invalidTexts(path.child("name"), binding.roleRef.name, checkPathSegmentName(binding.roleRef.name)),
    );
  for (const [i, subject] of (binding.subjects ?? []).entries()) {
    const subjectPath = FieldPath.of("subjects").index(i);
    errors.push(...validateSubject(subject, binding.kind === "RoleBinding", subjectPath));
  }
  return errors;
}

function validateSubject(subject: rbacv1.Subject, namespaced: boolean, path: FieldPath): FieldError[] {
  const { kind, name, apiGroup = "", namespace = "" } = subject;
  const errors = name === "" ? [requiredValue(path.child("name"))] : [];
  if (kind === "ServiceAccount") {
    if (name !== "") errors.push(...invalidTexts(path.child("name"), name, checkDns1123Subdomain(name)));
    if (apiGroup !== "") errors.push(unsupportedValue(path.child("apiGroup"), apiGroup, [""]));
    if (!namespaced && namespace === "") errors.push(requiredValue(path.child("namespace")));
  } else if (kind === "User" || kind === "Group") {
    if (apiGroup !== rbacGroup) errors.push(unsupportedValue(path.child("apiGroup"), apiGroup, [rbacGroup]));
  } else errors.push(unsupportedValue(path.child("kind"), kind, ["ServiceAccount", "User", "Group"]));
  return errors;
}

function validateBindingUpdate(binding: Binding, old: Binding): FieldError[] {
  return validateImmutable(binding.roleRef, old.roleRef, FieldPath.of("roleRef")).map((error) => ({
    ...error,
    detail: "cannot change roleRef",
  }));
}

function bindingColumns<B extends Binding>(): Column<B>[] {
  const named = (kind: string, format: (subject: rbacv1.Subject) => string) => (binding: B) =>
    (binding.subjects ?? [])
      .filter((subject) => subject.kind === kind)
      .map(format)
      .join(", ");
  const wide = { wide: true };
  return [
    nameColumn(),
    column("Role", "The role that is given.", (binding) => `${binding.roleRef.kind}/${binding.roleRef.name}`),
    ageColumn(),
    column(
      "Users",
      "Users it is given to.",
      named("User", (subject) => subject.name),
      wide,
    ),
    column(
      "Groups",
      "Groups it is given to.",
      named("Group", (subject) => subject.name),
      wide,
    ),
    column(
      "ServiceAccounts",
      "Service accounts it is given to.",
      named("ServiceAccount", (subject) => `${subject.namespace ?? ""}/${subject.name}`),
      wide,
    ),
  ];
}

export const roleBindings: Strategy<rbacv1.RoleBinding> = {
  defaults: defaultBinding,
  validate: (binding) => validateBinding(binding, ["ClusterRole", "Role"]),
  validateUpdate: validateBindingUpdate,
  nameRule: "path-segment",
  columns: bindingColumns(),
};

export const clusterRoleBindings: Strategy<rbacv1.ClusterRoleBinding> = {
  defaults: defaultBinding,
  validate: (binding) => validateBinding(binding, ["ClusterRole"]),
  validateUpdate: validateBindingUpdate,
  nameRule: "path-segment",
  columns: bindingColumns(),
};
