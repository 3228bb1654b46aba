import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
  kubectl = cluster.kubectl();
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

const script = fileURLToPath(new URL("../../scripts/cluster", import.meta.url));

async function refusal(yaml: string): Promise<string> {
  const { exitCode, stderr } = await kubectl.run(["create", "-f", "-"], { input: yaml });
  expect(exitCode).toBe(1);
  return stderr;
}

describe("the API refuses", () => {
  it.each([
    {
      name: "broken YAML",
      yaml: "apiVersion: v1\nkind: [",
      message: /error parsing STDIN: error converting YAML to JSON/,
    },
    {
      name: "an unknown kind",
      yaml: "apiVersion: v1\nkind: Podd\nmetadata: {name: a}",
      message: /no matches for kind "Podd" in version "v1"/,
    },
    {
      name: "an unknown field",
      yaml: "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {contaners: []}",
      message: /strict decoding error: unknown field "spec.contaners"/,
    },
    {
      name: "a name that is no DNS label",
      yaml: "apiVersion: v1\nkind: Service\nmetadata: {name: A_b}\nspec: {ports: [{port: 80}]}",
      message: /metadata\.name: Invalid value: "A_b": a (DNS-1035|lowercase RFC 1123) label must consist of/,
    },
    {
      name: "a pod without containers",
      yaml: "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}",
      message: /The Pod "a" is invalid: spec\.containers: Required value/,
    },
  ])("$name", async ({ yaml, message }) => {
    expect(await refusal(yaml)).toMatch(message);
  });

  it("a body over 3 MiB, with 413", async () => {
    const config = await kubectl.ok("config", "view", "--raw", "-o", "json");
    const { clusters, users } = JSON.parse(config) as {
      clusters: { cluster: { server: string } }[];
      users: { user: Record<string, string> }[];
    };
    const folder = mkdtempSync(join(tmpdir(), "kubets-bad-"));
    try {
      const user = users[0]?.user ?? {};
      writeFileSync(join(folder, "crt"), Buffer.from(user["client-certificate-data"] ?? "", "base64"));
      writeFileSync(join(folder, "key"), Buffer.from(user["client-key-data"] ?? "", "base64"));
      writeFileSync(join(folder, "body"), JSON.stringify({ data: { big: "x".repeat(4 * 1024 * 1024) } }));
      const url = `${clusters[0]?.cluster.server ?? ""}/api/v1/namespaces/default/configmaps`;
      const { stdout } = await execa("curl", [
        ...["-sk", "--cert", join(folder, "crt"), "--key", join(folder, "key"), "-w", "\n%{http_code}"],
        ...["-H", "content-type: application/json", "--data-binary", `@${join(folder, "body")}`, url],
      ]);
      expect(stdout).toMatch(/\n413$/);
      expect(stdout).toContain("RequestEntityTooLarge");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("a pod that cannot run says why", () => {
  it("an image that does not exist", async () => {
    await kubectl.ok("run", "noimage", "--image=no-such-image:1");
    await eventually(
      async () => {
        expect(await kubectl.ok("get", "pod", "noimage", "--no-headers")).toMatch(
          /ErrImagePull|ImagePullBackOff/,
        );
        expect(await kubectl.ok("describe", "pod", "noimage")).toMatch(
          /Failed to pull image "no-such-image:1".*scripts\/cluster image import/s,
        );
      },
      { withinMs: 15_000, what: "ErrImagePull" },
    );
  });

  it("a command that does not exist", async () => {
    await kubectl.ok("run", "nocommand", "--image=busybox", "--restart=Never", "--", "no-such-command");
    await eventually(
      async () =>
        expect(await kubectl.ok("describe", "pod", "nocommand")).toMatch(
          /exec: "no-such-command": executable file not found in \$PATH/,
        ),
      { withinMs: 15_000, what: "the reason" },
    );
  });
});

describe("the cluster command refuses", () => {
  it.each([
    {
      name: "an unknown target",
      args: ["kill", "node-9"],
      message: /^error: there is no 'node-9' in this cluster: choose node-1, /,
    },
    { name: "an unknown signal", args: ["kill", "node-1", "--signal", "NOPE"], message: /must be a signal/ },
    {
      name: "a log of nothing",
      args: ["logs", "nobody"],
      message: /^error: there is no log of 'nobody': choose /,
    },
    { name: "another number of nodes", args: ["up", "--nodes", "5"], message: /already|node add/ },
    { name: "an unknown command", args: ["fly"], message: /unknown command 'fly'/ },
    {
      name: "an unsupported network",
      args: ["up", "--network", "netns"],
      message: /^error: --network netns is not supported/,
    },
  ])("$name", async ({ args, message }) => {
    const { exitCode, stderr, stdout } = await cluster.run(...args);
    expect(stderr + stdout).toMatch(message);
    if (args[2] !== "5") expect(exitCode).not.toBe(0);
  });

  it("a port in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const folder = mkdtempSync(join(tmpdir(), "kubets-bad-"));
    const result = await execa(script, ["up", "--data-dir", folder, "--api-port", String(port)], {
      reject: false,
    });
    other.close();
    rmSync(folder, { recursive: true });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain(`error: port ${port} of 127.0.0.1 is in use`);
  });

  it("a folder that holds something else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kubets-bad-"));
    writeFileSync(join(folder, "thesis.txt"), "irreplaceable");
    const up = await execa(script, ["up", "--data-dir", folder], { reject: false });
    const purge = await execa(script, ["purge", "--data-dir", folder], { reject: false });
    rmSync(folder, { recursive: true });
    expect(up.stderr).toContain("holds other files (thesis.txt");
    expect(purge.stderr).toContain("is no cluster's data directory: not removed");
  });

  it("to start without nats-server", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kubets-bad-"));
    const result = await execa(script, ["up", "--data-dir", folder], {
      reject: false,
      env: { NATS_SERVER: "/nonexistent/nats-server" },
    });
    rmSync(folder, { recursive: true });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toContain(
      "error: NATS_SERVER is /nonexistent/nats-server, and there is no such file",
    );
  });
});
