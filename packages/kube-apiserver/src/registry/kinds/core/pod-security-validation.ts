/** Security contexts of pods and containers (pkg/apis/core/validation, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkUserId,
  duplicateValue,
  invalidValue,
  requiredValue,
  tooLong,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts, validateLocalPath, validateOptionalChoice } from "../checks.ts";

export function validatePodSecurityContext(spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const context = spec.securityContext ?? {};
  const errors: FieldError[] = [];
  for (const field of ["fsGroup", "runAsUser", "runAsGroup"] as const) {
    const id = context[field];
    if (id !== undefined) errors.push(...invalidTexts(path.child(field), id, checkUserId(id)));
  }
  for (const [i, id] of (context.supplementalGroups ?? []).entries())
    errors.push(...invalidTexts(path.child("supplementalGroups").index(i), id, checkUserId(id)));
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const detail = "ShareProcessNamespace and HostPID cannot both be enabled";
    errors.push(invalidValue(path.child("shareProcessNamespace"), true, detail));
  }
  const choice = (field: keyof corev1.PodSecurityContext, values: readonly string[]): FieldError[] =>
    validateOptionalChoice(context[field] as string | undefined, values, path.child(field)); // called for strings
  return [
    ...errors,
    ...validateSysctls(context.sysctls ?? [], spec, path.child("sysctls")),
    ...choice("fsGroupChangePolicy", ["Always", "OnRootMismatch"]),
    ...choice("seLinuxChangePolicy", ["MountOption", "Recursive"]),
    ...choice("supplementalGroupsPolicy", ["Merge", "Strict"]),
    ...validateProfiles(context, path),
  ];
}

export function validateSecurityContext(
  context: corev1.SecurityContext | undefined,
  path: FieldPath,
): FieldError[] {
  if (context === undefined) return [];
  const errors: FieldError[] = [];
  for (const field of ["runAsUser", "runAsGroup"] as const) {
    const id = context[field];
    if (id !== undefined) errors.push(...invalidTexts(path.child(field), id, checkUserId(id)));
  }
  errors.push(...validateOptionalChoice(context.procMount, ["Default", "Unmasked"], path.child("procMount")));
  if (context.allowPrivilegeEscalation === false) {
    if (context.privileged === true) {
      const detail = "cannot set `allowPrivilegeEscalation` to false and `privileged` to true";
      errors.push(invalidValue(path, context, detail));
    }
    if (context.capabilities?.add?.includes("CAP_SYS_ADMIN")) {
      const detail = "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN";
      errors.push(invalidValue(path, context, detail));
    }
  }
  return [...errors, ...validateProfiles(context, path)];
}

function validateProfiles(
  context: corev1.PodSecurityContext | corev1.SecurityContext,
  path: FieldPath,
): FieldError[] {
  return [
    ...validateSeccomp(context.seccompProfile, path.child("seccompProfile")),
    ...validateAppArmor(context.appArmorProfile, path.child("appArmorProfile")),
  ];
}

const profileTypes: readonly string[] = ["Localhost", "RuntimeDefault", "Unconfined"];

function validateSeccomp(profile: corev1.SeccompProfile | undefined, path: FieldPath): FieldError[] {
  if (profile === undefined) return [];
  const { type, localhostProfile: file } = profile;
  const at = path.child("localhostProfile");
  if (!type) return [requiredValue(path.child("type"), "type is required when seccompProfile is set")];
  if (!profileTypes.includes(type)) return [unsupportedValue(path.child("type"), type, profileTypes)];
  if (type !== "Localhost") {
    const detail = "can only be set when seccomp type is Localhost";
    return file === undefined ? [] : [invalidValue(at, file, detail)];
  }
  return file === undefined
    ? [requiredValue(at, "must be set when seccomp type is Localhost")]
    : validateLocalPath(file, at);
}

const maxAppArmorName = 4095;

function validateAppArmor(profile: corev1.AppArmorProfile | undefined, path: FieldPath): FieldError[] {
  if (profile === undefined) return [];
  const { type, localhostProfile: name } = profile;
  const at = path.child("localhostProfile");
  if (!type) return [requiredValue(path.child("type"), "type is required when appArmorProfile is set")];
  if (!profileTypes.includes(type)) return [unsupportedValue(path.child("type"), type, profileTypes)];
  if (type !== "Localhost") {
    const detail = "can only be set when AppArmor type is Localhost";
    return name === undefined ? [] : [invalidValue(at, name, detail)];
  }
  if (name === undefined || name.trim() === "")
    return [requiredValue(at, "must be set when AppArmor type is Localhost")];
  if (name !== name.trim()) return [invalidValue(at, name, "must not be padded with whitespace")];
  return name.length > maxAppArmorName ? [tooLong(at, maxAppArmorName)] : [];
}

const sysctlPattern = "([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
const sysctlName = new RegExp(`^${sysctlPattern}$`);
const maxSysctlName = 253;

function validateSysctls(
  sysctls: readonly corev1.Sysctl[],
  spec: corev1.PodSpec,
  path: FieldPath,
): FieldError[] {
  const seen = new Set<string>();
  return sysctls.flatMap(({ name }, i) => {
    const at = path.index(i).child("name");
    if (name === "") return [requiredValue(at)];
    if (name.length > maxSysctlName || !sysctlName.test(name)) {
      const detail = `must have at most ${String(maxSysctlName)} characters and match regex ^${sysctlPattern}$`;
      return [invalidValue(at, name, detail)];
    }
    // `net/ipv4/x` is another way to write `net.ipv4.x`.
    const dotted = name.replaceAll("/", ".");
    const twice = seen.has(dotted) ? [duplicateValue(at, name)] : [];
    seen.add(dotted);
    return [...twice, ...validateHostSysctl(dotted, spec, at)];
  });
}

const ipcSysctls = new Set([
  "kernel.sem",
  "kernel.shmall",
  "kernel.shmmax",
  "kernel.shmmni",
  "kernel.shm_rmid_forced",
]);

/** What belongs to a namespace that the pod shares with its node is the node's. */
function validateHostSysctl(name: string, spec: corev1.PodSpec, path: FieldPath): FieldError[] {
  const isIpc = ipcSysctls.has(name) || name.startsWith("kernel.msg") || name.startsWith("fs.mqueue.");
  if (spec.hostNetwork === true && name.startsWith("net."))
    return [invalidValue(path, name, "may not be specified when 'hostNetwork' is true")];
  if (spec.hostIPC === true && isIpc)
    return [invalidValue(path, name, "may not be specified when 'hostIPC' is true")];
  return [];
}
