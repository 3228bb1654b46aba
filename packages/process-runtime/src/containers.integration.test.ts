import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAlive, readProcess } from "./process/process-table.ts";
import { TestRuntime } from "./testing/test-runtime.ts";

describe("containers", () => {
  let runtime: TestRuntime;

  beforeAll(async () => {
    runtime = await TestRuntime.start();
  });

  afterAll(async () => {
    await runtime[Symbol.asyncDispose]();
  });

  it.each([
    { name: "success", script: "exit 0", exitCode: 0, reason: "Completed" },
    { name: "failure", script: "exit 42", exitCode: 42, reason: "Error" },
    { name: "sigsegv", script: "kill -SEGV $$", exitCode: 139, reason: "Error" },
    { name: "sigint", script: "kill -INT $$; sleep 5", exitCode: 130, reason: "Error" },
    { name: "sigquit", script: "kill -QUIT $$; sleep 5", exitCode: 131, reason: "Error" },
    { name: "sigkill", script: "kill -KILL $$", exitCode: 137, reason: "Error" },
  ])("reports how a command ended: $name", async ({ name, script, exitCode, reason }) => {
    const status = await runtime.untilExited(await runtime.shell(name, script));
    expect(status).toMatchObject({ exitCode, reason });
    expect(runtime.logOf(name)).toEqual([]);
  });

  it("logs both streams in CRI's format, long lines in parts, and a last line without its end", async () => {
    const script = `echo out; echo err >&2; head -c 40000 /dev/zero | tr '\\0' x; echo; printf 'no end'`;
    await runtime.untilExited(await runtime.shell("logs", script));
    const records = runtime.logOf("logs");
    expect(records.filter((record) => !record.includes("x"))).toEqual(
      expect.arrayContaining(["stdout F out", "stderr F err", "stdout F no end"]),
    );
    const long = records.filter((record) => record.includes("x"));
    expect(long.map((record) => record.slice(0, 9))).toEqual(["stdout P ", "stdout P ", "stdout F "]);
    expect(long.map((record) => record.length - 9)).toEqual([16384, 16384, 7232]);
    const text = readFileSync(join(runtime.logDir, "logs.log"), "utf8");
    expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z std/);
  });

  it("shows a line that has not ended yet", async () => {
    const container = await runtime.shell("prompt", "printf 'name: '; sleep 1000");
    await runtime.untilLogged("prompt", "stdout P name: ");
    await runtime.client.runtime.stopContainer({ containerId: container.containerId, timeout: 0 });
  });

  it("takes output written through /dev/stdout", async () => {
    await runtime.untilExited(
      await runtime.shell("dev-stdout", "echo a >/dev/stdout; echo b >/dev/stderr; echo c >/dev/stdout"),
    );
    expect(runtime.logOf("dev-stdout").toSorted()).toEqual(["stderr F b", "stdout F a", "stdout F c"]);
  });

  it("goes on in a new log file after rotation", async () => {
    const container = await runtime.shell(
      "rotated",
      "echo one; while ! test -e /tmp/go; do sleep 0.01; done; echo two",
    );
    await runtime.untilLogged("rotated", "stdout F one");
    renameSync(join(runtime.logDir, "rotated.log"), join(runtime.logDir, "rotated.log.1"));
    await runtime.client.runtime.reopenContainerLog({ containerId: container.containerId });
    await runtime.client.runtime.execSync({ containerId: container.containerId, cmd: ["touch", "/tmp/go"] });
    await runtime.untilExited(container);
    expect(runtime.logOf("rotated")).toEqual(["stdout F two"]);
  });

  it("tells a command the name it was called by", async () => {
    const { containerId } = await runtime.shell("named", "sleep 1000");
    const { stdout } = await runtime.client.runtime.execSync({ containerId, cmd: ["sh", "-c", 'echo "$0"'] });
    expect(Buffer.from(stdout).toString()).toBe("sh\n");
    await runtime.client.runtime.stopContainer({ containerId, timeout: 0 });
  });

  it("lets a command end at its stop signal, and leaves no process of it", async () => {
    const script = `trap 'echo bye; exit 7' TERM; sleep 1000 & echo ready; while :; do sleep 0.02; done`;
    const container = await runtime.shell("graceful", script);
    await runtime.untilLogged("graceful", "stdout F ready");
    await runtime.client.runtime.stopContainer({ containerId: container.containerId, timeout: 10 });
    expect(await runtime.status(container)).toMatchObject({ exitCode: 7, state: "CONTAINER_EXITED" });
    expect(runtime.logOf("graceful")).toEqual(["stdout F ready", "stdout F bye"]);
    await runtime.eventually("nothing of it runs", () => runtime.survivors().length === 0);
  });

  it("kills what detached itself from the container", async () => {
    const script = `setsid sh -c 'sleep 1000 </dev/null >/dev/null 2>&1 &'; setsid sleep 1000 & sleep 1000`;
    const container = await runtime.shell("daemons", script);
    await runtime.eventually("its processes run", () => runtime.survivors().length >= 4);
    await runtime.client.runtime.stopContainer({ containerId: container.containerId, timeout: 0 });
    expect((await runtime.status(container)).exitCode).toBe(137);
    await runtime.eventually("nothing of it runs", () => runtime.survivors().length === 0);
  });

  it("kills what shed the container's variables as well", async () => {
    const script = `env -i setsid sh -c 'env -i setsid sleep 1000 & exec sleep 1000' </dev/null >/dev/null 2>&1 &
      echo ready; exec sleep 1000`;
    const container = await runtime.shell("shedders", script);
    await runtime.eventually("its processes run", () => runtime.survivors().length === 4);
    await runtime.client.runtime.stopContainer({ containerId: container.containerId, timeout: 0 });
    await runtime.eventually("nothing of it runs", () => runtime.survivors().length === 0);
  });

  it("records a container whose shim was killed as lost, and ends its command", async () => {
    const container = await runtime.shell("no-shim", "sleep 1000");
    const pid = await runtime.pidOf(container);
    const main = readProcess(pid);
    if (main === undefined) throw new Error("the command does not run");
    process.kill(main.parentPid, "SIGKILL");
    expect(await runtime.untilExited(container)).toMatchObject({ exitCode: 255, reason: "Unknown" });
    expect(isAlive(main)).toBe(false);
  });

  it.each([
    { name: "missing", command: ["nosuch"], text: 'exec: "nosuch": executable file not found in $PATH' },
    {
      name: "no-file",
      command: ["/no/such"],
      text: 'exec: "/no/such": stat /no/such: no such file or directory',
    },
    { name: "no-exec", command: ["/etc/passwd"], text: 'exec: "/etc/passwd": permission denied' },
    { name: "directory", command: ["/usr"], text: 'exec: "/usr": is a directory' },
  ])("says why a command cannot be started: $name", async ({ name, command, text }) => {
    const container = await runtime.create(name, { command });
    const { containerId } = container;
    await expect(runtime.client.runtime.startContainer({ containerId })).rejects.toThrow(text);
    const status = await runtime.status(container);
    expect(status).toMatchObject({
      state: "CONTAINER_EXITED",
      exitCode: 128,
      reason: "StartError",
      startedAt: 0n,
    });
    expect(status.message).toContain(text);
  });

  it("gives the command its environment, working directory, mounts and its own /tmp", async () => {
    const volume = join(runtime.directory, "volume");
    mkdirSync(volume);
    writeFileSync(join(volume, "key"), "value");
    const script = `cat /config/key; echo; printenv PLAIN IN_MOUNT; cat own; pwd | tail -c 5; echo x >/tmp/f; ls /tmp; echo $HOSTNAME`;
    const envs = [
      { key: "PLAIN", value: "line1\nline2" },
      { key: "IN_MOUNT", value: "/config/key" },
    ];
    const mounts = [{ containerPath: "/config", hostPath: volume, readonly: true }];
    writeFileSync(join(volume, "own"), "own\n");
    const container = await runtime.shell("surroundings", script, { envs, mounts, workingDir: "/config" });
    await runtime.untilExited(container);
    expect(runtime.logOf("surroundings").map((record) => record.replace("stdout F ", ""))).toEqual([
      ...["value", "line1", "line2", join(volume, "key"), "own", "lume", "f", "surroundings"],
    ]);
    const { info } = await runtime.client.runtime.containerStatus({
      containerId: container.containerId,
      verbose: true,
    });
    expect(info["info"]).toContain("readOnly volume mounts");
  });

  it("hands on variables whose names a shell would drop", async () => {
    const envs = [{ key: "odd.name-1", value: "a b" }];
    await runtime.untilExited(await runtime.run("odd", { command: ["env"], envs }));
    const names = runtime.logOf("odd").map((record) => record.replace("stdout F ", "").split("=")[0]);
    expect(runtime.logOf("odd")).toContain("stdout F odd.name-1=a b");
    expect(names).not.toContain("KUBETS_SHIM");
  });

  it("gives every pod an address of its own and uses a freed one last", async () => {
    const a = await runtime.pod("address-a");
    const b = await runtime.pod("address-b");
    await runtime.client.runtime.removePodSandbox({ podSandboxId: a.podSandboxId });
    const c = await runtime.pod("address-c");
    expect(new Set([a.ip, b.ip, c.ip]).size).toBe(3);
  });

  it("counts the CPU time and memory of a container", async () => {
    const { containerId } = await runtime.shell("busy", "while :; do :; done");
    await runtime.eventually("it has used CPU time", async () => {
      const { stats } = await runtime.client.runtime.containerStats({ containerId });
      const memory = stats?.memory?.workingSetBytes?.value ?? 0;
      return (stats?.cpu?.usageCoreNanoSeconds?.value ?? 0) > 0 && memory > 100_000;
    });
    await runtime.client.runtime.removeContainer({ containerId });
  });
});
