/** The official JavaScript client: exec, attach, cp, port-forward and log, against a live cluster. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import * as k8s from "@kubernetes/client-node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestCluster } from "../../framework/cluster.ts";
import { eventually } from "../../framework/eventually.ts";

const namespace = "default";
const pod = "streams";
let cluster: TestCluster;
let config: k8s.KubeConfig;
let core: k8s.CoreV1Api;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
  config = new k8s.KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  core = config.makeApiClient(k8s.CoreV1Api);
  const script = "i=0; while read line; do echo got $line; done; sleep 1000";
  const containers = [
    { name: "main", image: "busybox", command: ["sh", "-c", script], stdin: true },
    { name: "web", image: "nginx" },
    { name: "talk", image: "busybox", command: ["sh", "-c", "echo one; echo two; echo three; sleep 1000"] },
  ];
  const spec = { containers, terminationGracePeriodSeconds: 0 };
  await core.createNamespacedPod({ namespace, body: { metadata: { name: pod }, spec } });
  await cluster.kubectl().ok("wait", "--for=condition=Ready", `pod/${pod}`, "--timeout=60s");
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

/** Runs a command in the pod's first container. */
async function exec(
  command: readonly string[],
  input?: string,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly status: k8s.V1Status }> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const stdin = input === undefined ? null : new PassThrough();
  const status = Promise.withResolvers<k8s.V1Status>();
  const both = Promise.all([text(out), text(err)]);
  await new k8s.Exec(config).exec(
    namespace,
    pod,
    "main",
    [...command],
    out,
    err,
    stdin,
    false,
    status.resolve,
  );
  stdin?.end(input);
  const ended = await status.promise;
  out.end();
  err.end();
  const [stdout, stderr] = await both;
  return { stdout, stderr, status: ended };
}

it("exec gives both outputs and the exit code", async () => {
  const { stdout, stderr, status } = await exec(["sh", "-c", "echo out; echo err >&2; exit 3"]);
  expect({ stdout, stderr }).toEqual({ stdout: "out\n", stderr: "err\n" });
  expect(status).toMatchObject({ status: "Failure", reason: "NonZeroExitCode" });
  expect(status.details?.causes).toEqual([{ reason: "ExitCode", message: "3" }]);
});

it("exec passes on what it is given, and that it ends", async () => {
  const { stdout, status } = await exec(["cat"], "some input");
  expect(stdout).toBe("some input");
  expect(status.status).toBe("Success");
});

it("attach talks to the running process", async () => {
  const [out, err, input] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const seen: string[] = [];
  out.on("data", (chunk: Buffer) => seen.push(chunk.toString()));
  const socket = await new k8s.Attach(config).attach(namespace, pod, "main", out, err, input, false);
  input.write("hello\n");
  await eventually(() => expect(seen.join("")).toContain("got hello\n"), {
    withinMs: 10_000,
    what: "the answer",
  });
  socket.close();
});

it("cp copies into the pod and out of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kubets-client-"));
  try {
    const [source, target] = [join(folder, "source"), join(folder, "target")];
    for (const path of [source, target]) mkdirSync(path);
    writeFileSync(join(source, "file.txt"), "x".repeat(300_000));
    await exec(["mkdir", "-p", "/tmp/copied"]);
    const cp = new k8s.Cp(config);
    await cp.cpToPod(namespace, pod, "main", source, "/tmp/copied");
    await eventually(
      async () => expect((await exec(["cat", "/tmp/copied/file.txt"])).stdout).toHaveLength(300_000),
      { withinMs: 10_000, what: "the file in the pod" },
    );
    await cp.cpFromPod(namespace, pod, "main", "file.txt", target, "/tmp/copied");
    await eventually(() => expect(readFileSync(join(target, "file.txt"), "utf8")).toBe("x".repeat(300_000)), {
      withinMs: 10_000,
      what: "the file from the pod",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("port-forward reaches a server in the pod", async () => {
  const forward = new k8s.PortForward(config);
  const { metadata } = await core.readNamespacedPod({ namespace, name: pod });
  expect(metadata?.name).toBe(pod);
  const server = createServer((socket) => {
    void forward.portForward(namespace, pod, [80], socket, null, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const socket = connect(port, "127.0.0.1");
  try {
    const seen: string[] = [];
    socket.on("data", (chunk: Buffer) => seen.push(chunk.toString()));
    socket.write("GET / HTTP/1.1\r\nHost: web\r\nConnection: close\r\n\r\n");
    await eventually(() => expect(seen.join("")).toMatch(/^HTTP\/1\.1 200 OK/), {
      withinMs: 10_000,
      what: "the page",
    });
  } finally {
    socket.destroy();
    server.close();
  }
});

it("log reads, tails and follows", async () => {
  const read = async (options: k8s.LogOptions): Promise<string> => {
    const stream = new PassThrough();
    const all = text(stream);
    await new k8s.Log(config).log(namespace, pod, "talk", stream, options);
    return all;
  };
  expect(await read({})).toBe("one\ntwo\nthree\n");
  expect(await read({ tailLines: 1 })).toBe("three\n");
  expect(await read({ timestamps: true, limitBytes: 20 })).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
  const container = { name: "main", image: "busybox", command: ["sh", "-c", "echo one; sleep 1; echo two"] };
  const body = { metadata: { name: "ends" }, spec: { containers: [container], restartPolicy: "Never" } };
  await core.createNamespacedPod({ namespace, body });
  const stream = new PassThrough();
  const followed = text(stream);
  await eventually(() => new k8s.Log(config).log(namespace, "ends", "main", stream, { follow: true }), {
    withinMs: 20_000,
    what: "a log to follow",
  });
  expect(await followed).toBe("one\ntwo\n");
});
