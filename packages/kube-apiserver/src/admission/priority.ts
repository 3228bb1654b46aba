import type { corev1, KubernetesObject, schedulingv1 } from "@kubets/api";
import { newForbidden } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import { systemPriorities } from "../registry/kinds/other/priority-classes.ts";
import type { ObjectLookup } from "./object-lookup.ts";
import { isPodRequest } from "./pod-requests.ts";

interface Priority {
  readonly className: string;
  readonly value: number;
  readonly preemptionPolicy: corev1.PreemptionPolicy;
}

/** Turns a pod's priority class into its priority, the only thing the scheduler looks at. */
export class PriorityAdmission implements AdmissionPlugin {
  readonly name = "Priority";
  readonly #lookup: ObjectLookup;

  constructor(deps: { readonly lookup: ObjectLookup }) {
    this.#lookup = deps.lookup;
  }

  handles(request: AdmissionRequest): boolean {
    return request.operation !== "DELETE" && isPodRequest(request);
  }

  async admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const pod = request.object as corev1.Pod; // handles() has checked
    if (request.operation === "UPDATE") return keepPriority(pod, request.old as corev1.Pod); // likewise
    const priority = await this.#priorityOf(pod, request);
    const given = pod.spec.priority;
    if (given !== undefined && given !== priority.value) {
      const why = `the integer value of priority (${given}) must not be provided in pod spec; priority admission controller computed ${priority.value} from the given PriorityClass name`;
      throw newForbidden(request.type, request.name, why);
    }
    const policy = pod.spec.preemptionPolicy ?? priority.preemptionPolicy;
    if (policy !== priority.preemptionPolicy) {
      const why = `the string value of PreemptionPolicy (${policy}) must not be provided in pod spec; priority admission controller computed ${priority.preemptionPolicy} from the given PriorityClass name`;
      throw newForbidden(request.type, request.name, why);
    }
    const spec: corev1.PodSpec = {
      ...pod.spec,
      priority: priority.value,
      preemptionPolicy: policy,
      ...(priority.className === "" ? {} : { priorityClassName: priority.className }),
    };
    const admitted: corev1.Pod = { ...pod, spec };
    return admitted;
  }

  async #priorityOf(pod: corev1.Pod, request: AdmissionRequest): Promise<Priority> {
    const name = pod.spec.priorityClassName ?? "";
    if (name === "") return this.#defaultPriority();
    const key = { group: "scheduling.k8s.io", resource: "priorityclasses", namespace: "", name };
    const found = await this.#lookup.find<schedulingv1.PriorityClass>(key, request.signal);
    if (found !== undefined) return fromClass(found);
    const system = systemPriorities.get(name);
    if (system === undefined) {
      throw newForbidden(request.type, request.name, `no PriorityClass with name ${name} was found`);
    }
    return { className: name, value: system, preemptionPolicy: "PreemptLowerPriority" };
  }

  /** The global default; the lowest when there are several. */
  #defaultPriority(): Priority {
    const defaults = this.#lookup
      .list<schedulingv1.PriorityClass>("scheduling.k8s.io", "priorityclasses")
      .filter((object) => object.globalDefault === true)
      .sort((a, b) => a.value - b.value);
    const [lowest] = defaults;
    return lowest ? fromClass(lowest) : { className: "", value: 0, preemptionPolicy: "PreemptLowerPriority" };
  }
}

function fromClass(object: schedulingv1.PriorityClass): Priority {
  return {
    className: object.metadata.name ?? "",
    value: object.value,
    preemptionPolicy: object.preemptionPolicy ?? "PreemptLowerPriority",
  };
}

/** A client that does not know the fields must not take them away. */
function keepPriority(pod: corev1.Pod, old: corev1.Pod): corev1.Pod | undefined {
  const { priority, preemptionPolicy } = old.spec;
  const spec: corev1.PodSpec = {
    ...pod.spec,
    ...(pod.spec.priority === undefined && priority !== undefined ? { priority } : {}),
    ...(pod.spec.preemptionPolicy === undefined && preemptionPolicy !== undefined
      ? { preemptionPolicy }
      : {}),
  };
  return { ...pod, spec };
}
