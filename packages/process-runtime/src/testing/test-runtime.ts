/**
 * A real process-runtime in a directory of its own, for tests: started, killed and started again.
 * Disposing it kills its containers and fails when a process of them survives.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stream } from "node:stream";
import { RealClock } from "@kubets/apimachinery";
import { lifelineVariable } from "@kubets/component-base";
import { createCriClient } from "@kubets/cri";
import type { ContainerConfig, ContainerStatus, CriClient, Init } from "@kubets/cri";
import { findContainerProcesses } from "../process/container-sweep.ts";
import { reapContainers } from "../reap.ts";

const clock = new RealClock();
const never = new AbortController().signal;
const callTimeoutMs = 15_000;
const main = join(import.meta.dirname, "..", "main.ts");

/** Each runtime of a test process gets a pod range of its own. */
let nextRange = 1;

export interface TestPod {
  readonly podSandboxId: string;
  readonly ip: string;
}

export interface TestContainer extends TestPod {
  readonly containerId: string;
}

export type TestContainerOptions = Omit<Init<ContainerConfig>, "image" | "metadata"> & {
  readonly image?: string;
};

export class TestRuntime implements AsyncDisposable {
  readonly directory = mkdtempSync(join(tmpdir(), "kubets-runtime-"));
  readonly endpoint = `unix://${join(this.directory, "cri.sock")}`;
  readonly rootDir = join(this.directory, "root");
  readonly logDir = join(this.directory, "logs");
  readonly client: CriClient = createCriClient({ endpoint: this.endpoint, clock });
  readonly #podCidr = `127.${100 + (process.pid % 100)}.${nextRange++}.0/24`;
  #process: ChildProcess | undefined;
  #lifeline: Stream | undefined;

  static async start(): Promise<TestRuntime> {
    const runtime = new TestRuntime();
    await runtime.start();
    await runtime.client.runtime.updateRuntimeConfig({
      runtimeConfig: { networkConfig: { podCidr: runtime.#podCidr } },
    });
    return runtime;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const args = ["--root-dir", this.rootDir, "--listen", this.endpoint, "--node-name", "test"];
    const child = spawn(process.execPath, [main, ...args, "--log-level", "warn"], {
      env: { ...process.env, [lifelineVariable]: "3" },
      stdio: ["ignore", "ignore", "inherit", "pipe"],
    });
    // Node's `pipe` is a socket: closing it is what the death of a supervisor looks like.
    this.#lifeline = child.stdio[3] ?? undefined;
    this.#lifeline?.on("error", () => undefined);
    this.#process = child;
    await this.eventually("the runtime answers", async () => {
      const version = await this.client.runtime.version({}, { timeoutMs: 1000 }).catch(() => undefined);
      return version !== undefined;
    });
  }

  /** Ends the runtime and waits until it is gone; its containers go on. */
  async stop(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  /** Does to the runtime what the death of its supervisor does, and waits until it is gone. */
  async loseSupervisor(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    if (this.#lifeline instanceof Socket) this.#lifeline.destroy();
    await gone;
  }

  /** Fails, naming `what`, when the condition does not hold within 10 s. */
  async eventually(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
    const untilMs = clock.monotonicMs() + 10_000;
    while (!(await condition())) {
      if (clock.monotonicMs() > untilMs) throw new Error(`after 10 s it is not so that ${what}`);
      await clock.sleep(10, { signal: never });
    }
  }

  async pod(name: string): Promise<TestPod> {
    const { podSandboxId } = await this.client.runtime.runPodSandbox({
      config: {
        metadata: { name, uid: `uid-${name}`, namespace: "default" },
        hostname: name,
        logDirectory: this.logDir,
      },
    });
    const { status } = await this.client.runtime.podSandboxStatus({ podSandboxId });
    return { podSandboxId, ip: status?.network?.ip ?? "" };
  }

  /** A pod with one container of the same name, created but not started. */
  async create(name: string, options: TestContainerOptions): Promise<TestContainer> {
    const { image = "busybox", ...config } = options;
    await this.client.image.pullImage({ image: { image } });
    const pod = await this.pod(name);
    const { containerId } = await this.client.runtime.createContainer({
      podSandboxId: pod.podSandboxId,
      config: {
        logPath: `${name}.log`,
        ...config,
        metadata: { name },
        image: { image, userSpecifiedImage: image },
      },
    });
    return { ...pod, containerId };
  }

  async run(name: string, options: TestContainerOptions): Promise<TestContainer> {
    const container = await this.create(name, options);
    const { containerId } = container;
    await this.client.runtime.startContainer({ containerId }, { timeoutMs: callTimeoutMs });
    return container;
  }

  /** A container that runs the shell script. */
  async shell(name: string, script: string, options: TestContainerOptions = {}): Promise<TestContainer> {
    return await this.run(name, { command: ["sh", "-c", script], ...options });
  }

  async status({ containerId }: TestContainer): Promise<ContainerStatus> {
    const { status } = await this.client.runtime.containerStatus({ containerId });
    if (status === undefined) throw new Error(`no status of ${containerId}`);
    return status;
  }

  async pidOf({ containerId }: TestContainer): Promise<number> {
    const { info } = await this.client.runtime.containerStatus({ containerId, verbose: true });
    // The runtime writes this JSON.
    return (JSON.parse(info["info"] ?? "{}") as { pid: number }).pid;
  }

  async untilExited(container: TestContainer): Promise<ContainerStatus> {
    await this.eventually("the container has exited", async () => {
      return (await this.status(container)).state === "CONTAINER_EXITED";
    });
    return await this.status(container);
  }

  /** The log's records without their times: `stdout F text`. */
  logOf(name: string): string[] {
    const text = readFileSync(join(this.logDir, `${name}.log`), "utf8");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.slice(line.indexOf(" ") + 1));
  }

  async untilLogged(name: string, record: string): Promise<void> {
    await this.eventually(`"${record}" is logged`, () => this.logOf(name).includes(record));
  }

  /** Processes of this runtime's containers. */
  survivors(): number[] {
    const target = { rootDir: this.rootDir, includes: () => true, sessions: new Set<number>() };
    return findContainerProcesses(target).map(({ pid }) => pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.client.close();
    await this.stop("SIGTERM");
    await reapContainers({ rootDir: this.rootDir, clock, signal: never });
    const left = this.survivors();
    rmSync(this.directory, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`processes ${left.join(", ")} were left behind`);
  }
}
