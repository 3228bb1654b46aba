import type { corev1 } from "@kubets/api";
import { ContainerConfigError } from "./config-source.ts";
import type { ConfigSource } from "./config-source.ts";
import { expand } from "./expansion.ts";
import { fieldPathValue } from "./field-path.ts";
import type { PodFacts } from "./field-path.ts";
import { resourceFieldValue } from "./resource-field.ts";
import { serviceEnvironment } from "./service-environment.ts";

export interface EnvironmentInput {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  readonly facts: PodFacts;
  readonly services: readonly corev1.Service[];
  /** The node's, for limits that are not set. */
  readonly allocatable: Readonly<Record<string, string>>;
  readonly source: ConfigSource;
  readonly signal: AbortSignal;
}

/**
 * A container's environment, in the order Kubernetes gives it: services, then envFrom, then env, the later one
 * winning. Rejects with ContainerConfigError when something it must have is not there.
 */
export async function makeEnvironment(input: EnvironmentInput): Promise<ReadonlyMap<string, string>> {
  const services = serviceEnvironment(input.pod, input.services);
  const result = new Map<string, string>();
  for (const from of input.container.envFrom ?? []) {
    for (const [key, value] of Object.entries(await readEnvFrom(from, input))) {
      result.set((from.prefix ?? "") + key, value);
    }
  }
  const explicit = new Map(result);
  for (const variable of input.container.env ?? []) {
    const value = await readVariable(variable, input, (name) => explicit.get(name) ?? services.get(name));
    if (value === undefined) continue;
    explicit.set(variable.name, value);
  }
  for (const [name, value] of services) if (!explicit.has(name)) explicit.set(name, value);
  return explicit;
}

async function readVariable(
  variable: corev1.EnvVar,
  input: EnvironmentInput,
  valueOf: (name: string) => string | undefined,
): Promise<string | undefined> {
  const from = variable.valueFrom;
  if (from === undefined) return expand(variable.value ?? "", valueOf);
  if (from.fieldRef) {
    const value = fieldPathValue(input.pod, from.fieldRef.fieldPath, input.facts);
    if (value === undefined)
      throw new ContainerConfigError(`unsupported fieldPath: ${from.fieldRef.fieldPath}`);
    return value;
  }
  if (from.resourceFieldRef) {
    return resourceFieldValue(input.pod, from.resourceFieldRef, {
      container: input.container,
      allocatable: input.allocatable,
    });
  }
  if (from.configMapKeyRef) return await readConfigMapKey(from.configMapKeyRef, input);
  if (from.secretKeyRef) return await readSecretKey(from.secretKeyRef, input);
  throw new ContainerConfigError(`env ${variable.name}: this kind of valueFrom is not supported`);
}

async function readConfigMapKey(
  ref: corev1.ConfigMapKeySelector,
  input: EnvironmentInput,
): Promise<string | undefined> {
  const namespace = input.pod.metadata.namespace ?? "";
  const name = ref.name ?? "";
  const configMap = await input.source.configMap(namespace, name, input);
  if (!configMap) {
    if (ref.optional) return undefined;
    throw new ContainerConfigError(`configmap "${name}" not found`);
  }
  const value = configMap.data?.[ref.key];
  if (value !== undefined || ref.optional) return value;
  throw new ContainerConfigError(`couldn't find key ${ref.key} in ConfigMap ${namespace}/${name}`);
}

async function readSecretKey(
  ref: corev1.SecretKeySelector,
  input: EnvironmentInput,
): Promise<string | undefined> {
  const namespace = input.pod.metadata.namespace ?? "";
  const name = ref.name ?? "";
  const secret = await input.source.secret(namespace, name, input);
  if (!secret) {
    if (ref.optional) return undefined;
    throw new ContainerConfigError(`secret "${name}" not found`);
  }
  const value = secret.data?.[ref.key];
  if (value !== undefined) return decodeBase64(value);
  if (ref.optional) return undefined;
  throw new ContainerConfigError(`couldn't find key ${ref.key} in Secret ${namespace}/${name}`);
}

async function readEnvFrom(
  from: corev1.EnvFromSource,
  input: EnvironmentInput,
): Promise<Readonly<Record<string, string>>> {
  const namespace = input.pod.metadata.namespace ?? "";
  if (from.configMapRef) {
    const name = from.configMapRef.name ?? "";
    const configMap = await input.source.configMap(namespace, name, input);
    if (!configMap && !from.configMapRef.optional) {
      throw new ContainerConfigError(`configmap "${name}" not found`);
    }
    return configMap?.data ?? {};
  }
  const name = from.secretRef?.name ?? "";
  const secret = await input.source.secret(namespace, name, input);
  if (!secret && !from.secretRef?.optional) throw new ContainerConfigError(`secret "${name}" not found`);
  return Object.fromEntries(
    Object.entries(secret?.data ?? {}).map(([key, value]) => [key, decodeBase64(value)]),
  );
}

function decodeBase64(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
