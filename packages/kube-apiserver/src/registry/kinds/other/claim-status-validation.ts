/** What was given for a claim of devices (validateResourceClaimStatusUpdate, v1.36). */
import type { resourcev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  tooLong,
  tooMany,
  validateImmutable,
} from "@kubets/apimachinery";
import { validateChoice, validateConditions } from "../checks.ts";
import { validateNodeSelector } from "../core/scheduling-validation.ts";
import { parseCidr } from "../networking/addresses.ts";
import { validateDriverName } from "../storage/storage-validation.ts";
import {
  validateBinding,
  validateDeviceToleration,
  validateItems,
  validateLabelName,
  validateOpaque,
  validatePoolName,
  validateSet,
  validateShareId,
} from "./device-names.ts";
import {
  requestNamesOf,
  validateConfig,
  validateRequestName,
  validateRequestNames,
} from "./device-validation.ts";
import type { RequestNames } from "./device-validation.ts";

const path = FieldPath.of("status");
const maxUsers = 256;
const maxResults = 32;
const maxConfigs = 64;
const maxConditions = 8;
const maxData = 10 * 1024;
const maxInterfaceName = 256;
const maxHardwareAddress = 128;
const maxAddresses = 16;

interface DeviceName {
  readonly driver: string;
  readonly pool: string;
  readonly device: string;
  readonly shareID?: string;
}

function nameOf({ driver, pool, device, shareID }: DeviceName): string {
  return [driver, pool, device, ...(shareID === undefined ? [] : [shareID])].join("/");
}

export function validateClaimStatus(
  { metadata, spec, status }: resourcev1.ResourceClaim,
  { status: before }: resourcev1.ResourceClaim,
): FieldError[] {
  const { allocation, reservedFor = [] } = status;
  const errors = validateSet(
    reservedFor,
    maxUsers,
    path.child("reservedFor"),
    validateUser,
    ({ uid }) => uid,
  );
  const given = new Set((allocation?.devices?.results ?? []).map(nameOf));
  const check = (device: resourcev1.AllocatedDeviceStatus, at: FieldPath): FieldError[] =>
    validateDeviceStatus(device, given, at);
  errors.push(...validateSet(status.devices, Infinity, path.child("devices"), check, nameOf));
  errors.push(...validateReservation(status, before, metadata.deletionTimestamp !== undefined));
  const at = path.child("allocation");
  if (allocation === undefined) return errors;
  if (before?.allocation) return [...errors, ...validateImmutable(allocation, before.allocation, at)];
  return [...errors, ...validateAllocation(allocation, requestNamesOf(spec.devices), at)];
}

function validateUser(user: resourcev1.ResourceClaimConsumerReference, at: FieldPath): FieldError[] {
  return (["resource", "name", "uid"] as const).flatMap((field) =>
    user[field] ? [] : [requiredValue(at.child(field))],
  );
}

function validateReservation(
  { allocation, reservedFor = [] }: resourcev1.ResourceClaimStatus,
  before: resourcev1.ResourceClaimStatus | undefined,
  isDeleted: boolean,
): FieldError[] {
  const at = path.child("reservedFor");
  if (reservedFor.length === 0) return [];
  if (allocation === undefined)
    return [forbiddenValue(at, "may not be specified when `allocated` is not set")];
  const had = before?.reservedFor ?? [];
  if (!isDeleted || reservedFor.every((user) => had.some((old) => semanticEqual(old, user)))) return [];
  const detail = "new entries may not be added while `deallocationRequested` or `deletionTimestamp` are set";
  return [forbiddenValue(at, detail)];
}

function validateDeviceName({ driver, pool, device }: DeviceName, at: FieldPath): FieldError[] {
  return [
    ...validateDriverName(driver, at.child("driver")),
    ...validatePoolName(pool, at.child("pool")),
    ...validateLabelName(device, at.child("device")),
  ];
}

function validateDeviceStatus(
  device: resourcev1.AllocatedDeviceStatus,
  given: ReadonlySet<string>,
  at: FieldPath,
): FieldError[] {
  const errors = validateDeviceName(device, at);
  errors.push(...validateShareId(device.shareID, at.child("shareID")));
  const name = nameOf(device);
  if (!given.has(name)) errors.push(invalidValue(at, name, "must be an allocated device in the claim"));
  const conditionsPath = at.child("conditions");
  const { conditions, data, networkData } = device;
  if (conditions.length > maxConditions)
    errors.push(tooMany(conditionsPath, conditions.length, maxConditions));
  errors.push(...validateConditions(conditions, conditionsPath));
  if (data !== undefined && data !== null) errors.push(...validateOpaque(data, maxData, at.child("data")));
  return networkData ? [...errors, ...validateNetwork(networkData, at.child("networkData"))] : errors;
}

function validateNetwork(data: resourcev1.NetworkDeviceData, at: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  if (Buffer.byteLength(data.interfaceName ?? "") > maxInterfaceName)
    errors.push(tooLong(at.child("interfaceName"), maxInterfaceName));
  if (Buffer.byteLength(data.hardwareAddress ?? "") > maxHardwareAddress)
    errors.push(tooLong(at.child("hardwareAddress"), maxHardwareAddress));
  const detail = "must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)";
  const check = (address: string, place: FieldPath): FieldError[] =>
    parseCidr(address) ? [] : [invalidValue(place, address, detail)];
  return [...errors, ...validateSet(data.ips, maxAddresses, at.child("ips"), check, (address) => address)];
}

function validateAllocation(
  allocation: resourcev1.AllocationResult,
  names: RequestNames,
  at: FieldPath,
): FieldError[] {
  const { devices, nodeSelector } = allocation;
  const place = at.child("devices");
  return [
    ...validateItems(devices?.results, maxResults, place.child("results"), (result, here) =>
      validateResult(result, names, here),
    ),
    ...validateItems(devices?.config, maxConfigs, place.child("config"), (config, here) => [
      ...validateChoice(config.source, ["FromClaim", "FromClass"], here.child("source")),
      ...validateRequestNames(config.requests, names, here.child("requests")),
      ...validateConfig(config, here),
    ]),
    ...(nodeSelector ? validateNodeSelector(nodeSelector, at.child("nodeSelector")) : []),
  ];
}

function validateResult(
  result: resourcev1.DeviceRequestAllocationResult,
  names: RequestNames,
  at: FieldPath,
): FieldError[] {
  return [
    ...validateRequestName(result.request, names, at.child("request")),
    ...validateDeviceName(result, at),
    ...validateBinding(result, at),
    ...(result.tolerations ?? []).flatMap((toleration, i) =>
      validateDeviceToleration(toleration, at.child("tolerations").index(i)),
    ),
    ...validateShareId(result.shareID, at.child("shareID")),
  ];
}
