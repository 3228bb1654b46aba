import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { createInformerFactory } from "@kubets/client";
import { createFakeClient } from "@kubets/client/testing";
import type { FakeClient } from "@kubets/client/testing";
import { silentLogger } from "@kubets/component-base";
import { FakeRuntime } from "@kubets/cri/testing";
import { buildPods } from "../pods.ts";
import { ContainerEvents } from "../runtime/container-events.ts";
import { testPod } from "./builders.ts";

/** Many, as a turn takes microseconds and a busy machine's disk milliseconds. */
const maxTurns = 200_000;

export interface ToldEvent {
  readonly reason: string;
  readonly message: string;
}

/**
 * The part of a kubelet that runs pods, over a fake runtime and a fake API, on a clock that stands still. Only the
 * disk is real: a folder that goes with the harness.
 */
export class NodeHarness implements AsyncDisposable {
  readonly clock = new FakeClock();
  readonly client: FakeClient = createFakeClient({ clock: this.clock });
  readonly runtime: FakeRuntime;
  readonly events: ToldEvent[] = [];
  readonly #directory = mkdtempSync(join(tmpdir(), "kubelet-"));
  #stop = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor() {
    this.runtime = new FakeRuntime({ clock: this.clock });
  }

  /** Begins, or begins again after `crash`. */
  async start(): Promise<void> {
    const { clock, client, runtime } = this;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const factory = createInformerFactory({ client, clock, random: new SeededRandom(1) });
    const { manager } = buildPods({
      client,
      cri: runtime,
      clock,
      logger: silentLogger,
      events: { event: (_about, _type, reason, message) => void this.events.push({ reason, message }) },
      signal,
      podInformer: factory.informer(resources.pods, { fieldSelector: "spec.nodeName=node-1" }),
      serviceInformer: factory.informer(resources.services),
      runtimeName: "fake",
      rootDir: this.#directory,
      hostIPs: ["127.10.192.1"],
      allocatable: { cpu: "4", memory: "8Gi", pods: "110" },
      node: () => ({ metadata: { name: "node-1" }, allocatable: { cpu: "4", memory: "8Gi", pods: "110" } }),
      networkProblem: () => undefined,
      mayBindLowPorts: true,
    });
    const factoryRun = factory.run({ signal });
    await factory.waitForSync({ signal });
    const containerEvents = new ContainerEvents({
      runtime: runtime.runtime,
      clock,
      logger: silentLogger,
      relistIntervalMs: 10_000,
      onPodEvent: (uid) => manager.notifyRuntime(uid),
      onRelist: () => void manager.relist({ signal }).catch(() => undefined),
      onLost: () => undefined,
    });
    this.#running = Promise.allSettled([
      factoryRun,
      manager.run({ signal }),
      containerEvents.run({ signal }),
    ]);
  }

  /** Everything in memory is lost; runtime, API and disk stay. */
  async crash(): Promise<void> {
    this.#stop.abort(new Error("crashed"));
    await this.#running;
  }

  put(spec: Partial<corev1.PodSpec>, metadata: Partial<corev1.Pod["metadata"]> = {}): void {
    this.client.put(resources.pods, testPod(spec, { metadata }));
  }

  pod(name = "pod"): corev1.Pod | undefined {
    return this.client.find(resources.pods, "ns", name);
  }

  /** Lets what is under way go on, without letting time pass, until it holds. Fails after many turns. */
  async until(what: string, holds: () => boolean): Promise<void> {
    for (let turn = 0; turn < maxTurns; turn++) {
      if (holds()) return;
      await this.clock.step(0);
      // The disk answers in turns of the event loop, which the clock knows nothing of.
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error(
      `${what} did not come true: ${JSON.stringify({ pod: this.pod()?.status, events: this.events })}`,
    );
  }

  /** Gives whatever might still happen the chance to. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 50; turn++) {
      await this.clock.step(0);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** CRI calls of one kind so far. */
  calls(method: string): number {
    return this.runtime.calls.filter((call) => call.method === method).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.crash();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
