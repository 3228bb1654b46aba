import type { apiextensionsv1, apiregistrationv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1035Label,
  checkDns1123Subdomain,
  checkPathSegmentName,
  FieldPath,
  findCondition,
  goQuote,
  invalidValue,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts, validateOptionalChoice } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import {
  validateApproval,
  validateDefinition,
  validateDefinitionStatus,
  validateDefinitionUpdate,
} from "./definition-validation.ts";

const specPath = FieldPath.of("spec");

export const apiServices: Strategy<apiregistrationv1.APIService> = {
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        service: mapOptional(object.spec.service, (service) => fill(service, { port: 443 })),
      }),
    }),
  validate: validateApiService,
  validateStatus: validateApiServiceStatus,
  nameRule: "path-segment",
  columns: [
    nameColumn(),
    column("Service", "Who serves it.", ({ spec: { service } }) =>
      service === undefined ? "Local" : `${service.namespace ?? ""}/${service.name ?? ""}`,
    ),
    column("Available", "Whether it answers.", (object) => {
      const available = findCondition(object.status.conditions, "Available");
      if (available === undefined) return "Unknown";
      const reason = available.status === "True" ? "" : ` (${available.reason ?? ""})`;
      return `${available.status}${reason}`;
    }),
    ageColumn(),
  ],
};

function validateApiService({ metadata, spec }: apiregistrationv1.APIService): FieldError[] {
  const { group = "", version = "", groupPriorityMinimum, versionPriority, service } = spec;
  const errors = validateName(metadata.name ?? "", `${version}.${group}`);
  const groupPath = specPath.child("group");
  if (group === "" && version !== "v1") {
    const detail = "only v1 may have an empty group and it better be legacy kube";
    errors.push(requiredValue(groupPath, detail));
  }
  if (group !== "") errors.push(...invalidTexts(groupPath, group, checkDns1123Subdomain(group)));
  errors.push(...invalidTexts(specPath.child("version"), version, checkDns1035Label(version)));
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > 20_000) {
    const path = specPath.child("groupPriorityMinimum");
    errors.push(invalidValue(path, groupPriorityMinimum, "must be positive and less than 20000"));
  }
  if (versionPriority <= 0 || versionPriority > 1000) {
    const path = specPath.child("versionPriority");
    errors.push(invalidValue(path, versionPriority, "must be positive and less than 1000"));
  }
  return [...errors, ...(service ? validateRemote(spec, service) : validateLocal(spec))];
}

function validateName(name: string, required: string): FieldError[] {
  if (name === required || checkPathSegmentName(name).length > 0) return [];
  const detail = `must be \`spec.version+"."+spec.group\`: ${goQuote(required)}`;
  return [invalidValue(FieldPath.of("metadata", "name"), name, detail)];
}

function validateLocal(spec: apiregistrationv1.APIServiceSpec): FieldError[] {
  const errors: FieldError[] = [];
  const size = Buffer.from(spec.caBundle ?? "", "base64").length;
  if (size > 0) {
    const detail = "local APIServices may not have a caBundle";
    errors.push(invalidValue(specPath.child("caBundle"), `${size} bytes`, detail));
  }
  if (spec.insecureSkipTLSVerify === true) {
    const detail = "local APIServices may not have insecureSkipTLSVerify";
    errors.push(invalidValue(specPath.child("insecureSkipTLSVerify"), true, detail));
  }
  return errors;
}

function validateRemote(
  spec: apiregistrationv1.APIServiceSpec,
  service: apiregistrationv1.ServiceReference,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["namespace", "name"] as const) {
    if (!service[field]) errors.push(requiredValue(specPath.child("service", field)));
  }
  if (spec.insecureSkipTLSVerify === true && (spec.caBundle ?? "") !== "") {
    const detail = "may not be true if caBundle is present";
    errors.push(invalidValue(specPath.child("insecureSkipTLSVerify"), true, detail));
  }
  return errors;
}

function validateApiServiceStatus({ status }: apiregistrationv1.APIService): FieldError[] {
  const path = FieldPath.of("status", "conditions");
  return (status?.conditions ?? []).flatMap((condition, i) =>
    validateOptionalChoice(condition.status, ["True", "False", "Unknown"], path.index(i).child("status")),
  );
}

type Definition = apiextensionsv1.CustomResourceDefinition;

/** Objects are or were stored in these versions. */
function withStoredVersions(definition: Definition, stored: readonly string[]): Definition {
  const added = definition.spec.versions.filter(({ name, storage }) => storage && !stored.includes(name));
  const storedVersions = [...stored, ...added.map(({ name }) => name)];
  return change(definition, { status: change(definition.status, { storedVersions }) });
}

export const customResourceDefinitions: Strategy<apiextensionsv1.CustomResourceDefinition> = {
  defaults: (object) => {
    const { names } = object.spec;
    return change(object, {
      spec: change(fill(object.spec, { conversion: { strategy: "None" } }), {
        names: fill(names, { singular: names.kind.toLowerCase(), listKind: `${names.kind}List` }),
      }),
    });
  },
  prepareForCreate: (definition) => withStoredVersions(definition, []),
  prepareForUpdate: (definition, old, { subresource }) =>
    subresource === "" ? withStoredVersions(definition, old.status.storedVersions ?? []) : definition,
  validate: validateDefinition,
  validateCreate: (definition) => validateApproval(definition),
  validateUpdate: validateDefinitionUpdate,
  validateStatus: validateDefinitionStatus,
  columns: [
    nameColumn(),
    column("Created At", "When it was created.", (object) => object.metadata.creationTimestamp ?? ""),
  ],
};
