/** What a CustomResourceDefinition may say (apiextensions validation, v1.36), without what needs CEL. */
import type { apiextensionsv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1035Label,
  checkDns1123Subdomain,
  duplicateValue,
  FieldPath,
  findCondition,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  tooMany,
  validateImmutable,
} from "@kubets/apimachinery";
import { validateChoice } from "../checks.ts";
import { validateDefinitionSchema } from "./definition-schema.ts";
import type { Schema } from "./structural-schema.ts";
import { validateReviewVersions, validateWebhookClient } from "./webhook-client.ts";

type Definition = apiextensionsv1.CustomResourceDefinition;
type Version = apiextensionsv1.CustomResourceDefinitionVersion;

const specPath = FieldPath.of("spec");
const statusPath = FieldPath.of("status");

export function validateDefinition(definition: Definition): FieldError[] {
  const { metadata, spec, status } = definition;
  const { group, names } = spec;
  const errors: FieldError[] = [];
  const name = metadata.name ?? "";
  if (name !== `${names.plural}.${group}`) {
    const detail = 'must be spec.names.plural+"."+spec.group';
    errors.push(invalidValue(FieldPath.of("metadata", "name"), name, detail));
  }
  errors.push(...validateGroup(group, specPath.child("group")));
  errors.push(...validateChoice(spec.scope, ["Cluster", "Namespaced"], specPath.child("scope")));
  errors.push(...validateVersions(spec.versions));
  for (const field of ["plural", "singular", "kind", "listKind"] as const)
    if (!names[field]) errors.push(requiredValue(specPath.child("names", field)));
  errors.push(...validateNames(names, specPath.child("names")), ...validateShared(spec.versions));
  errors.push(...validateConversion(spec.conversion, specPath.child("conversion")));
  errors.push(...validateDefinitionStatus(definition), ...validateStoredVersions(status, spec.versions));
  if (spec.preserveUnknownFields === true) {
    const detail =
      "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
    errors.push(invalidValue(specPath.child("preserveUnknownFields"), true, detail));
  }
  return errors;
}

function validateGroup(group: string, path: FieldPath): FieldError[] {
  if (group === "") return [requiredValue(path)];
  const texts = checkDns1123Subdomain(group);
  if (texts.length > 0) return [invalidValue(path, group, texts.join(","))];
  return group.includes(".") ? [] : [invalidValue(path, group, "should be a domain with at least one dot")];
}

/** The fields that Kubernetes tells of at the spec when all versions agree, with the names they have there. */
const shared = {
  schema: "validation",
  subresources: "subresources",
  additionalPrinterColumns: "additionalPrinterColumns",
  selectableFields: "selectableFields",
} as const;
const sharedFields = ["schema", "subresources", "additionalPrinterColumns", "selectableFields"] as const;
type SharedField = (typeof sharedFields)[number];

function isShared(versions: readonly Version[], field: SharedField): boolean {
  return versions.every((version) => semanticEqual(version[field], versions[0]?.[field]));
}

function validateVersions(versions: readonly Version[]): FieldError[] {
  const path = specPath.child("versions");
  const errors = versions.flatMap(({ schema }, i) =>
    schema?.openAPIV3Schema === undefined
      ? [requiredValue(path.index(i).child("schema", "openAPIV3Schema"), "schemas are required")]
      : [],
  );
  for (const [i, version] of versions.entries()) {
    const at = path.index(i);
    const texts = checkDns1035Label(version.name);
    if (texts.length > 0) errors.push(invalidValue(at.child("name"), version.name, texts.join(",")));
    errors.push(...validateDeprecation(version, at.child("deprecationWarning")));
    for (const field of sharedFields)
      if (!isShared(versions, field)) errors.push(...validateField(version, field, at.child(field)));
  }
  if (new Set(versions.map(({ name }) => name)).size < versions.length)
    errors.push(invalidValue(path, versions, "must contain unique version names"));
  if (versions.filter(({ storage }) => storage).length !== 1)
    errors.push(invalidValue(path, versions, "must have exactly one version marked as storage version"));
  const [first] = versions;
  const texts = first ? checkDns1035Label(first.name) : [];
  if (first && texts.length > 0)
    errors.push(invalidValue(specPath.child("version"), first.name, texts.join(",")));
  return errors;
}

function validateShared(versions: readonly Version[]): FieldError[] {
  const [first] = versions;
  if (first === undefined) return [];
  return sharedFields.flatMap((field) =>
    isShared(versions, field) ? validateField(first, field, specPath.child(shared[field])) : [],
  );
}

function validateDeprecation(version: Version, path: FieldPath): FieldError[] {
  const { deprecationWarning: text } = version;
  if (text === undefined) return [];
  if (version.deprecated !== true)
    return [invalidValue(path, text, "can only be set for deprecated versions")];
  const errors: FieldError[] = [];
  if (Buffer.byteLength(text) > 256) errors.push(invalidValue(path, text, "must be <= 256 characters long"));
  if (text === "") errors.push(invalidValue(path, text, "must not be an empty string"));
  const unprintable = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.exec(text);
  if (unprintable) {
    const index = Buffer.byteLength(text.slice(0, unprintable.index));
    const detail = `must only contain printable UTF-8 characters; non-printable character found at index ${index}`;
    errors.push(invalidValue(path, text, detail));
  }
  return errors;
}

function validateField(version: Version, field: SharedField, path: FieldPath): FieldError[] {
  const schema = version.schema?.openAPIV3Schema;
  switch (field) {
    case "schema": {
      const at = path.child("openAPIV3Schema");
      return schema ? validateDefinitionSchema(schema, at, version.subresources?.status !== undefined) : [];
    }
    case "subresources":
      return validateScale(version.subresources?.scale, path);
    case "additionalPrinterColumns":
      return (version.additionalPrinterColumns ?? []).flatMap((column, i) =>
        validateColumn(column, path.index(i)),
      );
    case "selectableFields":
      return validateSelectable(version.selectableFields ?? [], schema, path);
  }
}

function validateJsonPath(text: string, path: FieldPath): FieldError[] {
  if (text === "") return [requiredValue(path)];
  return text.startsWith(".") ? [] : [invalidValue(path, text, "must be a simple json path starting with .")];
}

function validateScale(
  scale: apiextensionsv1.CustomResourceSubresourceScale | undefined,
  path: FieldPath,
): FieldError[] {
  if (scale === undefined) return [];
  const under = (field: keyof typeof scale, starts: readonly string[], where: string): FieldError[] => {
    const text = scale[field] ?? "";
    const at = path.child(`scale.${field}`);
    const errors = validateJsonPath(text, at);
    if (errors.length > 0 || starts.some((start) => text.startsWith(start))) return errors;
    return [invalidValue(at, text, `should be a json path under ${where}`)];
  };
  return [
    ...under("specReplicasPath", [".spec."], ".spec"),
    ...under("statusReplicasPath", [".status."], ".status"),
    ...(scale.labelSelectorPath
      ? under("labelSelectorPath", [".spec.", ".status."], "either .spec or .status")
      : []),
  ];
}

const columnTypes = ["boolean", "date", "integer", "number", "string"];
const columnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

function validateColumn(
  column: apiextensionsv1.CustomResourceColumnDefinition,
  path: FieldPath,
): FieldError[] {
  const errors = column.name === "" ? [requiredValue(path.child("name"))] : [];
  const oneOf = `must be one of ${columnTypes.join(",")}`;
  if (column.type === "") errors.push(requiredValue(path.child("type"), oneOf));
  else if (!columnTypes.includes(column.type))
    errors.push(invalidValue(path.child("type"), column.type, oneOf));
  const { format = "" } = column;
  if (format !== "" && !columnFormats.includes(format))
    errors.push(invalidValue(path.child("format"), format, `must be one of ${columnFormats.join(",")}`));
  return [...errors, ...validateJsonPath(column.jsonPath, path.child("JSONPath"))];
}

const maxSelectable = 8;

function validateSelectable(
  fields: readonly apiextensionsv1.SelectableField[],
  schema: Schema | undefined,
  path: FieldPath,
): FieldError[] {
  const seen = new Set<string>();
  const errors = fields.flatMap(({ jsonPath }, i): FieldError[] => {
    const at = path.index(i).child("jsonPath");
    if (jsonPath === "") return [requiredValue(at)];
    const found = fieldAt(schema, jsonPath);
    if (found === undefined)
      return [invalidValue(at, jsonPath, "is an invalid path: does not refer to a valid field")];
    const wrong: FieldError[] = [];
    if (/^\.metadata(\.|$)/.test(jsonPath))
      wrong.push(invalidValue(at, jsonPath, "must not point to fields in metadata"));
    if (!["string", "boolean", "integer"].includes(found.type ?? "")) {
      const detail =
        "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.";
      wrong.push(invalidValue(at, jsonPath, detail));
    }
    if (seen.has(jsonPath)) wrong.push(duplicateValue(at, jsonPath));
    seen.add(jsonPath);
    return wrong;
  });
  return seen.size > maxSelectable ? [...errors, tooMany(path, seen.size, maxSelectable)] : errors;
}

function fieldAt(schema: Schema | undefined, jsonPath: string): Schema | undefined {
  const [start, ...names] = jsonPath.split(".");
  if (start !== "" || names.length === 0) return undefined;
  let found = schema;
  for (const name of names) {
    const properties = found?.properties ?? {};
    found = Object.hasOwn(properties, name) ? properties[name] : undefined;
  }
  return found;
}

function validateNames(names: apiextensionsv1.CustomResourceDefinitionNames, path: FieldPath): FieldError[] {
  const label = (text: string | undefined, at: FieldPath): FieldError[] => {
    const texts = text ? checkDns1035Label(text) : [];
    return texts.length > 0 ? [invalidValue(at, text, texts.join(","))] : [];
  };
  const errors = [
    ...label(names.plural, path.child("plural")),
    ...label(names.singular, path.child("singular")),
  ];
  for (const field of ["kind", "listKind"] as const) {
    const text = names[field] ?? "";
    const texts = text === "" ? [] : checkDns1035Label(text.toLowerCase());
    const detail = `may have mixed case, but should otherwise match: ${texts.join(",")}`;
    if (texts.length > 0) errors.push(invalidValue(path.child(field), text, detail));
  }
  const listed = (field: "shortNames" | "categories"): FieldError[] =>
    (names[field] ?? []).flatMap((text, i) => {
      const at = path.child(field).index(i);
      return text === "" ? [invalidValue(at, text, checkDns1035Label(text).join(","))] : label(text, at);
    });
  errors.push(...listed("shortNames"));
  if (names.kind && names.kind === names.listKind)
    errors.push(
      invalidValue(path.child("listKind"), names.listKind, "kind and listKind may not be the same"),
    );
  return [...errors, ...listed("categories")];
}

function validateConversion(
  conversion: apiextensionsv1.CustomResourceConversion | undefined,
  path: FieldPath,
): FieldError[] {
  if (conversion === undefined) return [];
  const { strategy, webhook } = conversion;
  const errors = validateChoice(strategy, ["None", "Webhook"], path.child("strategy"));
  const clientPath = path.child("webhookClientConfig");
  const versionsPath = path.child("conversionReviewVersions");
  if (strategy === "Webhook") {
    const client = webhook?.clientConfig;
    if (client) errors.push(...validateWebhookClient(client, clientPath));
    else errors.push(requiredValue(clientPath, "required when strategy is set to Webhook"));
    return [...errors, ...validateReviewVersions(webhook?.conversionReviewVersions, versionsPath)];
  }
  const detail = "should not be set when strategy is not set to Webhook";
  if (webhook?.clientConfig) errors.push(forbiddenValue(clientPath, detail));
  if ((webhook?.conversionReviewVersions?.length ?? 0) > 0) errors.push(forbiddenValue(versionsPath, detail));
  return errors;
}

/** Also of a write to the status. */
export function validateDefinitionStatus({ status }: Definition): FieldError[] {
  return status?.acceptedNames ? validateNames(status.acceptedNames, statusPath.child("acceptedNames")) : [];
}

function validateStoredVersions(
  status: Definition["status"] | undefined,
  versions: readonly Version[],
): FieldError[] {
  const path = statusPath.child("storedVersions");
  const stored = status?.storedVersions ?? [];
  if (stored.length === 0) return [invalidValue(path, null, "must have at least one stored version")];
  const errors = versions.flatMap(({ name, storage }) =>
    storage && !stored.includes(name)
      ? [invalidValue(path, stored, `must have the storage version ${name}`)]
      : [],
  );
  for (const [i, name] of stored.entries()) {
    if (versions.some((version) => version.name === name)) continue;
    const detail = `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`;
    errors.push(invalidValue(path.index(i), name, detail));
  }
  return errors;
}

export function validateDefinitionUpdate(definition: Definition, old: Definition): FieldError[] {
  const [{ spec }, { spec: before }] = [definition, old];
  const names = specPath.child("names");
  const established = findCondition(old.status?.conditions, "Established")?.status === "True";
  const errors = established
    ? [
        ...validateImmutable(spec.scope, before.scope, specPath.child("scope")),
        ...validateImmutable(spec.names.kind, before.names.kind, names.child("kind")),
      ]
    : [];
  errors.push(...validateImmutable(spec.group, before.group, specPath.child("group")));
  errors.push(...validateImmutable(spec.names.plural, before.names.plural, names.child("plural")));
  return [...errors, ...validateApproval(definition, old)];
}

const approvalAnnotation = "api-approved.kubernetes.io";

/** Groups of Kubernetes' own names need the word of who approved them. What was so before may stay. */
export function validateApproval(definition: Definition, old?: Definition): FieldError[] {
  if (!/(^|\.)(k8s|kubernetes)\.io$/.test(definition.spec.group)) return [];
  const state = approvalOf(definition);
  if (state === "given" || (old && approvalOf(old) === state)) return [];
  const path = FieldPath.of("metadata", "annotations").key(approvalAnnotation);
  const must = `protected groups must have approval annotation "${approvalAnnotation}"`;
  const see = "see https://github.com/kubernetes/enhancements/pull/1111";
  if (state === "missing") return [requiredValue(path, `${must}, ${see}`)];
  const detail = `${must} with either a URL or a reason starting with "unapproved", ${see}`;
  return [invalidValue(path, definition.metadata.annotations?.[approvalAnnotation], detail)];
}

function approvalOf({ metadata }: Definition): "missing" | "given" | "invalid" {
  const text = metadata.annotations?.[approvalAnnotation] ?? "";
  if (text === "") return "missing";
  return text.startsWith("unapproved") || /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]/.test(text)
    ? "given"
    : "invalid";
}
