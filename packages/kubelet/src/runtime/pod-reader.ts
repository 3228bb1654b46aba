import { isCriError } from "@kubets/cri";
import type { ContainerStatus, PodSandbox, RuntimeService } from "@kubets/cri";
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
    const { items } = await this.#runtime.listPodSandbox({ filter: { labelSelector } }, options);
    return groupByPod(await Promise.all(items.map((item) => this.#sandbox(item, options))));
  }

  /** A sandbox and what is in it; undefined when it is gone. */
  async #sandbox(item: PodSandbox, options: ReadOptions): Promise<FoundSandbox | undefined> {
    const podSandboxId = item.id;
    const response = await orGone(this.#runtime.podSandboxStatus({ podSandboxId }, options));
    if (!response?.status) return undefined;
    // A runtime that stamps its answer tells the containers with it, all of one moment; others are asked for each.
    const statuses =
      response.timestamp > 0n ? response.containersStatuses : await this.#statuses(podSandboxId, options);
    const containers = await Promise.all(statuses.map((status) => this.#container(status, podSandboxId)));
    return { labels: item.labels, sandbox: sandboxFromCri(response.status), containers };
  }

  async #statuses(podSandboxId: string, options: ReadOptions): Promise<readonly ContainerStatus[]> {
    const { containers } = await this.#runtime.listContainers({ filter: { podSandboxId } }, options);
    const answers = await Promise.all(
      containers.map(({ id }) => orGone(this.#runtime.containerStatus({ containerId: id }, options))),
    );
    return answers.flatMap((answer) => (answer?.status ? [answer.status] : []));
  }

  async #container(status: ContainerStatus, sandboxId: string): Promise<RuntimeContainer> {
    const container = containerFromCri(status, sandboxId);
    if (container.state !== "exited") return container;
    const words = await this.#wordsOf(status);
    return words === "" ? container : { ...container, message: joinMessages(container.message, words) };
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

interface FoundSandbox {
  readonly labels: Readonly<Record<string, string>>;
  readonly sandbox: RuntimeSandbox;
  readonly containers: readonly RuntimeContainer[];
}

function groupByPod(found: readonly (FoundSandbox | undefined)[]): RuntimePod[] {
  const own = found.flatMap((one) => (one && runtimeLabels.podUid in one.labels ? [one] : []));
  const byUid = Map.groupBy(own, ({ labels }) => labels[runtimeLabels.podUid] ?? "");
  return [...byUid].map(([uid, ofPod]) => {
    const labels = ofPod[0]?.labels ?? {};
    return {
      uid,
      name: labels[runtimeLabels.podName] ?? "",
      namespace: labels[runtimeLabels.podNamespace] ?? "",
      sandboxes: sortNewestFirst(
        ofPod.map(({ sandbox }) => sandbox),
        ({ attempt }) => attempt,
      ),
      containers: sortNewestFirst(
        ofPod.flatMap(({ containers }) => containers),
        ({ restartCount }) => restartCount,
      ),
    };
  });
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
