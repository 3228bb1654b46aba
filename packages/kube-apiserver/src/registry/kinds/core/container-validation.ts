import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkPortName,
  checkPortNumber,
  duplicateValue,
  forbiddenValue,
  invalidValue,
  isRestartableInitContainer,
  notFoundValue,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateChoice, validateOptionalChoice } from "../checks.ts";
import { validateIp } from "../networking/addresses.ts";
import { validateEnv, validateEnvFrom } from "./env-validation.ts";
import { validateLifecycle, validateProbe, validateSuccessThreshold } from "./probe-validation.ts";
import { validateSecurityContext } from "./pod-security-validation.ts";
import { validateResources } from "./resource-validation.ts";
import { validateVolumeDevices, validateVolumeMounts } from "./mount-validation.ts";
import type { VolumeKinds } from "./mount-validation.ts";

/** What a container's checks need to know of its pod. */
export interface PodFacts {
  readonly volumes: VolumeKinds;
  readonly graceSeconds: number;
  readonly hostNetwork: boolean;
}

export function validateContainers(
  containers: readonly corev1.Container[],
  facts: PodFacts,
  path: FieldPath,
): FieldError[] {
  if (containers.length === 0) return [requiredValue(path)];
  const names = new UniqueNames();
  const errors = containers.flatMap((container, i) => {
    const itemPath = path.index(i);
    return [
      ...validateContainer(container, facts, itemPath),
      ...names.check(container.name, itemPath.child("name")),
      ...validateLifecycle(container.lifecycle, facts.graceSeconds, itemPath.child("lifecycle")),
      ...validateProbes(container, itemPath),
    ];
  });
  return [...errors, ...validateHostPorts(containers, path)];
}

function validateProbes(container: corev1.Container, path: FieldPath): FieldError[] {
  return [
    ...validateProbe(container.livenessProbe, path.child("livenessProbe")),
    ...validateSuccessThreshold(container.livenessProbe, path.child("livenessProbe")),
    ...validateProbe(container.readinessProbe, path.child("readinessProbe")),
    ...validateProbe(container.startupProbe, path.child("startupProbe")),
    ...validateSuccessThreshold(container.startupProbe, path.child("startupProbe")),
  ];
}

export function validateInitContainers(spec: corev1.PodSpec, facts: PodFacts, path: FieldPath): FieldError[] {
  const names = new UniqueNames();
  for (const container of spec.containers) names.check(container.name, path);
  return (spec.initContainers ?? []).flatMap((container, i) => {
    const itemPath = path.index(i);
    const errors = validateContainer(container, facts, itemPath);
    if (container.name !== "") errors.push(...names.check(container.name, itemPath.child("name")));
    if (isRestartableInitContainer(container)) {
      errors.push(...validateLifecycle(container.lifecycle, facts.graceSeconds, itemPath.child("lifecycle")));
      return [...errors, ...validateProbes(container, itemPath)];
    }
    const detail = "may not be set for init containers without restartPolicy=Always";
    for (const field of ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as const) {
      if (container[field] !== undefined) errors.push(forbiddenValue(itemPath.child(field), detail));
    }
    return [...errors, ...validateHostPorts([container], path, i)];
  });
}

const notForDebugging = [
  "ports",
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle",
  "resizePolicy",
] as const;

export function validateEphemeralContainers(
  spec: corev1.PodSpec,
  facts: PodFacts,
  path: FieldPath,
): FieldError[] {
  const names = new UniqueNames();
  for (const container of [...spec.containers, ...(spec.initContainers ?? [])])
    names.check(container.name, path);
  return (spec.ephemeralContainers ?? []).flatMap((container, i) => {
    const itemPath = path.index(i);
    const errors = validateContainer(container, facts, itemPath);
    errors.push(...names.check(container.name, itemPath.child("name")));
    const target = container.targetContainerName;
    if (target && ![...spec.containers, ...(spec.initContainers ?? [])].some(({ name }) => name === target)) {
      errors.push(notFoundValue(itemPath.child("targetContainerName"), target));
    }
    for (const field of notForDebugging) {
      if (container[field] !== undefined) {
        errors.push(forbiddenValue(itemPath.child(field), "cannot be set for an Ephemeral Container"));
      }
    }
    return errors;
  });
}

function validateContainer(container: corev1.Container, facts: PodFacts, path: FieldPath): FieldError[] {
  const image = container.image ?? "";
  const errors =
    container.name === ""
      ? [requiredValue(path.child("name"))]
      : invalidTexts(path.child("name"), container.name, checkDns1123Label(container.name));
  if (image === "") {
    errors.push(requiredValue(path.child("image")));
  } else if (image !== image.trim()) {
    errors.push(invalidValue(path.child("image"), image, "must not have leading or trailing whitespace"));
  }
  const policies = ["FallbackToLogsOnError", "File"];
  return [
    ...errors,
    ...validateChoice(container.terminationMessagePolicy, policies, path.child("terminationMessagePolicy")),
    ...validatePorts(container.ports, facts, path.child("ports")),
    ...validateEnv(container.env, path.child("env")),
    ...validateEnvFrom(container.envFrom, path.child("envFrom")),
    ...validateVolumeMounts(container, facts.volumes, path.child("volumeMounts")),
    ...validateVolumeDevices(container, facts.volumes, path.child("volumeDevices")),
    ...validateChoice(
      container.imagePullPolicy,
      ["Always", "IfNotPresent", "Never"],
      path.child("imagePullPolicy"),
    ),
    ...validateResources(container.resources, path.child("resources")),
    ...validateOptionalChoice(
      container.restartPolicy,
      ["Always", "Never", "OnFailure"],
      path.child("restartPolicy"),
    ),
    ...validateSecurityContext(container.securityContext, path.child("securityContext")),
    ...validateResizePolicy(container.resizePolicy ?? [], path.child("resizePolicy")),
  ];
}

function validateResizePolicy(
  policies: readonly corev1.ContainerResizePolicy[],
  path: FieldPath,
): FieldError[] {
  const names = new UniqueNames();
  return policies.flatMap(({ resourceName, restartPolicy }, i) => [
    ...validateChoice(resourceName, ["cpu", "memory"], path.index(i).child("resourceName")),
    ...names.check(resourceName, path.index(i)),
    ...validateChoice(
      restartPolicy,
      ["NotRequired", "RestartContainer"],
      path.index(i).child("restartPolicy"),
    ),
  ]);
}

function validatePorts(
  ports: readonly corev1.ContainerPort[] | undefined,
  facts: PodFacts,
  path: FieldPath,
): FieldError[] {
  const names = new UniqueNames();
  return (ports ?? []).flatMap((port, i) => {
    const itemPath = path.index(i);
    const errors: FieldError[] = [];
    if (port.name) {
      const nameErrors = invalidTexts(itemPath.child("name"), port.name, checkPortName(port.name));
      errors.push(...(nameErrors.length > 0 ? nameErrors : names.check(port.name, itemPath.child("name"))));
    }
    const number = port.containerPort ?? 0;
    if (number === 0) errors.push(requiredValue(itemPath.child("containerPort")));
    else errors.push(...invalidTexts(itemPath.child("containerPort"), number, checkPortNumber(number)));
    const hostPort = port.hostPort ?? 0;
    if (hostPort !== 0)
      errors.push(...invalidTexts(itemPath.child("hostPort"), hostPort, checkPortNumber(hostPort)));
    errors.push(...validateChoice(port.protocol, ["SCTP", "TCP", "UDP"], itemPath.child("protocol")));
    if (port.hostIP) errors.push(...validateIp(port.hostIP, itemPath.child("hostIP")));
    if (facts.hostNetwork && hostPort !== 0 && hostPort !== number) {
      const detail = "must match `containerPort` when `hostNetwork` is true";
      errors.push(invalidValue(itemPath.child("hostPort"), hostPort, detail));
    }
    return errors;
  });
}

/** No two containers of a pod take the same port of the host. */
function validateHostPorts(
  containers: readonly corev1.Container[],
  path: FieldPath,
  offset = 0,
): FieldError[] {
  const taken = new Set<string>();
  const errors: FieldError[] = [];
  for (const [i, container] of containers.entries()) {
    for (const [j, port] of (container.ports ?? []).entries()) {
      if (!port.hostPort) continue;
      const key = `${port.protocol ?? ""}/${port.hostIP ?? ""}/${port.hostPort}`;
      if (taken.has(key)) {
        const portPath = path
          .index(i + offset)
          .child("ports")
          .index(j)
          .child("hostPort");
        errors.push(duplicateValue(portPath, key));
      }
      taken.add(key);
    }
  }
  return errors;
}
