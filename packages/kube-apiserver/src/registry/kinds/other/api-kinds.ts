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
import { invalidTexts, validateChoice, validateOptionalChoice } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";

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

function validateDefinition({ metadata, spec }: apiextensionsv1.CustomResourceDefinition): FieldError[] {
  const errors: FieldError[] = [];
  const { group, names, versions } = spec;
  const name = metadata.name ?? "";
  if (name !== `${names.plural}.${group}`) {
    const detail = 'must be spec.names.plural+"."+spec.group';
    errors.push(invalidValue(FieldPath.of("metadata", "name"), name, detail));
  }
  const groupPath = specPath.child("group");
  if (group === "") errors.push(requiredValue(groupPath));
  else if (!group.includes(".")) {
    errors.push(invalidValue(groupPath, group, "should be a domain with at least one dot"));
  }
  errors.push(...validateChoice(spec.scope, ["Cluster", "Namespaced"], specPath.child("scope")));
  if (versions.filter((version) => version.storage).length !== 1) {
    const detail = "must have exactly one version marked as storage version";
    errors.push(invalidValue(specPath.child("versions"), versions, detail));
  }
  for (const [i, version] of versions.entries()) {
    if (version.schema?.openAPIV3Schema !== undefined) continue;
    const path = specPath.child("versions").index(i).child("schema", "openAPIV3Schema");
    errors.push(requiredValue(path, "schemas are required"));
  }
  for (const field of ["plural", "kind"] as const) {
    if (!names[field]) errors.push(requiredValue(specPath.child("names", field)));
  }
  return errors;
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
  validate: validateDefinition,
  columns: [
    nameColumn(),
    column("Created At", "When it was created.", (object) => object.metadata.creationTimestamp ?? ""),
  ],
};
