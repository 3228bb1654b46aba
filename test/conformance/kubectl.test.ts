/**
 * The commands people use most, with every kubectl on this machine from 1.27 on: they differ in discovery, OpenAPI,
 * encodings and streaming protocols.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import { findKubectls } from "../framework/kubectl.ts";
import type { Kubectl } from "../framework/kubectl.ts";

const kubectls = await findKubectls();
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "2");
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

it("finds kubectl 1.27 or newer", () => expect(kubectls.length).toBeGreaterThan(0));

describe.each(kubectls)("kubectl 1.$minor", (binary) => {
  const namespace = `v${binary.minor}`;
  const folder = mkdtempSync(join(tmpdir(), "kubets-kubectl-"));
  const file = join(folder, "web.yaml");
  let kubectl: Kubectl;
  const ok = (...args: readonly string[]): Promise<string> => kubectl.ok("-n", namespace, ...args);

  beforeAll(async () => {
    kubectl = cluster.kubectl(binary);
    await kubectl.ok("create", "namespace", namespace);
    writeFileSync(file, deployment("nginx:1.18"));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await kubectl.ok("delete", "namespace", namespace, "--timeout=60s");
  });

  it("version and api-resources", async () => {
    expect(await kubectl.ok("version")).toContain("v1.36.0");
    expect(await kubectl.ok("api-resources", "--api-group=apps")).toMatch(
      /deployments\s+deploy\s+apps\/v1\s+true\s+Deployment/,
    );
    expect(await kubectl.ok("api-versions")).toContain("batch/v1");
  });

  it("explain", async () => {
    expect(await kubectl.ok("explain", "deployment.spec.replicas")).toMatch(/replicas/);
    expect(await kubectl.ok("explain", "pod.spec.containers")).toMatch(/livenessProbe/);
  });

  it("apply, again without change, and with one", async () => {
    expect(await ok("apply", "-f", file)).toBe("deployment.apps/web created");
    expect(await ok("apply", "-f", file)).toBe("deployment.apps/web unchanged");
    await ok("rollout", "status", "deployment/web", "--timeout=60s");
    writeFileSync(file, deployment("nginx:1.19"));
    expect((await kubectl.run(["-n", namespace, "diff", "-f", file])).stdout).toMatch(
      /^\+.*image: nginx:1\.19/m,
    );
    expect(await ok("apply", "-f", file)).toBe("deployment.apps/web configured");
    await ok("rollout", "status", "deployment/web", "--timeout=60s");
  });

  it("get, as table, wide, yaml, json path and by label", async () => {
    expect(await ok("get", "deployment", "web", "--no-headers")).toMatch(/^web\s+2\/2\s+2\s+2\s+\d+[smh]/);
    expect(await ok("get", "pods", "-o", "wide")).toMatch(/NOMINATED NODE/);
    expect(await ok("get", "deployment", "web", "-o", "yaml")).toContain("image: nginx:1.19");
    expect(await ok("get", "deployment", "web", "-o", "jsonpath={.spec.replicas}")).toBe("2");
    expect((await ok("get", "pods", "-l", "app=web", "-o", "name")).split("\n")).toHaveLength(2);
    expect(await ok("get", "pods", "--field-selector=status.phase=Failed", "-o", "name")).toBe("");
    expect(await ok("get", "pods", "--sort-by=.metadata.name", "--chunk-size=1")).toMatch(/READY\s+STATUS/);
    expect(await ok("get", "all")).toContain("deployment.apps/web");
  });

  it("describe", async () => {
    const text = await ok("describe", "deployment", "web");
    expect(text).toMatch(/Replicas:\s+2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable/);
    expect(text).toContain("ScalingReplicaSet");
    expect(await ok("describe", "pods", "-l", "app=web")).toContain("Successfully assigned");
  });

  it("scale, set image, rollout history and undo, pause and resume, restart", async () => {
    await ok("scale", "deployment/web", "--replicas=3");
    await ok("set", "image", "deployment/web", "nginx=nginx:1.20");
    await ok("rollout", "status", "deployment/web", "--timeout=60s");
    expect(
      (await ok("rollout", "history", "deployment/web")).split("\n").filter((line) => /^\d/.test(line)),
    ).toHaveLength(3);
    await ok("rollout", "undo", "deployment/web");
    expect(
      await ok("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"),
    ).toBe("nginx:1.19");
    await ok("rollout", "pause", "deployment/web");
    await ok("rollout", "resume", "deployment/web");
    await ok("rollout", "restart", "deployment/web");
    await ok("rollout", "status", "deployment/web", "--timeout=60s");
  });

  it("label, annotate, patch of every type", async () => {
    await ok("label", "deployment/web", "tier=front");
    await ok("annotate", "deployment/web", "note=hello");
    await ok("patch", "deployment/web", "-p", '{"metadata":{"labels":{"a":"1"}}}');
    await ok(
      "patch",
      "deployment/web",
      "--type=merge",
      "-p",
      '{"metadata":{"labels":{"b":"2","tier":null}}}',
    );
    await ok(
      "patch",
      "deployment/web",
      "--type=json",
      "-p",
      '[{"op":"add","path":"/metadata/labels/c","value":"3"}]',
    );
    expect(JSON.parse(await ok("get", "deployment", "web", "-o", "jsonpath={.metadata.labels}"))).toEqual({
      a: "1",
      b: "2",
      c: "3",
    });
  });

  it("edit", async () => {
    const edited = await kubectl.run(["-n", namespace, "edit", "deployment", "web"], {
      env: { KUBE_EDITOR: "sed -i s/nginx:1.19/nginx:1.21/" },
    });
    expect(edited).toMatchObject({ exitCode: 0, stdout: "deployment.apps/web edited" });
    expect(
      await ok("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"),
    ).toBe("nginx:1.21");
    await ok("rollout", "status", "deployment/web", "--timeout=60s");
  });

  it("expose", async () => {
    await ok("expose", "deployment", "web", "--port=8080", "--target-port=80");
    const address = await ok("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
    await eventually(async () => expect((await fetch(`http://${address}:8080/`)).status).toBe(200), {
      withinMs: 10_000,
      what: "the service",
    });
    expect(await ok("describe", "service", "web")).toMatch(/Endpoints:\s+127\.\d+\.\d+\.\d+:80/);
  });

  it("run, logs, logs -f, wait", async () => {
    await ok(
      "run",
      "counter",
      "--image=busybox",
      "--restart=Never",
      "--",
      "sh",
      "-c",
      "for i in 1 2 3; do echo line $i; sleep 0.3; done",
    );
    await ok("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/counter", "--timeout=30s");
    expect(await ok("logs", "counter")).toBe("line 1\nline 2\nline 3");
    expect(await ok("logs", "counter", "--tail=1")).toBe("line 3");
    await ok(
      "run",
      "talker",
      "--image=busybox",
      "--restart=Never",
      "--",
      "sh",
      "-c",
      "sleep 1; echo late; sleep 0.5; echo later",
    );
    await ok("wait", "--for=condition=Ready", "pod/talker", "--timeout=30s");
    expect(await ok("logs", "-f", "talker")).toBe("late\nlater");
  });

  it("exec, with input, with exit code, with a terminal", async () => {
    await ok("run", "shell", "--image=busybox", "--env=GREETING=hello", "--", "sleep", "1000");
    await ok("wait", "--for=condition=Ready", "pod/shell", "--timeout=30s");
    expect(await ok("exec", "shell", "--", "sh", "-c", "echo $GREETING")).toBe("hello");
    const cat = await kubectl.run(["-n", namespace, "exec", "-i", "shell", "--", "cat"], {
      input: "through and back",
    });
    expect(cat).toMatchObject({ exitCode: 0, stdout: "through and back" });
    const failed = await kubectl.run([
      "-n",
      namespace,
      "exec",
      "shell",
      "--",
      "sh",
      "-c",
      "echo oops >&2; exit 3",
    ]);
    expect(failed.exitCode).toBe(3);
    expect(failed.stderr).toContain("oops");
    expect(failed.stderr).toContain("command terminated with exit code 3");
    // script(1) gives kubectl a terminal to pass on.
    const line = `${binary.path} --kubeconfig ${cluster.kubeconfig} -n ${namespace} exec -it shell -- sh -c 'tty; exit 4'`;
    const terminal = await execa("script", ["-qec", line, "/dev/null"], {
      reject: false,
      input: "",
      timeout: 30_000,
    });
    expect(terminal.stdout).toContain("/dev/");
    expect(terminal.exitCode).toBe(4);
  });

  it("port-forward", async () => {
    const forward = kubectl.start(["-n", namespace, "port-forward", "deployment/web", ":80"]);
    try {
      const port = await new Promise<string>((resolve, reject) => {
        let text = "";
        forward.stdout?.on("data", (chunk: Buffer) => {
          text += chunk.toString();
          const found = /127\.0\.0\.1:(\d+) -> 80/.exec(text)?.[1];
          if (found) resolve(found);
        });
        void forward.then(() => reject(new Error("port-forward ended")), reject);
      });
      for (let i = 0; i < 3; i++) expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    } finally {
      forward.kill();
      await forward;
    }
  });

  it("cp, both ways", async () => {
    const source = join(folder, "there.txt");
    writeFileSync(source, "copied");
    await ok("cp", source, "shell:/tmp/kubets-there.txt");
    await ok("cp", "shell:/tmp/kubets-there.txt", join(folder, "back.txt"));
    expect(await ok("exec", "shell", "--", "cat", "/tmp/kubets-there.txt")).toBe("copied");
    await ok("exec", "shell", "--", "rm", "/tmp/kubets-there.txt");
  });

  it("create of many kinds", async () => {
    await ok("create", "configmap", "settings", "--from-literal=a=b");
    await ok("create", "secret", "generic", "password", "--from-literal=p=secret");
    await ok("create", "serviceaccount", "robot");
    await ok("create", "job", "once", "--image=busybox", "--", "true");
    await ok("create", "role", "reader", "--verb=get", "--resource=pods");
    await ok("create", "rolebinding", "reading", "--role=reader", "--serviceaccount=default:robot");
    await ok("create", "quota", "little", "--hard=pods=100");
    await ok("create", "cronjob", "daily", "--image=busybox", "--schedule=0 0 * * *", "--", "true");
    await ok("create", "ingress", "in", "--rule=example.com/*=web:80");
    await ok("create", "poddisruptionbudget", "budget", "--selector=app=none", "--min-available=1");
    await ok("wait", "--for=condition=Complete", "job/once", "--timeout=30s");
    expect(await ok("get", "secret", "password", "-o", "jsonpath={.data.p}")).toBe(
      Buffer.from("secret").toString("base64"),
    );
    expect((await ok("create", "token", "robot")).split(".")).toHaveLength(3);
  });

  it("auth", async () => {
    expect(await ok("auth", "can-i", "create", "pods")).toBe("yes");
    expect(await ok("auth", "can-i", "--list")).toContain("*.*");
  });

  it("events, cordon, uncordon, taint, drain", async () => {
    expect(await ok("get", "events")).toContain("Scheduled");
    await kubectl.ok("cordon", "node-2");
    expect(await kubectl.ok("get", "node", "node-2", "--no-headers")).toContain("Ready,SchedulingDisabled");
    await kubectl.ok(
      "drain",
      "node-2",
      "--ignore-daemonsets",
      "--force",
      "--delete-emptydir-data",
      "--grace-period=1",
      "--timeout=60s",
    );
    await kubectl.ok("uncordon", "node-2");
    await kubectl.ok("taint", "node", "node-2", "a=b:NoSchedule");
    await kubectl.ok("taint", "node", "node-2", "a=b:NoSchedule-");
  });

  it("replace and delete", async () => {
    await ok("replace", "-f", file);
    await ok("delete", "-f", file, "--timeout=60s");
    await ok("delete", "pods", "--all", "--now", "--timeout=60s");
    await eventually(async () => expect(await ok("get", "pods", "-o", "name")).not.toContain("pod/web"), {
      withinMs: 20_000,
      what: "no pods",
    });
  });
});

function deployment(image: string): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: nginx, image: "${image}", ports: [{containerPort: 80}]}]
`;
}
