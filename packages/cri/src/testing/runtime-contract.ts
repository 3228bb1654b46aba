/** The behaviour of a container runtime that a kubelet relies on. Call it in a test file of an implementation. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CriClient } from "../client.ts";
import { isCriError } from "../cri-error.ts";
import type { ContainerStatus } from "../generated/runtime-v1.ts";

/** Containers with the behaviour that the suite needs, in the implementation's terms. */
export interface ContractContainer {
  readonly name: string;
  readonly command: readonly string[];
}

export interface RuntimeContractHarness extends AsyncDisposable {
  readonly client: CriClient;
  /** Containers whose command… */
  readonly containers: {
    /** …runs until it is stopped, and then exits with 143. */
    readonly runs: ContractContainer;
    /** …exits at once with code 3. */
    readonly exitsWith3: ContractContainer;
    /** …ignores its stop signal, once it is ready. */
    readonly ignoresTerm: ContractContainer;
    /** …does not exist. */
    readonly missing: ContractContainer;
  };
  /** Resolves when the container that ignores its stop signal does so. */
  untilReady(containerId: string): Promise<void>;
  /** Waits for the promise, letting time pass. */
  settle<T>(promise: Promise<T>): Promise<T>;
}

const image = "busybox";

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (err: unknown) => err,
  );
}

class Pod {
  readonly #client: CriClient;
  readonly id: string;

  private constructor(client: CriClient, id: string) {
    this.#client = client;
    this.id = id;
  }

  static async run(client: CriClient, name: string): Promise<Pod> {
    const metadata = { name, uid: `uid-${name}`, namespace: "default" };
    const config = { metadata, hostname: name, labels: { app: name } };
    const { podSandboxId } = await client.runtime.runPodSandbox({ config });
    return new Pod(client, podSandboxId);
  }

  async create(container: ContractContainer): Promise<string> {
    const config = {
      metadata: { name: container.name },
      image: { image },
      command: container.command,
      labels: { app: "x" },
    };
    const { containerId } = await this.#client.runtime.createContainer({ podSandboxId: this.id, config });
    return containerId;
  }

  async start(container: ContractContainer): Promise<string> {
    const containerId = await this.create(container);
    await this.#client.runtime.startContainer({ containerId });
    return containerId;
  }

  async remove(): Promise<void> {
    await this.#client.runtime.removePodSandbox({ podSandboxId: this.id });
  }
}

export function runRuntimeContract(name: string, open: () => Promise<RuntimeContractHarness>): void {
  describe(`${name} keeps the runtime contract`, () => {
    let harness: RuntimeContractHarness;
    let client: CriClient;

    beforeAll(async () => {
      harness = await open();
      ({ client } = harness);
      await client.image.pullImage({ image: { image } });
    });

    afterAll(async () => {
      await harness[Symbol.asyncDispose]();
    });

    const statusOf = async (containerId: string): Promise<ContainerStatus> => {
      const { status } = await client.runtime.containerStatus({ containerId });
      if (status === undefined) throw new Error("a container without status");
      return status;
    };

    const untilExited = async (containerId: string): Promise<ContainerStatus> => {
      for (;;) {
        const status = await statusOf(containerId);
        if (status.state === "CONTAINER_EXITED") return status;
        await harness.settle(Promise.resolve());
      }
    };

    it("gives a ready sandbox an address and takes it back when it is stopped", async () => {
      const pod = await Pod.run(client, "sandbox");
      const before = await client.runtime.podSandboxStatus({ podSandboxId: pod.id });
      expect(before.status?.state).toBe("SANDBOX_READY");
      expect(before.status?.network?.ip).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      await client.runtime.stopPodSandbox({ podSandboxId: pod.id });
      await client.runtime.stopPodSandbox({ podSandboxId: pod.id });
      const after = await client.runtime.podSandboxStatus({ podSandboxId: pod.id });
      expect([after.status?.state, after.status?.network?.ip]).toEqual(["SANDBOX_NOTREADY", ""]);
      await pod.remove();
      await pod.remove();
      const gone = await failureOf(client.runtime.podSandboxStatus({ podSandboxId: pod.id }));
      expect(isCriError(gone, "NotFound")).toBe(true);
    });

    it("goes from created to running to exited", async () => {
      const pod = await Pod.run(client, "lifecycle");
      const containerId = await pod.create(harness.containers.runs);
      expect((await statusOf(containerId)).state).toBe("CONTAINER_CREATED");
      await client.runtime.startContainer({ containerId });
      const running = await statusOf(containerId);
      expect([running.state, running.startedAt > 0n]).toEqual(["CONTAINER_RUNNING", true]);
      await harness.settle(client.runtime.stopContainer({ containerId, timeout: 30 }));
      const ended = await statusOf(containerId);
      expect([ended.state, ended.exitCode, ended.reason]).toEqual(["CONTAINER_EXITED", 143, "Error"]);
      expect(ended.finishedAt).toBeGreaterThanOrEqual(ended.startedAt);
      await pod.remove();
    });

    it("reports the exit code of a command that ends by itself", async () => {
      const pod = await Pod.run(client, "exits");
      const status = await untilExited(await pod.start(harness.containers.exitsWith3));
      expect([status.exitCode, status.reason]).toEqual([3, "Error"]);
      await pod.remove();
    });

    it("kills a command that outlives its grace period", async () => {
      const pod = await Pod.run(client, "stubborn");
      const containerId = await pod.start(harness.containers.ignoresTerm);
      await harness.untilReady(containerId);
      await harness.settle(client.runtime.stopContainer({ containerId, timeout: 1 }));
      expect((await statusOf(containerId)).exitCode).toBe(137);
      await client.runtime.stopContainer({ containerId, timeout: 1 });
      await pod.remove();
    });

    it("fails to start a command that does not exist, and keeps the reason", async () => {
      const pod = await Pod.run(client, "missing");
      const containerId = await pod.create(harness.containers.missing);
      const failure = await failureOf(client.runtime.startContainer({ containerId }));
      expect(String(failure)).toContain("executable file not found in $PATH");
      const status = await statusOf(containerId);
      expect([status.state, status.exitCode, status.reason]).toEqual(["CONTAINER_EXITED", 128, "StartError"]);
      expect(status.message).toContain("executable file not found in $PATH");
      await pod.remove();
    });

    it("refuses a second start, a second container of one attempt, and unknown containers", async () => {
      const pod = await Pod.run(client, "refusals");
      const containerId = await pod.start(harness.containers.runs);
      const again = await failureOf(client.runtime.startContainer({ containerId }));
      expect(isCriError(again, "FailedPrecondition")).toBe(true);
      expect(isCriError(await failureOf(pod.create(harness.containers.runs)), "AlreadyExists")).toBe(true);
      const unknown = await failureOf(client.runtime.containerStatus({ containerId: "unknown" }));
      expect(isCriError(unknown, "NotFound")).toBe(true);
      await client.runtime.removeContainer({ containerId: "unknown" });
      await pod.remove();
    });

    it("lists by id, sandbox, state and label", async () => {
      const pod = await Pod.run(client, "lists");
      const containerId = await pod.start(harness.containers.runs);
      const idsOf = async (filter: object): Promise<string[]> =>
        (await client.runtime.listContainers({ filter })).containers.map(({ id }) => id);
      expect(await idsOf({ id: containerId })).toEqual([containerId]);
      expect(await idsOf({ podSandboxId: pod.id, state: { state: "CONTAINER_RUNNING" } })).toEqual([
        containerId,
      ]);
      expect(await idsOf({ podSandboxId: pod.id, state: { state: "CONTAINER_EXITED" } })).toEqual([]);
      expect(await idsOf({ podSandboxId: pod.id, labelSelector: { app: "y" } })).toEqual([]);
      const { items } = await client.runtime.listPodSandbox({ filter: { labelSelector: { app: "lists" } } });
      expect(items.map(({ id }) => id)).toEqual([pod.id]);
      await pod.remove();
      expect(await idsOf({ podSandboxId: pod.id })).toEqual([]);
    });

    it("tells what happens to containers as it happens", async () => {
      const abort = new AbortController();
      const events = client.runtime.getContainerEvents({}, { signal: abort.signal })[Symbol.asyncIterator]();
      const first = events.next();
      // A stream is open at the latest when a call made after it has been answered.
      await client.runtime.version({});
      const pod = await Pod.run(client, "events");
      const containerId = await pod.start(harness.containers.exitsWith3);
      await untilExited(containerId);
      await pod.remove();
      const seen = [await first, await events.next(), await events.next(), await events.next()];
      expect(seen.map(({ value }) => value?.containerEventType)).toEqual([
        "CONTAINER_CREATED_EVENT",
        "CONTAINER_STARTED_EVENT",
        "CONTAINER_STOPPED_EVENT",
        "CONTAINER_DELETED_EVENT",
      ]);
      const stopped: ContainerStatus[] = seen[2]?.value?.containersStatuses ?? [];
      expect(stopped.map(({ id, exitCode }) => [id, exitCode])).toEqual([[containerId, 3]]);
      abort.abort(new Error("seen enough"));
      await events.return?.();
    });

    it("knows images by name and id once they are pulled, and says which it cannot find", async () => {
      const { imageRef } = await client.image.pullImage({ image: { image: "busybox:1.36" } });
      const { image: found } = await client.image.imageStatus({ image: { image: imageRef } });
      expect(found?.id).toBe(imageRef);
      const unknown = await client.image.imageStatus({ image: { image: "busybox:never-pulled" } });
      expect(unknown.image).toBeUndefined();
      const failure = await failureOf(client.image.pullImage({ image: { image: "nosuchimage" } }));
      expect(isCriError(failure, "NotFound")).toBe(true);
      await client.image.removeImage({ image: { image: imageRef } });
      await client.image.removeImage({ image: { image: imageRef } });
    });
  });
}
