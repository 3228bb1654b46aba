/** The devices of a node, as their driver tells of them (validateResourceSliceSpec, v1.36). */
import type { resourcev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  FieldPath as Path,
  forbiddenValue,
  invalidValue,
  requiredValue,
  tooLong,
  tooMany,
  validateImmutable,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { validateNodeSelector } from "../core/scheduling-validation.ts";
import { validateDriverName } from "../storage/storage-validation.ts";
import { validateCapacity } from "./capacity-validation.ts";
import {
  validateAttributeName,
  validateBinding,
  validateDeviceTaint,
  validateItems,
  validateLabelName,
  validatePoolName,
  validateSet,
  validateShortName,
} from "./device-names.ts";

type Spec = resourcev1.ResourceSliceSpec;
type Device = resourcev1.Device;

const path = Path.of("spec");
const maxDevices = 128;
const maxElaborateDevices = 64;
const maxCounterSets = 8;
const maxCounters = 32;
const maxConsumptions = 2;
const maxTaints = 16;
const maxFacts = 32;
const maxAttributeValues = 48;
const maxAttributeValue = 64;

export function validateSlice({ spec }: resourcev1.ResourceSlice): FieldError[] {
  const errors = [
    ...validateDriverName(spec.driver, path.child("driver")),
    ...validatePool(spec.pool, path.child("pool")),
  ];
  errors.push(...validateNodes(spec));
  if (spec.sharedCounters !== undefined && spec.devices !== undefined)
    errors.push(invalidValue(path, "", "only one of `sharedCounters` or `devices` is allowed"));
  const check = (device: Device, at: FieldPath): FieldError[] =>
    validateDevice(device, spec.perDeviceNodeSelection === true, at);
  const max = spec.devices?.some(isElaborate) ? maxElaborateDevices : maxDevices;
  errors.push(...validateSet(spec.devices, max, path.child("devices"), check, ({ name }) => name));
  const setsPath = path.child("sharedCounters");
  const ofSet = ({ name, counters }: resourcev1.CounterSet, at: FieldPath): FieldError[] => [
    ...validateShortName(name, at.child("name")),
    ...validateCounters(counters, at.child("counters")),
  ];
  return [
    ...errors,
    ...validateSet(spec.sharedCounters, maxCounterSets, setsPath, ofSet, ({ name }) => name),
  ];
}

/** Whose devices they are stays. */
export function validateSliceUpdate(
  { spec }: resourcev1.ResourceSlice,
  { spec: old }: resourcev1.ResourceSlice,
): FieldError[] {
  return [
    ...validateImmutable(spec.pool.name, old.pool.name, path.child("pool", "name")),
    ...(["driver", "nodeName"] as const).flatMap((field) =>
      validateImmutable(spec[field], old[field], path.child(field)),
    ),
  ];
}

function validatePool(pool: resourcev1.ResourcePool, at: FieldPath): FieldError[] {
  const errors = validatePoolName(pool.name, at.child("name"));
  const { resourceSliceCount: count, generation } = pool;
  if (count <= 0)
    errors.push(invalidValue(at.child("resourceSliceCount"), count, "must be greater than zero"));
  if (generation < 0) {
    const detail = "must be greater than or equal to zero";
    errors.push(invalidValue(at.child("generation"), generation, detail));
  }
  return errors;
}

function validateNodes(spec: Spec): FieldError[] {
  const set: string[] = [];
  const errors: FieldError[] = [];
  if (spec.nodeName !== undefined) {
    const at = path.child("nodeName");
    if (spec.nodeName === "")
      errors.push(invalidValue(at, "", "must be either unset or set to a non-empty string"));
    else {
      set.push("`nodeName`");
      errors.push(...invalidTexts(at, spec.nodeName, checkDns1123Subdomain(spec.nodeName)));
    }
  }
  if (spec.nodeSelector) {
    set.push("`nodeSelector`");
    const at = path.child("nodeSelector");
    errors.push(...validateNodeSelector(spec.nodeSelector, at));
    const terms = spec.nodeSelector.nodeSelectorTerms ?? [];
    if (terms.length !== 1) {
      const detail = "must have exactly one node selector term";
      errors.push(invalidValue(at.child("nodeSelectorTerms"), terms, detail));
    }
  }
  for (const field of ["allNodes", "perDeviceNodeSelection"] as const) {
    if (spec[field] === true) set.push(`\`${field}\``);
    if (spec[field] === false)
      errors.push(invalidValue(path.child(field), false, "must be either unset or set to true"));
  }
  const one = "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
  if (set.length === 0) errors.push(requiredValue(path, one));
  if (set.length > 1)
    errors.push(invalidValue(path, `{${set.join(", ")}}`, `${one}, but multiple fields are set`));
  return errors;
}

function isElaborate(device: Device): boolean {
  return (
    (device.taints?.length ?? 0) > 0 ||
    (device.consumesCounters?.length ?? 0) > 0 ||
    Object.values(device.attributes ?? {}).some((attribute) =>
      lists.some((field) => attribute[field] !== undefined),
    )
  );
}

function validateDevice(device: Device, namesNodes: boolean, at: FieldPath): FieldError[] {
  const errors = [...validateLabelName(device.name, at.child("name")), ...validateFacts(device, at)];
  for (const [name, capacity] of Object.entries(device.capacity ?? {})) {
    errors.push(...validateAttributeName(name, at.child("capacity")));
    if (capacity.requestPolicy === undefined) continue;
    const place = at.child("capacity").key(name).child("requestPolicy");
    if (device.allowMultipleAllocations === true) errors.push(...validateCapacity(capacity, place));
    else errors.push(forbiddenValue(place, "allowMultipleAllocations must be true"));
  }
  errors.push(...validateItems(device.taints, maxTaints, at.child("taints"), validateDeviceTaint));
  const ofConsumption = (use: resourcev1.DeviceCounterConsumption, place: FieldPath): FieldError[] => [
    ...validateShortName(use.counterSet, place.child("counterSet")),
    ...validateCounters(use.counters, place.child("counters")),
  ];
  const usesPath = at.child("consumesCounters");
  const uses = device.consumesCounters;
  errors.push(...validateSet(uses, maxConsumptions, usesPath, ofConsumption, (use) => use.counterSet));
  return [...errors, ...validateOwnNodes(device, namesNodes, at), ...validateBinding(device, at)];
}

function validateCounters(
  counters: Readonly<Record<string, resourcev1.Counter>> | undefined,
  at: FieldPath,
): FieldError[] {
  const names = Object.keys(counters ?? {});
  if (names.length === 0) return [requiredValue(at)];
  if (names.length > maxCounters) return [tooMany(at, names.length, maxCounters)];
  return names.flatMap((name) => validateLabelName(name, at));
}

const scalars = ["bool", "int", "string", "version"] as const;
const lists = ["bools", "ints", "strings", "versions"] as const;

function validateFacts(device: Device, at: FieldPath): FieldError[] {
  const attributes = Object.entries(device.attributes ?? {});
  const facts = attributes.length + Object.keys(device.capacity ?? {}).length;
  const errors: FieldError[] = [];
  if (facts > maxFacts) {
    const detail = `the total number of attributes and capacities must not exceed ${maxFacts}`;
    errors.push(invalidValue(at, facts, detail));
  }
  const counts = attributes.map(([, attribute]) =>
    Math.max(
      1,
      lists.reduce((sum, field) => sum + (attribute[field]?.length ?? 0), 0),
    ),
  );
  const values = counts.reduce((sum, count) => sum + count, 0);
  if (values > maxAttributeValues) {
    const detail = `the total number of attribute values must not exceed ${maxAttributeValues}`;
    errors.push(invalidValue(at, values, detail));
  }
  for (const [name, attribute] of attributes) {
    errors.push(...validateAttributeName(name, at.child("attributes")));
    errors.push(...validateAttribute(attribute, at.child("attributes").key(name)));
  }
  return errors;
}

function validateAttribute(attribute: resourcev1.DeviceAttribute, at: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const { string, version } = attribute;
  if (string !== undefined) errors.push(...validateText(string, at.child("string")));
  if (version !== undefined) errors.push(...validateVersion(version, at.child("version")));
  for (const field of lists) {
    const place = at.child(field);
    if (attribute[field]?.length === 0)
      errors.push(invalidValue(place, [], "must not be empty if specified"));
    if (field === "strings" || field === "versions") {
      const check = field === "strings" ? validateText : validateVersion;
      errors.push(...(attribute[field] ?? []).flatMap((value, i) => check(value, place.index(i))));
    }
  }
  const given = [...scalars, ...lists].filter((field) => attribute[field] !== undefined);
  if (given.length === 1) return errors;
  const shown = given.length === 0 ? "" : attribute;
  return [...errors, invalidValue(at, shown, "exactly one value must be specified")];
}

function validateText(text: string, at: FieldPath): FieldError[] {
  return Buffer.byteLength(text) > maxAttributeValue ? [tooLong(at, maxAttributeValue)] : [];
}

const semver =
  /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$/;

function validateVersion(text: string, at: FieldPath): FieldError[] {
  const errors = validateText(text, at);
  if (semver.test(text)) return errors;
  return [invalidValue(at, text, "must be a string compatible with semver.org spec 2.0.0"), ...errors];
}

/** Each device has nodes of its own when the slice says so, else none has. */
function validateOwnNodes(device: Device, named: boolean, at: FieldPath): FieldError[] {
  const { nodeName, nodeSelector, allNodes } = device;
  if (!named) {
    if (nodeName === undefined && nodeSelector === undefined && allNodes === undefined) return [];
    const detail =
      "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
    return [invalidValue(at, null, detail)];
  }
  const set: string[] = [];
  const errors: FieldError[] = [];
  if (nodeName === "") errors.push(invalidValue(at.child("nodeName"), "", "must not be empty"));
  else if (nodeName !== undefined) {
    set.push("`nodeName`");
    errors.push(...invalidTexts(at.child("nodeName"), nodeName, checkDns1123Subdomain(nodeName)));
  }
  if (nodeSelector) {
    set.push("`nodeSelector`");
    errors.push(...validateNodeSelector(nodeSelector, at.child("nodeSelector")));
  }
  if (allNodes === true) set.push("`allNodes`");
  if (allNodes === false)
    errors.push(invalidValue(at.child("allNodes"), false, "must be either unset or set to true"));
  const one =
    "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when `perDeviceNodeSelection` is set to true in the ResourceSlice spec";
  if (set.length === 0) errors.push(requiredValue(at, one));
  if (set.length > 1) errors.push(invalidValue(at, `{${set.join(", ")}}`, one));
  return errors;
}
