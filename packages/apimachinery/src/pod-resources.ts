import type { corev1 } from "@kubets/api";
import { isRestartableInitContainer } from "./pod-status.ts";
import { Quantity } from "./quantity.ts";

type Amounts = Readonly<Record<string, string>>;

/** Amounts by resource name: cpu, memory, ephemeral-storage, … */
export type ResourceAmounts = ReadonlyMap<string, Quantity>;

/**
 * What the scheduler counts for a pod: containers and sidecars added up, or the largest init container with the
 * sidecars before it when that is more; pod-level requests replace both; overhead comes on top.
 */
export function podRequests(spec: corev1.PodSpec): ResourceAmounts {
  return podAmounts(spec, (resources) => resources?.requests);
}

/** Likewise for limits. Overhead is added only to resources that have a limit. */
export function podLimits(spec: corev1.PodSpec): ResourceAmounts {
  return podAmounts(spec, (resources) => resources?.limits, { overheadOnlyWhereSet: true });
}

type AmountsOf = (resources: corev1.ResourceRequirements | undefined) => Amounts | undefined;

function podAmounts(
  spec: corev1.PodSpec,
  amountsOf: AmountsOf,
  options: { readonly overheadOnlyWhereSet?: boolean } = {},
): ResourceAmounts {
  const total = new Map<string, Quantity>();
  for (const container of spec.containers) addAll(total, amountsOf(container.resources));
  const sidecars = new Map<string, Quantity>();
  const initPeak = new Map<string, Quantity>();
  for (const container of spec.initContainers ?? []) {
    const amounts = amountsOf(container.resources);
    if (isRestartableInitContainer(container)) {
      addAll(total, amounts);
      addAll(sidecars, amounts);
      takeLarger(initPeak, sidecars);
    } else {
      const running = new Map(sidecars);
      addAll(running, amounts);
      takeLarger(initPeak, running);
    }
  }
  takeLarger(total, initPeak);
  for (const [name, amount] of Object.entries(amountsOf(spec.resources) ?? {})) {
    total.set(name, Quantity.parse(amount));
  }
  for (const [name, amount] of Object.entries(spec.overhead ?? {})) {
    if (options.overheadOnlyWhereSet && !total.has(name)) continue;
    total.set(name, (total.get(name) ?? Quantity.zero).add(Quantity.parse(amount)));
  }
  return total;
}

function addAll(total: Map<string, Quantity>, amounts: Amounts | undefined): void {
  for (const [name, amount] of Object.entries(amounts ?? {})) {
    const parsed = Quantity.parse(amount);
    const before = total.get(name);
    total.set(name, before === undefined ? parsed : before.add(parsed));
  }
}

function takeLarger(total: Map<string, Quantity>, other: ResourceAmounts): void {
  for (const [name, amount] of other) {
    const before = total.get(name);
    if (before === undefined || amount.compare(before) > 0) total.set(name, amount);
  }
}

const qosResources = ["cpu", "memory"];

/** Guaranteed: every container limits cpu and memory and requests the same. BestEffort: none asks for any. */
export function podQosClass(spec: corev1.PodSpec): "Guaranteed" | "Burstable" | "BestEffort" {
  if (spec.resources?.requests !== undefined || spec.resources?.limits !== undefined) {
    return qosOf([spec.resources]);
  }
  const containers = [...(spec.initContainers ?? []), ...spec.containers];
  return qosOf(containers.map((container) => container.resources));
}

function qosOf(
  all: readonly (corev1.ResourceRequirements | undefined)[],
): "Guaranteed" | "Burstable" | "BestEffort" {
  const asked = (resources: Amounts | undefined): boolean =>
    qosResources.some((name) => isPositive(resources?.[name]));
  if (!all.some((resources) => asked(resources?.requests) || asked(resources?.limits))) return "BestEffort";
  const guaranteed = all.every((resources) =>
    qosResources.every((name) => {
      const limit = resources?.limits?.[name];
      if (limit === undefined || !isPositive(limit)) return false;
      const request = resources?.requests?.[name] ?? limit;
      return Quantity.parse(request).compare(Quantity.parse(limit)) === 0;
    }),
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}

function isPositive(amount: string | undefined): boolean {
  return amount !== undefined && Quantity.parse(amount).sign() > 0;
}
