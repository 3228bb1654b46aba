import type { corev1, KubernetesObject } from "@kubets/api";
import { newForbidden, podLimits, podRequests, Quantity } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import type { ObjectLookup } from "./object-lookup.ts";
import { isNewPod } from "./pod-requests.ts";

type Amounts = Readonly<Record<string, string>>;

/** Applies a namespace's LimitRanges to new pods: defaults first, then the bounds. */
export class LimitRanger implements AdmissionPlugin {
  readonly name = "LimitRanger";
  readonly #lookup: ObjectLookup;

  constructor(deps: { readonly lookup: ObjectLookup }) {
    this.#lookup = deps.lookup;
  }

  handles(request: AdmissionRequest): boolean {
    return isNewPod(request);
  }

  admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const ranges = this.#lookup.list<corev1.LimitRange>("", "limitranges", request.namespace);
    const items = ranges.flatMap((range) => range.spec.limits);
    if (items.length === 0) return Promise.resolve(undefined);
    const pod = request.object as corev1.Pod; // handles() has checked
    const admitted = applyDefaults(
      pod,
      items.filter((item) => item.type === "Container"),
    );
    const problems = items.flatMap((item) => violations(admitted, item));
    if (problems.length > 0) {
      const why = problems.length === 1 ? (problems[0] ?? "") : `[${problems.join(", ")}]`;
      throw newForbidden(request.type, request.name, why);
    }
    return Promise.resolve(admitted);
  }
}

function applyDefaults(pod: corev1.Pod, items: readonly corev1.LimitRangeItem[]): corev1.Pod {
  const limits: Amounts = Object.assign({}, ...items.map((item) => item.default ?? {}));
  const requests: Amounts = Object.assign({}, ...items.map((item) => item.defaultRequest ?? {}));
  const complete = (container: corev1.Container): corev1.Container => {
    const resources = container.resources ?? {};
    // What a container asks for itself counts more than a default of the other side.
    const requested = { ...requests, ...resources.limits, ...resources.requests };
    const limited = { ...limits, ...resources.limits };
    return {
      ...container,
      resources: {
        ...resources,
        ...(Object.keys(limited).length > 0 ? { limits: limited } : {}),
        ...(Object.keys(requested).length > 0 ? { requests: requested } : {}),
      },
    };
  };
  const { initContainers } = pod.spec;
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: pod.spec.containers.map(complete),
      ...(initContainers ? { initContainers: initContainers.map(complete) } : {}),
    },
  };
}

function violations(pod: corev1.Pod, item: corev1.LimitRangeItem): string[] {
  if (item.type === "Pod") {
    return checkBounds(item, textsOf(podRequests(pod.spec)), textsOf(podLimits(pod.spec)));
  }
  if (item.type !== "Container") return [];
  return [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].flatMap(({ resources }) =>
    checkBounds(item, resources?.requests ?? {}, resources?.limits ?? {}),
  );
}

function textsOf(amounts: ReadonlyMap<string, Quantity>): Amounts {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, amount.toString()]));
}

function checkBounds(item: corev1.LimitRangeItem, requests: Amounts, limits: Amounts): string[] {
  const problems: string[] = [];
  for (const [name, min] of Object.entries(item.min ?? {})) {
    const request = requests[name];
    if (request === undefined)
      problems.push(`minimum ${name} usage per ${item.type} is ${min}.  No request is specified`);
    else if (isLess(request, min))
      problems.push(`minimum ${name} usage per ${item.type} is ${min}, but request is ${request}`);
  }
  for (const [name, max] of Object.entries(item.max ?? {})) {
    const limit = limits[name];
    if (limit === undefined)
      problems.push(`maximum ${name} usage per ${item.type} is ${max}.  No limit is specified`);
    else if (isLess(max, limit))
      problems.push(`maximum ${name} usage per ${item.type} is ${max}, but limit is ${limit}`);
  }
  return problems;
}

function isLess(a: string, b: string): boolean {
  return Quantity.parse(a).compare(Quantity.parse(b)) < 0;
}
