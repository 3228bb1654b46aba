import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import { isCriError } from "@kubets/cri";
import type { RuntimeService } from "@kubets/cri";
import type { ImagePuller } from "../runtime/image-puller.ts";
import type { PodReader } from "../runtime/pod-reader.ts";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { podLogDirectory } from "../runtime/sandbox-config.ts";
import { isMissing } from "../volumes/atomic-writer.ts";
import type { PodVolumes } from "../volumes/pod-volumes.ts";
import type { ServiceAccountTokens } from "../volumes/service-account-tokens.ts";
import type { PodActuator } from "./pod-actuator.ts";

export interface PodRemainsOptions {
  readonly runtime: RuntimeService;
  readonly reader: PodReader;
  readonly volumes: PodVolumes;
  readonly tokens: ServiceAccountTokens;
  readonly images: ImagePuller;
  readonly actuator: PodActuator;
  readonly logRoot: string;
}

/** Clears away what pods leave behind. */
export class PodRemains {
  readonly #options: PodRemainsOptions;

  constructor(options: PodRemainsOptions) {
    this.#options = options;
  }

  /** What a pod that is over does not need any more. Its containers and logs stay. */
  async freeResources(uid: string): Promise<void> {
    this.#forget(uid);
    await this.#options.volumes.tearDown(uid);
  }

  /** Everything: containers, sandboxes, volumes, logs. */
  async remove(pod: corev1.Pod, options: { readonly signal: AbortSignal }): Promise<void> {
    const { name = "", namespace = "", uid = "" } = pod.metadata;
    this.#forget(uid);
    const runtime = await this.#options.reader.read(uid, options);
    if (runtime) await this.#removeFromRuntime(runtime, options);
    await this.#options.volumes.tearDown(uid);
    const logs = podLogDirectory(this.#options.logRoot, { name, namespace, uid });
    await rm(logs, { recursive: true, force: true });
  }

  /** A pod of which nothing is known but what the runtime has. */
  async removeOrphan(runtime: RuntimePod, options: { readonly signal: AbortSignal }): Promise<void> {
    await this.#removeFromRuntime(runtime, options);
    await this.#options.volumes.tearDown(runtime.uid);
    await rm(podLogDirectory(this.#options.logRoot, runtime), { recursive: true, force: true });
  }

  /** Directories of pods that are known to nobody: a crash may have left them. */
  async sweep(isKnown: (uid: string) => boolean): Promise<void> {
    const { logRoot, volumes } = this.#options;
    const [uids, logs] = await Promise.all([namesIn(volumes.podsRoot), namesIn(logRoot)]);
    for (const uid of uids) if (!isKnown(uid)) await volumes.tearDown(uid);
    for (const name of logs) {
      const uid = name.slice(name.lastIndexOf("_") + 1);
      if (!isKnown(uid)) await rm(join(logRoot, name), { recursive: true, force: true });
    }
  }

  async #removeFromRuntime(runtime: RuntimePod, { signal }: { readonly signal: AbortSignal }): Promise<void> {
    const cri = this.#options.runtime;
    await Promise.all(
      runtime.containers.map(({ id }) => unlessGone(cri.removeContainer({ containerId: id }, { signal }))),
    );
    for (const { id } of runtime.sandboxes) {
      await unlessGone(cri.stopPodSandbox({ podSandboxId: id }, { signal }));
      await unlessGone(cri.removePodSandbox({ podSandboxId: id }, { signal }));
    }
  }

  #forget(uid: string): void {
    this.#options.tokens.forget(uid);
    this.#options.images.forget(uid);
    this.#options.actuator.forget(uid);
  }
}

async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (err: unknown) {
    if (!isCriError(err, "NotFound")) throw err;
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory);
  } catch (err: unknown) {
    if (isMissing(err)) return [];
    throw err;
  }
}
