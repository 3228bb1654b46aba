import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;
const folder = mkdtempSync(join(tmpdir(), "kubets-image-"));

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
  kubectl = cluster.kubectl();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster[Symbol.asyncDispose]();
});

describe("images of one's own", () => {
  it("are imported, run, listed and removed", async () => {
    const file = join(folder, "greeter.yaml");
    writeFileSync(file, 'cmd: ["sh", "-c", "echo greetings from $NAME; sleep 1000"]\nenv: {NAME: kubets}\n');
    expect(await cluster.ok("image", "import", file)).toBe("imported greeter");
    expect(await cluster.ok("image", "list")).toContain("greeter");
    await kubectl.ok("run", "greeter", "--image=greeter:1.0");
    await eventually(async () => expect(await kubectl.ok("logs", "greeter")).toBe("greetings from kubets"), {
      withinMs: 20_000,
      what: "the greeting",
    });
    await cluster.ok("image", "remove", "greeter");
    expect(await cluster.ok("image", "list")).toBe("no imported images");
  });

  it("that describe nothing are refused", async () => {
    const file = join(folder, "empty.yaml");
    writeFileSync(file, "a: b\n");
    expect(await cluster.run("image", "import", file)).toMatchObject({ exitCode: 1 });
    expect((await cluster.run("image", "remove", "nothing")).stderr).toContain(
      "there is no imported image nothing",
    );
  });
});

describe("the cluster command", () => {
  it("prints the kubeconfig's path and a component's log", async () => {
    expect(await cluster.ok("kubeconfig")).toBe(cluster.kubeconfig);
    expect(await cluster.ok("logs", "kube-apiserver")).toContain('"component":"kube-apiserver"');
    expect(await cluster.ok("logs", "kubelet/node-1")).toContain('"component":"kubelet"');
  });
});
