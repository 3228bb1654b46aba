import type { corev1 } from "@kubets/api";
import { newBadRequest } from "@kubets/apimachinery";

/** The container of a pod that a request means; BadRequest when it names none of them, or has to choose. */
export function containerOf(pod: corev1.Pod, asked: string): string {
  const { containers, initContainers = [], ephemeralContainers = [] } = pod.spec;
  const name = pod.metadata.name ?? "";
  if (asked !== "") {
    const all = [...containers, ...initContainers, ...ephemeralContainers];
    if (all.some((container) => container.name === asked)) return asked;
    throw newBadRequest(`container ${asked} is not valid for pod ${name}`);
  }
  const [only, second] = containers;
  if (only && !second) return only.name;
  const choices = [`choose one of: [${namesOf(containers)}]`];
  if (initContainers.length > 0) choices.push(`or one of the init containers: [${namesOf(initContainers)}]`);
  if (ephemeralContainers.length > 0)
    choices.push(`or one of the ephemeral containers: [${namesOf(ephemeralContainers)}]`);
  throw newBadRequest(`a container name must be specified for pod ${name}, ${choices.join(" ")}`);
}

function namesOf(containers: readonly { readonly name: string }[]): string {
  return containers.map(({ name }) => name).join(" ");
}
