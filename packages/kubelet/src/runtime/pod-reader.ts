import { isCriError } from "@kubets/cri";
import type { Container, ContainerStatus, PodSandbox, RuntimeService } from "@kubets/cri";
import { containerFromCri, runtimeLabels, sandboxFromCri, sortNewestFirst } from "./runtime-pod.ts";
import type { RuntimeContainer, RuntimePod, RuntimeSandbox } from "./runtime-pod.ts";
import { readTerminationMessage } from "./termination-message.ts";

export interface ReadOptions {
  readonly signal: AbortSignal;
}

/** How many last words are remembered; they cannot change any more. */
const maxRemembered = 1_000;

/** Reads whole pods from the runtime. Things that vanish while it reads count as gone. */
export class PodReader {
  readonly #runtime: RuntimeService;
  readonly #lastWords = new Map<string, string>();

  constructor(deps: { readonly runtime: RuntimeService }) {
    this.#runtime = deps.runtime;
  }

  /** What the runtime has of the pod; undefined when that is nothing. */
  async read(uid: string, options: ReadOptions): Promise<RuntimePod | undefined> {
    const pods = await this.#read({ [runtimeLabels.podUid]: uid }, options);
    return pods[0];
  }

  /** All pods the runtime knows, by their uid label; sandboxes without one belong to somebody else. */
  readAll(options: ReadOptions): Promise<readonly RuntimePod[]> {
    return this.#read({}, options);
  }

  async #read(labelSelector: Readonly<Record<string, string>>, options: ReadOptions): Promise<RuntimePod[]> {
    const [{ items }, { containers }] = await Promise.all([
      this.#runtime.listPodSandbox({ filter: { labelSelector } }, options),
      this.#runtime.listContainers({ filter: { labelSelector } }, options),
    ]);
    const [sandboxes, statuses] = await Promise.all([
      Promise.all(items.map((sandbox) => this.#sandbox(sandbox, options))),
      Promise.all(containers.map((container) => this.#container(container, options))),
    ]);
    return groupByPod(items, containers, sandboxes, statuses);
  }

  async #sandbox(sandbox: PodSandbox, options: ReadOptions): Promise<RuntimeSandbox | undefined> {
    const response = await orGone(this.#runtime.podSandboxStatus({ podSandboxId: sandbox.id }, options));
    return response?.status && sandboxFromCri(response.status);
  }

  async #container(container: Container, options: ReadOptions): Promise<RuntimeContainer | undefined> {
    const response = await orGone(this.#runtime.containerStatus({ containerId: container.id }, options));
    if (!response?.status) return undefined;
    const status = containerFromCri(response.status, container.podSandboxId);
    if (status.state !== "exited") return status;
    const words = await this.#wordsOf(response.status);
    return words === "" ? status : { ...status, message: joinMessages(status.message, words) };
  }

  async #wordsOf(status: ContainerStatus): Promise<string> {
    const known = this.#lastWords.get(status.id);
    if (known !== undefined) return known;
    const words = await readTerminationMessage(status);
    this.#lastWords.set(status.id, words);
    for (const id of this.#lastWords.keys()) {
      if (this.#lastWords.size <= maxRemembered) break;
      this.#lastWords.delete(id);
    }
    return words;
  }
}

function groupByPod(
  items: readonly PodSandbox[],
  containers: readonly Container[],
  sandboxes: readonly (RuntimeSandbox | undefined)[],
  statuses: readonly (RuntimeContainer | undefined)[],
): RuntimePod[] {
  const pods = new Map<
    string,
    { pod: RuntimePod; sandboxes: RuntimeSandbox[]; containers: RuntimeContainer[] }
  >();
  const groupOf = (labels: Readonly<Record<string, string>>) => {
    const uid = labels[runtimeLabels.podUid];
    if (uid === undefined) return undefined;
    const known = pods.get(uid);
    if (known) return known;
    const pod = {
      uid,
      name: labels[runtimeLabels.podName] ?? "",
      namespace: labels[runtimeLabels.podNamespace] ?? "",
      sandboxes: [],
      containers: [],
    };
    const group = { pod, sandboxes: [], containers: [] };
    pods.set(uid, group);
    return group;
  };
  items.forEach((item, i) => {
    const sandbox = sandboxes[i];
    if (sandbox) groupOf(item.labels)?.sandboxes.push(sandbox);
  });
  containers.forEach((item, i) => {
    const status = statuses[i];
    if (status) groupOf(item.labels)?.containers.push(status);
  });
  return [...pods.values()].map((group) => ({
    ...group.pod,
    sandboxes: sortNewestFirst(group.sandboxes, ({ attempt }) => attempt),
    containers: sortNewestFirst(group.containers, ({ restartCount }) => restartCount),
  }));
}

function joinMessages(fromRuntime: string, words: string): string {
  return fromRuntime === "" ? words : `${fromRuntime}: ${words}`;
}

async function orGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (err: unknown) {
    if (isCriError(err, "NotFound")) return undefined;
    throw err;
  }
}
