import type { resourcev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  FieldPath as Path,
  invalidValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames } from "../checks.ts";

const specPath = Path.of("spec");

export function validateSelectors(
  selectors: readonly resourcev1.DeviceSelector[] | undefined,
  path: FieldPath,
): FieldError[] {
  return (selectors ?? []).flatMap(({ cel }, i) => {
    const selector = path.index(i).child("cel");
    if (cel === undefined) return [requiredValue(selector)];
    return cel.expression === "" ? [requiredValue(selector.child("expression"))] : [];
  });
}

export function validateClaimSpec(spec: resourcev1.ResourceClaimSpec, path: FieldPath): FieldError[] {
  const names = new UniqueNames();
  return (spec.devices?.requests ?? []).flatMap((request, i) => {
    const requestPath = path.child("devices", "requests").index(i);
    return [
      ...validateRequestName(request.name, requestPath.child("name")),
      ...names.check(request.name, requestPath.child("name")),
      ...validateRequest(request, requestPath),
    ];
  });
}

function validateRequestName(name: string, path: FieldPath): FieldError[] {
  return name === "" ? [requiredValue(path)] : invalidTexts(path, name, checkDns1123Label(name));
}

function validateRequest(request: resourcev1.DeviceRequest, path: FieldPath): FieldError[] {
  const { exactly, firstAvailable = [] } = request;
  const detail = "exactly one of `exactly` or `firstAvailable` is required";
  if (exactly === undefined && firstAvailable.length === 0) return [requiredValue(path, detail)];
  if (exactly !== undefined && firstAvailable.length > 0) {
    return [invalidValue(path, null, `${detail}, but multiple fields are set`)];
  }
  if (exactly !== undefined) return validateDevices(exactly, path.child("exactly"));
  return firstAvailable.flatMap((option, i) => {
    const optionPath = path.child("firstAvailable").index(i);
    return [
      ...validateRequestName(option.name, optionPath.child("name")),
      ...validateDevices(option, optionPath),
    ];
  });
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
  if (allocationMode === "All") {
    const detail = `must not be specified when allocationMode is 'All'`;
    if (count !== 0) errors.push(invalidValue(path.child("count"), count, detail));
  } else if (allocationMode === "ExactCount") {
    if (count <= 0) errors.push(invalidValue(path.child("count"), count, "must be greater than zero"));
  } else {
    errors.push(unsupportedValue(path.child("allocationMode"), allocationMode, ["All", "ExactCount"]));
  }
  return errors;
}

export function validateSlice({ spec }: resourcev1.ResourceSlice): FieldError[] {
  const driver = specPath.child("driver");
  const errors =
    spec.driver === ""
      ? [requiredValue(driver)]
      : invalidTexts(driver, spec.driver, checkDns1123Subdomain(spec.driver));
  if (!spec.pool.name) errors.push(requiredValue(specPath.child("pool", "name")));
  const { resourceSliceCount } = spec.pool;
  if (resourceSliceCount <= 0) {
    const path = specPath.child("pool", "resourceSliceCount");
    errors.push(invalidValue(path, resourceSliceCount, "must be greater than zero"));
  }
  const places = [spec.nodeName, spec.nodeSelector, spec.allNodes, spec.perDeviceNodeSelection];
  const given = places.filter((place) => place !== undefined && place !== "" && place !== false).length;
  const detail =
    "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
  if (given === 0) errors.push(requiredValue(specPath, detail));
  if (given > 1) errors.push(invalidValue(specPath, null, `${detail}, but multiple fields are set`));
  return errors;
}
