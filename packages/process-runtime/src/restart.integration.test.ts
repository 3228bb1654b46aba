import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { TestRuntime } from "./testing/test-runtime.ts";

const run = promisify(execFile);

describe("a runtime that is killed and started again", () => {
  let runtime: TestRuntime;

  beforeEach(async () => {
    runtime = await TestRuntime.start();
  });

  afterEach(async () => {
    await runtime[Symbol.asyncDispose]();
  });

  it("takes over running containers without restarting them, with every line of their logs", async () => {
    const container = await runtime.shell(
      "counter",
      "i=0; while :; do i=$((i+1)); echo $i; sleep 0.005; done",
    );
    const pid = await runtime.pidOf(container);
    for (let round = 0; round < 3; round++) {
      const logged = runtime.logOf("counter").length;
      await runtime.eventually("it logs", () => runtime.logOf("counter").length > logged);
      await runtime.stop();
      await runtime.start();
    }
    expect(await runtime.pidOf(container)).toBe(pid);
    expect((await runtime.status(container)).state).toBe("CONTAINER_RUNNING");
    await runtime.client.runtime.stopContainer({ containerId: container.containerId, timeout: 5 });
    const lines = runtime.logOf("counter").map((record) => Number(record.replace("stdout F ", "")));
    expect(lines).toEqual(lines.map((_, index) => index + 1));
    expect((await runtime.status(container)).exitCode).toBe(143);
  });

  it("learns the exit code, and the last words, of a container that ended meanwhile", async () => {
    const script = `while ! test -e ${join(runtime.directory, "go")}; do sleep 0.01; done; echo last; printf words; exit 9`;
    const container = await runtime.shell("meanwhile", script, { image: "host" });
    await runtime.stop();
    await run("touch", [join(runtime.directory, "go")]);
    await runtime.eventually("its command has ended", () => existsSync(join(runtime.directory, "go")));
    const exitFile = join(runtime.rootDir, "exits", container.containerId);
    await runtime.eventually("its exit is written", async () => (await run("cat", [exitFile])).stdout !== "");
    await runtime.start();
    const status = await runtime.untilExited(container);
    expect(status).toMatchObject({ exitCode: 9, reason: "Error" });
    expect(runtime.logOf("meanwhile")).toEqual(["stdout F last", "stdout F words"]);
    await runtime.eventually("nothing is left", () => runtime.survivors().length === 0);
  });

  it("keeps sandboxes with their addresses, created containers and pulled images", async () => {
    const container = await runtime.create("kept", { command: ["sleep", "1000"], image: "nginx:1.18" });
    await runtime.stop();
    await runtime.start();
    const { podSandboxId, ip } = container;
    const { status } = await runtime.client.runtime.podSandboxStatus({ podSandboxId });
    expect([status?.state, status?.network?.ip]).toEqual(["SANDBOX_READY", ip]);
    expect((await runtime.status(container)).image?.image).toBe("nginx:1.18");
    const { image } = await runtime.client.image.imageStatus({ image: { image: "nginx:1.18" } });
    expect(image?.repoTags).toEqual(["docker.io/library/nginx:1.18"]);
    await runtime.client.runtime.startContainer({ containerId: container.containerId });
    expect((await runtime.status(container)).state).toBe("CONTAINER_RUNNING");
  });

  it("finds its containers gone after they were reaped", async () => {
    const script = "setsid sleep 1000 & (setsid sleep 1000 </dev/null >/dev/null 2>&1 &); sleep 1000";
    const container = await runtime.shell("reaped", script);
    await runtime.eventually("its processes run", () => runtime.survivors().length >= 4);
    await runtime.stop();
    expect(runtime.survivors().length).toBeGreaterThanOrEqual(4);
    const main = join(import.meta.dirname, "main.ts");
    const { stdout } = await run(process.execPath, [main, "reap", "--root-dir", runtime.rootDir]);
    expect((JSON.parse(stdout) as { killed: number }).killed).toBeGreaterThanOrEqual(4);
    expect(runtime.survivors()).toEqual([]);
    await runtime.start();
    expect(await runtime.untilExited(container)).toMatchObject({ exitCode: 255, reason: "Unknown" });
    const { status } = await runtime.client.runtime.podSandboxStatus({
      podSandboxId: container.podSandboxId,
    });
    expect(status?.state).toBe("SANDBOX_NOTREADY");
  });

  it("leaves its containers running when it ends in order, and ends them with the cluster's supervisor", async () => {
    await runtime.shell("orphan", "setsid sleep 1000 & sleep 1000");
    await runtime.eventually("its processes run", () => runtime.survivors().length >= 4);
    await runtime.stop("SIGTERM");
    expect(runtime.survivors().length).toBeGreaterThanOrEqual(4);
    await runtime.start();
    await runtime.loseSupervisor();
    expect(runtime.survivors()).toEqual([]);
  });

  it("ends a container whose pipes are gone, and serves all others", async () => {
    const broken = await runtime.shell("broken", "sleep 1000");
    const whole = await runtime.shell("whole", "sleep 1000");
    await runtime.stop();
    rmSync(join(runtime.rootDir, "containers", broken.containerId, "stdout"));
    await runtime.start();
    expect(await runtime.untilExited(broken)).toMatchObject({ exitCode: 255, reason: "Unknown" });
    expect((await runtime.status(whole)).state).toBe("CONTAINER_RUNNING");
  });

  it("refuses to serve a socket that another runtime serves", async () => {
    const main = join(import.meta.dirname, "main.ts");
    const args = [
      "--root-dir",
      join(runtime.directory, "other"),
      "--listen",
      runtime.endpoint,
      "--node-name",
      "b",
    ];
    await expect(run(process.execPath, [main, ...args])).rejects.toMatchObject({ code: 1 });
  });
});
