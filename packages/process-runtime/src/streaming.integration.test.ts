import { openExecStream, openPortForwardStream } from "@kubets/cri";
import type { ExecRequest, ExecStream, Init } from "@kubets/cri";
import { statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireTerminals } from "./container/terminal-plan.ts";
import { TestRuntime } from "./testing/test-runtime.ts";
import type { TestContainer } from "./testing/test-runtime.ts";

const signal = new AbortController().signal;
const hasTerminals = await requireTerminals().then(
  () => true,
  () => false,
);
if (!hasTerminals) process.stderr.write("node-pty is not installed: tests of terminals are skipped\n");

async function readAll(stream: ExecStream): Promise<Readonly<Record<"stdout" | "stderr", string>>> {
  const text = { stdout: "", stderr: "" };
  for await (const { channel, bytes } of stream.output) text[channel] += Buffer.from(bytes).toString();
  return text;
}

describe("exec, attach and port-forward", () => {
  let runtime: TestRuntime;
  let container: TestContainer;

  beforeAll(async () => {
    runtime = await TestRuntime.start();
    container = await runtime.shell("target", "echo target >/tmp/who; sleep 1000", {
      envs: [{ key: "GREETING", value: "hello" }],
    });
  });

  afterAll(async () => {
    await runtime[Symbol.asyncDispose]();
  });

  const open = async (request: Omit<Init<ExecRequest>, "containerId">): Promise<ExecStream> => {
    const { containerId } = container;
    const { url } = await runtime.client.runtime.exec({ containerId, stdout: true, ...request });
    return await openExecStream(url, { signal });
  };

  it("runs a command in the container's surroundings and gives its output and exit code", async () => {
    const { containerId } = container;
    const cmd = ["sh", "-c", "cat /tmp/who; echo $GREETING; echo oops >&2; exit 5"];
    const result = await runtime.client.runtime.execSync({ containerId, cmd, timeout: 10 });
    const { stdout, stderr, exitCode } = result;
    expect([Buffer.from(stdout).toString(), Buffer.from(stderr).toString(), exitCode]).toEqual([
      ...["target\nhello\n", "oops\n", 5],
    ]);
  });

  it("ends a command that takes too long, with everything it started", async () => {
    const { containerId } = container;
    const before = runtime.survivors().length;
    const call = runtime.client.runtime.execSync({
      containerId,
      cmd: ["sh", "-c", "sleep 1000 & sleep 1000"],
      timeout: 1,
    });
    await expect(call).rejects.toMatchObject({ code: "DeadlineExceeded" });
    await runtime.eventually("the command is gone", () => runtime.survivors().length === before);
  });

  it("refuses a command that does not exist, and containers that do not run", async () => {
    const { containerId } = container;
    const missing = runtime.client.runtime.execSync({ containerId, cmd: ["nosuch"] });
    await expect(missing).rejects.toThrow('exec: "nosuch": executable file not found in $PATH');
    const created = await runtime.create("created", { command: ["sleep", "1"] });
    const early = runtime.client.runtime.execSync({ containerId: created.containerId, cmd: ["true"] });
    await expect(early).rejects.toThrow("container is in CONTAINER_CREATED state");
  });

  it("streams input, output and the exit code", async () => {
    const stream = await open({ cmd: ["sh", "-c", "cat; echo end >&2; exit 3"], stdin: true, stderr: true });
    await stream.stdin.write(Buffer.from("one\n"));
    await stream.stdin.write(Buffer.from("two\n"));
    await stream.stdin.end();
    expect(await readAll(stream)).toEqual({ stdout: "one\ntwo\n", stderr: "end\n" });
    expect(await stream.status).toMatchObject({ status: "Failure", reason: "NonZeroExitCode", exitCode: 3 });
  });

  it("carries much output whole", async () => {
    const stream = await open({ cmd: ["sh", "-c", "head -c 5000000 /dev/zero"] });
    expect((await readAll(stream)).stdout.length).toBe(5_000_000);
    expect(await stream.status).toEqual({ status: "Success", exitCode: 0 });
  });

  it("says on the stream that a command does not exist", async () => {
    const stream = await open({ cmd: ["nosuch"] });
    await readAll(stream);
    const status = await stream.status;
    expect(status).toMatchObject({ status: "Failure", reason: "InternalError" });
    expect(status.message).toContain('exec: "nosuch": executable file not found in $PATH');
  });

  it("kills the command when its client leaves", async () => {
    const before = runtime.survivors().length;
    const stream = await open({ cmd: ["sleep", "1000"] });
    await runtime.eventually("the command runs", () => runtime.survivors().length > before);
    stream.close();
    await runtime.eventually("the command is gone", () => runtime.survivors().length === before);
  });

  it("kills the command when its client leaves, though that has input left", async () => {
    const before = runtime.survivors().length;
    const stream = await open({ cmd: ["sleep", "1000"], stdin: true });
    await runtime.eventually("the command runs", () => runtime.survivors().length > before);
    const ended = new AbortController();
    void (async () => {
      // Far more than the command's pipe and the connection hold.
      while (!ended.signal.aborted) await stream.stdin.write(Buffer.alloc(256 * 1024));
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    ended.abort();
    stream.close();
    await runtime.eventually("the command is gone", () => runtime.survivors().length === before);
  });

  it("accepts each URL once", async () => {
    const { url } = await runtime.client.runtime.exec({
      containerId: container.containerId,
      cmd: ["true"],
      stdout: true,
    });
    await readAll(await openExecStream(url, { signal }));
    await expect(openExecStream(url, { signal })).rejects.toMatchObject({ code: "Unavailable" });
  });

  it.runIf(hasTerminals)("gives a command a terminal of the client's size", async () => {
    const stream = await open({
      cmd: ["sh", "-c", "read x; stty size; test -t 1 && echo $x"],
      stdin: true,
      tty: true,
    });
    stream.resize(99, 33);
    await stream.stdin.write(Buffer.from("terminal\n"));
    expect((await readAll(stream)).stdout).toBe("terminal\r\n33 99\r\nterminal\r\n");
    expect(await stream.status).toMatchObject({ exitCode: 0 });
  });

  it("attaches to a container's input and output", async () => {
    const script = 'while read line; do echo "got $line"; done; echo end; exit 4';
    const target = await runtime.shell("attached", script, { stdin: true, stdinOnce: true });
    const { containerId } = target;
    const { url } = await runtime.client.runtime.attach({
      containerId,
      stdin: true,
      stdout: true,
      stderr: true,
    });
    const stream = await openExecStream(url, { signal });
    await stream.stdin.write(Buffer.from("a\nb\n"));
    await stream.stdin.end();
    expect((await readAll(stream)).stdout).toBe("got a\ngot b\nend\n");
    expect((await runtime.untilExited(target)).exitCode).toBe(4);
    expect(runtime.logOf("attached")).toEqual(["stdout F got a", "stdout F got b", "stdout F end"]);
  });

  it.runIf(hasTerminals)("attaches to a container with a terminal", async () => {
    const target = await runtime.shell("terminal", "read x; stty size; echo got $x; exit 6", {
      stdin: true,
      tty: true,
    });
    const { containerId } = target;
    const { url } = await runtime.client.runtime.attach({
      containerId,
      stdin: true,
      stdout: true,
      tty: true,
    });
    const stream = await openExecStream(url, { signal });
    stream.resize(101, 44);
    // The size is told by a signal, which the terminal's host may see after the first input.
    await runtime.eventually("the terminal is there", () => runtime.survivors().length > 0);
    await stream.stdin.write(Buffer.from("hi\n"));
    const { stdout } = await readAll(stream);
    expect(stdout).toContain("got hi\r\n");
    expect((await runtime.untilExited(target)).exitCode).toBe(6);
  });

  it("holds a container back while a client that attached does not read, and no longer", async () => {
    const target = await runtime.shell(
      "flood",
      "read go; head -c 40000000 /dev/zero | tr '\\0' x; echo end",
      {
        stdin: true,
      },
    );
    const { containerId } = target;
    const { url } = await runtime.client.runtime.attach({ containerId, stdin: true, stdout: true });
    const stream = await openExecStream(url, { signal });
    await stream.stdin.write(Buffer.from("go\n"));
    const logged = (): number => statSync(join(runtime.logDir, "flood.log")).size;
    let size = -1;
    await runtime.eventually("the container waits", async () => {
      const before = size;
      size = logged();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return size > 0 && size === before;
    });
    expect(size).toBeLessThan(20_000_000);
    stream.close();
    await runtime.untilExited(target);
    const records = runtime.logOf("flood");
    expect(records.at(-1)).toMatch(/end$/);
    expect(records.join("").match(/x/g)?.length).toBe(40_000_000);
  });

  it("forwards a port, through the port map when the server had to take another one", async () => {
    const envs = [{ key: "KUBETS_LOWEST_PORT", value: "1024" }];
    const web = await runtime.run("web", { image: "nginx:1.25", envs });
    const { podSandboxId } = web;
    await runtime.eventually("the port map is reported", async () => {
      const { status } = await runtime.client.runtime.podSandboxStatus({ podSandboxId });
      return status?.annotations["kubets.dev/port-map"] !== undefined;
    });
    const { url } = await runtime.client.runtime.portForward({ podSandboxId, port: [80] });
    const stream = await openPortForwardStream(url, { signal, port: 80 });
    await stream.write(Buffer.from("GET / HTTP/1.0\r\n\r\n"));
    let answer = "";
    for await (const bytes of stream.output) answer += Buffer.from(bytes).toString();
    expect(answer).toContain("200 OK");
    expect(answer).toContain("Welcome to nginx!");
    const refused = await runtime.client.runtime.portForward({ podSandboxId, port: [81] });
    const closed = await openPortForwardStream(refused.url, { signal, port: 81 });
    await expect(closed.output[Symbol.asyncIterator]().next()).rejects.toThrow(
      /^failed to connect to localhost:81 inside namespace .*: connection refused$/,
    );
  });
});
