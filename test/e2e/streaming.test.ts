import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import { findKubectls } from "../framework/kubectl.ts";
import type { Kubectl, KubectlBinary } from "../framework/kubectl.ts";
import { PodProbe, shellPod } from "../framework/pods.ts";

let cluster: TestCluster;
let folder: string;

/** The oldest speaks SPDY, the newest WebSocket. */
const all = await findKubectls();
const binaries = [...new Set([all.at(0), all.at(-1)])].flatMap((binary) => (binary ? [binary] : []));

const counting = "for i in 0 1 2 3 4; do echo out $i; done; sleep 4501";
const answering = 'while read line; do echo "got $line"; done; echo bye; exit 3';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "kubets-streaming-"));
  cluster = await TestCluster.up();
  const kubectl = cluster.kubectl();
  const pods = new PodProbe(cluster, kubectl);
  await pods.apply(
    shellPod("shell", "sleep 4500") +
      shellPod("log", counting) +
      shellPod("crash", "echo first life; exit 1") +
      shellPod("web", "", { image: "nginx", container: "ports: [{containerPort: 80}]" }) +
      shellPod("far", "sleep 4500", { spec: "nodeName: node-3" }),
  );
  await kubectl.ok("label", "pod", "web", "app=web");
  await kubectl.ok("expose", "pod", "web", "--port=8080", "--target-port=80", "--name=web");
  await kubectl.ok(
    "wait",
    "--for=condition=Ready",
    "pod/shell",
    "pod/log",
    "pod/web",
    "pod/far",
    "--timeout=60s",
  );
  await eventually(async () => expect((await pods.container("crash"))?.restartCount).toBeGreaterThan(0), {
    withinMs: 30_000,
    what: "the container runs again",
  });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster?.[Symbol.asyncDispose]();
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the output holds once the pattern is found in it. It is read on: a program may not be left without a reader. */
async function untilPrinted(output: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  if (!output) throw new Error("the program has no such output");
  let text = "";
  return await new Promise((resolve, reject) => {
    output.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (pattern.test(text)) resolve(text);
    });
    output.once("end", () => reject(new Error(`the program ended after ${text}`)));
  });
}

/** The ports of this machine that stand for those of the pod. */
async function untilForwarded(
  forward: ReturnType<Kubectl["start"]>,
  ports: number,
): Promise<readonly number[]> {
  const text = await untilPrinted(forward.stdout, new RegExp(`(127\\.0\\.0\\.1:\\d+ -> [^]*){${ports}}`));
  return [...text.matchAll(/127\.0\.0\.1:(\d+) -> /g)].map((match) => Number(match[1]));
}

/** Runs kubectl on a terminal, as script(1) makes one. */
async function onTerminal(binary: KubectlBinary, args: string, input: string) {
  const line = `${binary.path} --kubeconfig ${cluster.kubeconfig} ${args}`;
  return execa("script", ["-qec", line, "/dev/null"], { reject: false, input, timeout: 60_000 });
}

describe.each(binaries.map((binary) => [binary.minor, binary] as const))("kubectl 1.%i", (minor, binary) => {
  let kubectl: Kubectl;
  beforeAll(() => {
    kubectl = cluster.kubectl(binary);
  });

  describe("exec", () => {
    it("passes input on until it ends, and the exit code back", async () => {
      const input = "line\n".repeat(200_000);
      const counted = await kubectl.run(["exec", "-i", "shell", "--", "sh", "-c", "wc -l; exit 5"], {
        input,
      });
      expect(counted).toMatchObject({ exitCode: 5, stdout: expect.stringContaining("200000") });
      expect(counted.stderr).toContain("command terminated with exit code 5");
    });

    it("keeps stdout and stderr apart, and gives all of both", async () => {
      const script = "head -c 5000000 /dev/zero | tr '\\0' o; head -c 3000000 /dev/zero | tr '\\0' e >&2";
      const { exitCode, stdout, stderr } = await kubectl.run(["exec", "shell", "--", "sh", "-c", script]);
      expect([exitCode, stdout.length, stderr.length]).toEqual([0, 5_000_000, 3_000_000]);
    });

    it("says what cannot be run", async () => {
      const missing = await kubectl.run(["exec", "shell", "--", "nosuch"]);
      expect(missing.stderr).toContain('exec: "nosuch": executable file not found in $PATH');
      const container = await kubectl.run(["exec", "shell", "-c", "none", "--", "true"]);
      expect(container.stderr).toContain("container none is not valid for pod shell");
    });

    it("gives a terminal", async () => {
      const { stdout, exitCode } = await onTerminal(binary, "exec -it shell -- sh -c 'tty; exit 4'", "");
      expect(stdout).toContain("/dev/");
      expect(exitCode).toBe(4);
    });
  });

  describe("attach", () => {
    it("shows a container's output and gives it input", async () => {
      const name = `answer-${minor}`;
      const pods = new PodProbe(cluster, kubectl);
      const options = { spec: "restartPolicy: Never", container: "stdin: true\n      stdinOnce: true" };
      await pods.apply(shellPod(name, answering, options));
      await kubectl.ok("wait", "--for=condition=Ready", `pod/${name}`, "--timeout=30s");
      const { stdout } = await kubectl.run(["attach", "-i", name], { input: "one\ntwo\n" });
      expect(stdout).toContain("got one\ngot two\nbye");
      await kubectl.ok("delete", "pod", name, "--now");
    });

    it("is what run -i --rm does", async () => {
      const args = ["run", `run-${minor}`, "-i", "--rm", "--image=busybox", "--restart=Never", "--", "cat"];
      const { exitCode, stdout } = await kubectl.run(args, { input: "through a pod\n" });
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining("through a pod")]);
    });

    it("is what run -it --rm does, on a terminal", async () => {
      const args = `run tty-${minor} -it --rm --image=busybox --restart=Never -- sh -c 'read x; echo "read $x"; tty'`;
      const { stdout } = await onTerminal(binary, args, "typed\n");
      expect(stdout).toContain("read typed");
      expect(stdout).toContain("/dev/");
    });
  });

  describe("cp", () => {
    it("copies folders both ways", async () => {
      const source = join(folder, `tree-${minor}`);
      mkdirSync(join(source, "deep", "er"), { recursive: true });
      writeFileSync(join(source, "top.txt"), "top");
      writeFileSync(join(source, "deep", "er", "leaf.txt"), "leaf");
      await kubectl.ok("cp", source, `shell:/tmp/tree-${minor}`);
      expect(await kubectl.ok("exec", "shell", "--", "cat", `/tmp/tree-${minor}/deep/er/leaf.txt`)).toBe(
        "leaf",
      );
      const back = join(folder, `back-${minor}`);
      await kubectl.ok("cp", `shell:/tmp/tree-${minor}`, back);
      expect(readFileSync(join(back, "deep", "er", "leaf.txt"), "utf8")).toBe("leaf");
    });

    it("copies 50 MB whole, both ways", async () => {
      const bytes = Buffer.alloc(50_000_000, `kubets ${minor} `);
      const source = join(folder, `big-${minor}`);
      writeFileSync(source, bytes);
      await kubectl.ok("cp", source, `shell:/tmp/big-${minor}`);
      await kubectl.ok("cp", `shell:/tmp/big-${minor}`, `${source}-back`);
      expect(sha256(readFileSync(`${source}-back`))).toBe(sha256(bytes));
      await kubectl.ok("exec", "shell", "--", "rm", `/tmp/big-${minor}`);
    });
  });

  describe("port-forward", () => {
    it("carries many connections to several ports at once", async () => {
      const forward = kubectl.start(["port-forward", "pod/web", ":80", ":80"]);
      try {
        const ports = await untilForwarded(forward, 2);
        const asks = Array.from({ length: 40 }, (_, index) => fetch(`http://127.0.0.1:${ports[index % 2]}/`));
        for (const response of await Promise.all(asks)) {
          expect(response.status).toBe(200);
          expect(await response.text()).toContain("Welcome to nginx!");
        }
      } finally {
        forward.kill();
        await forward;
      }
    });

    it("says when a port refuses", async () => {
      const forward = kubectl.start(["port-forward", "pod/web", ":81"]);
      try {
        const [port = 0] = await untilForwarded(forward, 1);
        const errors = untilPrinted(forward.stderr, /\n/);
        const socket = connect(port, "127.0.0.1");
        socket.on("error", () => undefined); // It is about to be closed.
        await once(socket, "close");
        expect(await errors).toMatch(
          /error forwarding port 81 to pod \S+, uid : failed to connect to localhost:81 .*: connection refused/,
        );
      } finally {
        forward.kill();
        await forward;
      }
    });
  });

  describe("logs", () => {
    it.each([
      [["--tail=2"], "out 3\nout 4"],
      [["--tail=0"], ""],
      [["--limit-bytes=5"], "out 0"],
      [["--since=1h", "--tail=1"], "out 4"],
      [["--since-time=2100-01-01T00:00:00Z"], ""],
    ])("takes %j", async (options, expected) => {
      expect(await kubectl.ok("logs", "log", ...options)).toBe(expected);
    });

    it("shows times", async () => {
      expect(await kubectl.ok("logs", "log", "--timestamps", "--tail=1")).toMatch(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z out 4$/,
      );
    });

    it("shows the container before this one", async () => {
      expect(await kubectl.ok("logs", "crash", "--previous")).toBe("first life");
      const { stderr } = await kubectl.run(["logs", "log", "--previous"]);
      expect(stderr).toContain('previous terminated container "main" in pod "log" not found');
    });

    it("follows until the container ends", async () => {
      const name = `follow-${minor}`;
      const pods = new PodProbe(cluster, kubectl);
      const script = "echo one; while [ ! -e /tmp/go ]; do sleep 0.1; done; echo two";
      await pods.apply(shellPod(name, script, { spec: "restartPolicy: Never" }));
      await kubectl.ok("wait", "--for=condition=Ready", `pod/${name}`, "--timeout=30s");
      const following = kubectl.ok("logs", "-f", name);
      await kubectl.ok("exec", name, "--", "touch", "/tmp/go");
      expect(await following).toBe("one\ntwo");
    });

    it("refuses what makes no sense", async () => {
      const raw = (query: string) =>
        kubectl.run(["get", "--raw", `/api/v1/namespaces/default/pods/log/log?${query}`]);
      expect((await raw("tailLines=-1")).stderr).toContain(
        'PodLogOptions "log" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0',
      );
    });
  });

  describe("proxy", () => {
    it("reaches pods, services and nodes", async () => {
      const raw = (path: string): Promise<string> => kubectl.ok("get", "--raw", path);
      expect(await raw("/api/v1/namespaces/default/pods/web/proxy/")).toContain("Welcome to nginx!");
      expect(await raw("/api/v1/namespaces/default/pods/http:web:80/proxy/")).toContain("Welcome to nginx!");
      expect(await raw("/api/v1/namespaces/default/services/web/proxy/")).toContain("Welcome to nginx!");
      expect(await raw("/api/v1/namespaces/default/services/http:web:8080/proxy/")).toContain(
        "Welcome to nginx!",
      );
      const node = "/api/v1/nodes/node-3/proxy";
      expect(await raw(`${node}/healthz`)).toBe("ok");
      expect(JSON.parse(await raw(`${node}/pods`))).toMatchObject({ kind: "PodList", apiVersion: "v1" });
      expect(JSON.parse(await raw(`${node}/configz`))).toMatchObject({ kubeletconfig: { maxPods: 110 } });
      expect(JSON.parse(await raw(`${node}/stats/summary`))).toMatchObject({ node: { nodeName: "node-3" } });
      expect(await raw(`${node}/metrics`)).toContain("process_resident_memory_bytes");
      const refused = await kubectl.run(["get", "--raw", "/api/v1/namespaces/default/pods/web:81/proxy/"]);
      expect(refused.stderr).toContain("error trying to reach service: dial tcp");
    });

    it("is what kubectl proxy offers", async () => {
      const proxy = kubectl.start(["proxy", "--port=0"]);
      try {
        const text = await untilPrinted(proxy.stdout, /:\d+\n/);
        const base = `http://127.0.0.1:${/:(\d+)/.exec(text)?.[1]}`;
        const web = await fetch(`${base}/api/v1/namespaces/default/services/web/proxy/`);
        expect([web.status, await web.text()]).toEqual([200, expect.stringContaining("Welcome to nginx!")]);
        expect((await fetch(`${base}/api/v1/namespaces/default/services/web/proxy/nosuch`)).status).toBe(404);
        expect(await (await fetch(`${base}/version`)).json()).toMatchObject({ major: "1" });
      } finally {
        proxy.kill();
        await proxy;
      }
    });
  });

  it("holds a command back while its output is not read", async () => {
    const counter = `/tmp/counter-${minor}`;
    const script = `i=0; while :; do i=$((i+1)); echo $i >${counter}; head -c 65536 /dev/zero; done`;
    const reader = kubectl.start(["exec", "shell", "--", "sh", "-c", script]);
    const written = async (): Promise<number> =>
      Number(await kubectl.ok("exec", "shell", "--", "cat", counter));
    try {
      // Nobody reads the other end of kubectl's output.
      reader.stdout?.pause();
      let before = -1;
      const pieces = await eventually(
        async () => {
          const last = before;
          before = await written();
          expect(before).toBe(last);
          return before;
        },
        { withinMs: 30_000, everyMs: 500, what: "the command waits" },
      );
      // 65 KB each: what pipes, sockets and windows on the way hold.
      expect(pieces).toBeLessThan(600);
    } finally {
      reader.kill();
      await reader;
    }
    await eventually(() => expect(cluster.processes().filter((line) => line.includes(counter))).toEqual([]), {
      withinMs: 20_000,
      what: "the command ends with its client",
    });
  });
});

it("tells of a node that is gone", async () => {
  const kubectl = cluster.kubectl();
  await cluster.ok("kill", "node-3");
  const raw = await kubectl.run(["get", "--raw", "/api/v1/nodes/node-3/proxy/healthz"]);
  expect(raw.stderr).toMatch(/ServiceUnavailable.*error trying to reach service: .*connection refused/);
  const exec = await kubectl.run(["exec", "far", "--", "true"]);
  expect(exec.stderr).toContain("error dialing backend");
  const logs = await kubectl.run(["logs", "far"]);
  expect(logs.stderr).toContain("error dialing backend");
});
