/** Claims of devices and classes of them (pkg/apis/resource/validation, v1.36), without their expressions. */
import type { resourcev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  FieldPath as Path,
  invalidValue,
  requiredValue,
  tooLong,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { isExtended } from "../core/resource-validation.ts";
import { validateDriverName } from "../storage/storage-validation.ts";
import {
  validateDeviceToleration,
  validateFullAttributeName,
  validateItems,
  validateLabelName,
  validateOpaque,
  validateSet,
  validateShortName,
} from "./device-names.ts";

const maxListed = 32;
const maxAlternatives = 8;
const maxTolerations = 16;
const maxExpression = 10 * 1024;
const maxParameters = 10 * 1024;

/** The requests of a claim, with what each may be satisfied by instead. */
export type RequestNames = ReadonlyMap<string, ReadonlySet<string>>;

export function requestNamesOf(claim: resourcev1.DeviceClaim | undefined): RequestNames {
  return new Map(
    (claim?.requests ?? []).map(({ name, firstAvailable }) => [
      name,
      new Set((firstAvailable ?? []).map((option) => option.name)),
    ]),
  );
}

export function validateClaimSpec({ devices }: resourcev1.ResourceClaimSpec, path: FieldPath): FieldError[] {
  const names = requestNamesOf(devices);
  const at = path.child("devices");
  return [
    ...validateSet(
      devices?.requests,
      maxListed,
      at.child("requests"),
      validateRequest,
      (request) => request.name,
    ),
    ...validateItems(devices?.constraints, maxListed, at.child("constraints"), (constraint, place) =>
      validateConstraint(constraint, names, place),
    ),
    ...validateItems(devices?.config, maxListed, at.child("config"), (config, place) => [
      ...validateRequestNames(config.requests, names, place.child("requests")),
      ...validateConfig(config, place),
    ]),
  ];
}

function validateRequest(request: resourcev1.DeviceRequest, path: FieldPath): FieldError[] {
  const { exactly, firstAvailable = [] } = request;
  const errors = validateShortName(request.name, path.child("name"));
  const detail = "exactly one of `exactly` or `firstAvailable` is required";
  if (exactly !== undefined && firstAvailable.length > 0)
    return [...errors, invalidValue(path, null, `${detail}, but multiple fields are set`)];
  if (exactly !== undefined) return [...errors, ...validateDevices(exactly, path.child("exactly"))];
  if (firstAvailable.length === 0) return [...errors, requiredValue(path, detail)];
  const check = (option: resourcev1.DeviceSubRequest, at: FieldPath): FieldError[] => [
    ...validateShortName(option.name, at.child("name")),
    ...validateDevices(option, at),
  ];
  const at = path.child("firstAvailable");
  return [...errors, ...validateSet(firstAvailable, maxAlternatives, at, check, ({ name }) => name)];
}

function validateDevices(
  request: resourcev1.ExactDeviceRequest | resourcev1.DeviceSubRequest,
  path: FieldPath,
): FieldError[] {
  const { deviceClassName, allocationMode, count = 0 } = request;
  const classPath = path.child("deviceClassName");
  const errors =
    deviceClassName === ""
      ? [requiredValue(classPath)]
      : invalidTexts(classPath, deviceClassName, checkDns1123Subdomain(deviceClassName));
  errors.push(...validateSelectors(request.selectors, path.child("selectors")));
  const countPath = path.child("count");
  if (allocationMode === "All") {
    const detail = "must not be specified when allocationMode is 'All'";
    if (count !== 0) errors.push(invalidValue(countPath, count, detail));
  } else if (allocationMode === "ExactCount") {
    if (count <= 0) errors.push(invalidValue(countPath, count, "must be greater than zero"));
  } else {
    errors.push(unsupportedValue(path.child("allocationMode"), allocationMode, ["All", "ExactCount"]));
  }
  const tolerationsPath = path.child("tolerations");
  return [
    ...errors,
    ...validateItems(request.tolerations, maxTolerations, tolerationsPath, validateDeviceToleration),
  ];
}

function validateSelectors(
  selectors: readonly resourcev1.DeviceSelector[] | undefined,
  path: FieldPath,
): FieldError[] {
  return validateItems(selectors, maxListed, path, ({ cel }, at) => {
    if (cel === undefined) return [requiredValue(at.child("cel"))];
    const expressionPath = at.child("cel", "expression");
    if (cel.expression === "") return [requiredValue(expressionPath)];
    return cel.expression.length > maxExpression ? [tooLong(expressionPath, maxExpression)] : [];
  });
}

function validateConstraint(
  constraint: resourcev1.DeviceConstraint,
  names: RequestNames,
  path: FieldPath,
): FieldError[] {
  const errors = validateRequestNames(constraint.requests, names, path.child("requests"));
  for (const field of ["matchAttribute", "distinctAttribute"] as const) {
    const name = constraint[field];
    if (name !== undefined) return [...errors, ...validateFullAttributeName(name, path.child(field))];
  }
  const detail =
    'exactly one of "matchAttribute" or "distinctAttribute" is required, but multiple fields are set';
  return [...errors, requiredValue(path, detail)];
}

export function validateRequestNames(
  requests: readonly string[] | undefined,
  names: RequestNames,
  path: FieldPath,
): FieldError[] {
  const check = (name: string, at: FieldPath): FieldError[] => validateRequestName(name, names, at);
  return validateSet(requests, maxListed, path, check, (name) => name);
}

/** `request`, or `request/alternative`. */
export function validateRequestName(name: string, names: RequestNames, path: FieldPath): FieldError[] {
  const detail =
    "must be the name of a request in the claim or the name of a request and a subrequest separated by '/'";
  const [request = "", alternative, ...more] = name.split("/");
  if (more.length > 0) return [invalidValue(path, name, detail)];
  const errors = [request, ...(alternative === undefined ? [] : [alternative])].flatMap((part) =>
    validateLabelName(part, path),
  );
  const found = names.get(request);
  if (found && (alternative === undefined || found.has(alternative))) return errors;
  return [...errors, invalidValue(path, name, detail)];
}

export function validateConfig({ opaque }: resourcev1.DeviceConfiguration, path: FieldPath): FieldError[] {
  const at = path.child("opaque");
  if (opaque === undefined) return [requiredValue(at)];
  return [
    ...validateDriverName(opaque.driver, at.child("driver")),
    ...validateOpaque(opaque.parameters, maxParameters, at.child("parameters")),
  ];
}

export function validateClass({ spec }: resourcev1.DeviceClass): FieldError[] {
  const path = Path.of("spec");
  const { extendedResourceName: name } = spec;
  const errors = [
    ...validateSelectors(spec.selectors, path.child("selectors")),
    ...validateItems(spec.config, maxListed, path.child("config"), validateConfig),
  ];
  if (name === undefined || isExtended(name)) return errors;
  const detail = "must be a valid extended resource name";
  return [...errors, invalidValue(path.child("extendedResourceName"), name, detail)];
}
