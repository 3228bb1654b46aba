import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startStreamingServer } from "./testing/streaming-server.ts";
import type { StreamingServer } from "./testing/streaming-server.ts";

/** `kubectl` and its versioned siblings (`kubectl.1.27`), one of each version's minor. */
function findKubectls(): readonly string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const main = folders.map((folder) => join(folder, "kubectl")).find((path) => existsSync(path));
  if (!main) return [];
  const beside = [...folders, dirname(realpathSync(main))].filter((folder) => existsSync(folder));
  const versioned = beside.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^kubectl\.1\.\d+$/.test(name))
      .map((name) => join(folder, name)),
  );
  return versioned.length > 0 ? [...new Set(versioned)].toSorted() : [main];
}

const kubectls = findKubectls();
if (kubectls.length === 0) {
  process.stderr.write("kubectl is not installed: its exec and port-forward are not tested\n");
}

let server: StreamingServer;
let folder: string;
beforeAll(async () => {
  server = await startStreamingServer();
  folder = await mkdtemp(join(tmpdir(), "kubets-kubectl-"));
  await writeFile(join(folder, "kubeconfig"), kubeconfig(server));
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

function kubeconfig({ port, ca, admin }: StreamingServer): string {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "c",
        cluster: { server: `https://127.0.0.1:${port}`, "certificate-authority-data": base64(ca) },
      },
    ],
    users: [
      {
        name: "u",
        user: { "client-certificate-data": base64(admin.cert), "client-key-data": base64(admin.key) },
      },
    ],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    "current-context": "c",
  });
}

function start(binary: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const env = { PATH: process.env["PATH"], HOME: folder, KUBECONFIG: join(folder, "kubeconfig") };
  return spawn(binary, args, { env });
}

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(binary: string, args: readonly string[], input?: string): Promise<Outcome> {
  const child = start(binary, args);
  child.stdin.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, "exit") as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe.each(kubectls.map((binary) => [binary.split("/").at(-1), binary] as const))(
  "%s",
  { timeout: 30_000 },
  (_name, binary) => {
    it("execs a command", async () => {
      const outcome = await run(binary, ["exec", "web", "--", "echo", "hello", "world"]);
      expect(outcome).toEqual({ code: 0, stdout: "hello world\n", stderr: "" });
    });

    it("execs with stdin, until that is closed", async () => {
      const input = "line\n".repeat(100_000);
      const { code, stdout, stderr } = await run(binary, ["exec", "-i", "web", "--", "cat"], input);
      expect({ code, length: stdout.length, same: stdout === input, stderr }).toEqual({
        code: 0,
        length: input.length,
        same: true,
        stderr: "",
      });
    });

    it("gets much output whole", async () => {
      const { code, stdout } = await run(binary, ["exec", "web", "--", "bytes", "3000000"]);
      expect({ code, length: stdout.length }).toEqual({ code: 0, length: 3_000_000 });
    });

    it("passes on the exit code", async () => {
      const outcome = await run(binary, ["exec", "web", "--", "exit", "3"]);
      expect(outcome).toEqual({ code: 3, stdout: "", stderr: "bye\ncommand terminated with exit code 3\n" });
    });

    it("is told why an exec is refused", async () => {
      const { code, stderr } = await run(binary, ["exec", "web", "-c", "none", "--", "echo"]);
      expect(code).toBe(1);
      expect(stderr).toContain('containers "none" not found');
    });

    it("forwards a port", async () => {
      const child = start(binary, ["port-forward", "pod/web", ":80"]);
      try {
        const [line] = (await once(child.stdout, "data")) as [Buffer];
        const port = Number(/127\.0\.0\.1:(\d+)/.exec(line.toString())?.[1]);
        const answers = await Promise.all(["one", "two", "x".repeat(20_000)].map((text) => say(port, text)));
        expect(answers).toEqual(["ONE", "TWO", "X".repeat(20_000)]);
      } finally {
        child.kill();
        await once(child, "exit");
      }
    });

    it("is told when a port cannot be reached", async () => {
      const child = start(binary, ["port-forward", "pod/web", ":1"]);
      const errors = textOf(child.stderr);
      const [line] = (await once(child.stdout, "data")) as [Buffer];
      const port = Number(/127\.0\.0\.1:(\d+)/.exec(line.toString())?.[1]);
      expect(await say(port, "hello")).toBe("");
      child.kill();
      expect(await errors).toContain("connection refused");
    });
  },
);

/** Sends text to a local port and gives what comes back until the other side closes. */
async function say(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(text);
  const chunks: Buffer[] = [];
  let size = 0;
  socket.on("data", (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= text.length) socket.end();
  });
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}
