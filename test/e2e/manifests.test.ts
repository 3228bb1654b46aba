import { fileURLToPath } from "node:url";
import type { KubernetesList, corev1 } from "@kubets/api";
import { execa } from "execa";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up();
  kubectl = cluster.kubectl();
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

const kinds = "deployments,replicasets,statefulsets,daemonsets,jobs,pods,services,persistentvolumeclaims";

afterEach(async () => {
  await kubectl.ok("delete", "-n", "kube-system", "daemonsets", "--all", "--now");
  await kubectl
    .ok("delete", kinds, "--all", "--now", "--field-selector=metadata.name!=kubernetes")
    .catch(async () => {
      // Old kubectl takes no selector with several kinds.
      await kubectl.ok("delete", kinds.replace(",services", ""), "--all", "--now");
      await kubectl.ok("delete", "services", "nginx", "web", "--ignore-not-found");
    });
  await eventually(async () => expect(await kubectl.ok("get", "pods", "-o", "name")).toBe(""), {
    withinMs: 30_000,
    what: "no pods",
  });
});

function manifest(kind: "as-written" | "corrected", name: string): string {
  return fileURLToPath(new URL(`../manifests/${kind}/${name}.yaml`, import.meta.url));
}

async function pods(...args: readonly string[]): Promise<readonly corev1.Pod[]> {
  return (await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods", ...args)).items;
}

async function httpStatus(pod: corev1.Pod): Promise<number> {
  // Ordinary users' servers could not have port 80: see docs/architecture.md.
  const ports = pod.metadata.annotations?.["kubets.dev/port-map"] ?? "{}";
  const port = /"80":(\d+)/.exec(ports)?.[1] ?? "80";
  return (await fetch(`http://${pod.status.podIP ?? ""}:${port}/`)).status;
}

describe("manifests with slips are refused", () => {
  it("an unknown field of a Job", async () => {
    const { exitCode, stderr } = await kubectl.run(["apply", "-f", manifest("as-written", "job-hello")]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('strict decoding error: unknown field "spec.spec"');
  });

  it("a selector that does not match its template", async () => {
    const { exitCode, stderr } = await kubectl.run([
      "apply",
      "-f",
      manifest("as-written", "deployment-nginx-deployment"),
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The Deployment "nginx-deployment" is invalid');
    expect(stderr).toContain(
      'spec.template.metadata.labels: Invalid value: {"apps":"nginx"}: `selector` does not match template `labels`',
    );
  });

  it("unknown fields of a Service and a StatefulSet, all of them named", async () => {
    const { exitCode, stderr } = await kubectl.run([
      "apply",
      "-f",
      manifest("as-written", "service-statefulset-nginx"),
    ]);
    expect(exitCode).toBe(1);
    for (const field of [
      "spec.seelctor",
      "spec.spec",
      "spec.template.spec.containers[0].volumnMounts",
      "spec.volumnClaimTemplates",
    ]) {
      expect(stderr).toContain(`unknown field "${field}"`);
    }
  });
});

describe("manifests run", () => {
  it.each([
    { kind: "as-written" as const, name: "pod-nginx" },
    { kind: "as-written" as const, name: "pod-nginx-2" },
    { kind: "corrected" as const, name: "pod-nginx" },
  ])("$kind/$name answers on port 80", async ({ kind, name }) => {
    await kubectl.ok("apply", "-f", manifest(kind, name));
    await kubectl.ok("wait", "--for=condition=Ready", "pod/nginx", "--timeout=30s");
    const [pod] = await pods();
    if (!pod) throw new Error("no pod");
    // Ready without a readiness probe means started: the server may take a moment more to listen.
    await eventually(async () => expect(await httpStatus(pod)).toBe(200), {
      withinMs: 10_000,
      what: "HTTP 200",
    });
  });

  it("corrected/deployment-nginx-deployment: three available", async () => {
    await kubectl.ok("apply", "-f", manifest("corrected", "deployment-nginx-deployment"));
    await kubectl.ok("rollout", "status", "deployment/nginx-deployment", "--timeout=30s");
    expect(await kubectl.ok("get", "deployment", "nginx-deployment", "--no-headers")).toMatch(
      /^nginx-deployment\s+3\/3\s+3\s+3/,
    );
    expect(new Set((await pods()).map((pod) => pod.spec.nodeName)).size).toBe(3);
  });

  it.each(["as-written", "corrected"] as const)("%s/replicaset-frontend: three pods", async (kind) => {
    await kubectl.ok("apply", "-f", manifest(kind, "replicaset-frontend"));
    await kubectl.ok(
      "wait",
      "--for=jsonpath={.status.readyReplicas}=3",
      "replicaset/frontend",
      "--timeout=30s",
    );
  });

  it("corrected/job-hello: says hello and goes on sleeping", async () => {
    await kubectl.ok("apply", "-f", manifest("corrected", "job-hello"));
    await eventually(async () => expect(await kubectl.ok("logs", "job/hello")).toBe("Hello, Kubernetes!"), {
      withinMs: 30_000,
      what: "the log of the job",
    });
    expect(await kubectl.ok("get", "job", "hello", "--no-headers")).toMatch(/^hello\s+Running\s+0\/1/);
  });

  it("as-written/job-pi: fails, and is given up after four more tries", { timeout: 240_000 }, async () => {
    await kubectl.ok("apply", "-f", manifest("as-written", "job-pi"));
    // Its back-off: 10, 20, 40 and 80 seconds.
    await kubectl.ok("wait", "--for=condition=Failed", "job/pi", "--timeout=230s");
    expect(
      await kubectl.ok("get", "job", "pi", "-o", "jsonpath={.status.conditions[?(@.type=='Failed')].reason}"),
    ).toBe("BackoffLimitExceeded");
    expect(await kubectl.ok("get", "job", "pi", "-o", "jsonpath={.status.failed}")).toBe("5");
  });

  it("corrected/job-pi: computes pi, or says what the host lacks", async () => {
    await kubectl.ok("apply", "-f", manifest("corrected", "job-pi"));
    // Debian's perl 5.36 comes with a Math::BigInt that cannot do it; its package libmath-bigint-perl can.
    const { stdout } = await execa("perl", ["-MMath::BigInt", "-e", "print $Math::BigInt::VERSION"], {
      reject: false,
    });
    if (stdout >= "1.999838") {
      await kubectl.ok("wait", "--for=condition=Complete", "job/pi", "--timeout=90s");
      const digits = (await kubectl.ok("logs", "job/pi")).replaceAll(/\s/g, "");
      expect(digits).toMatch(/^3\.14159265358979323846264338327950288419716939937510/);
      expect(digits).toHaveLength(2_001);
    } else {
      await eventually(
        async () => expect(await kubectl.ok("logs", "job/pi")).toContain("libmath-bigint-perl"),
        {
          withinMs: 30_000,
          what: "the log says what the host lacks",
        },
      );
    }
  });

  it("corrected/daemonset-fluentd-elasticsearch: one pod per node", async () => {
    await kubectl.ok("apply", "-f", manifest("corrected", "daemonset-fluentd-elasticsearch"));
    await kubectl.ok(
      "rollout",
      "status",
      "-n",
      "kube-system",
      "daemonset/fluentd-elasticsearch",
      "--timeout=30s",
    );
    const nodes = (await pods("-n", "kube-system")).map((pod) => pod.spec.nodeName ?? "");
    expect(nodes.toSorted()).toEqual(["node-1", "node-2", "node-3"]);
  });

  it("corrected/service-statefulset-nginx: the first pod waits for its claim", async () => {
    await kubectl.ok("apply", "-f", manifest("corrected", "service-statefulset-nginx"));
    await eventually(
      async () => {
        expect(await kubectl.ok("get", "pods", "--no-headers")).toMatch(/^web-0\s+0\/1\s+Pending/);
        expect(await kubectl.ok("get", "pvc", "--no-headers")).toMatch(
          /^www-web-0\s+Pending.*my-storage-class/,
        );
        expect(await kubectl.ok("get", "events")).toContain(
          "pod has unbound immediate PersistentVolumeClaims",
        );
      },
      { withinMs: 30_000, what: "web-0 Pending with its claim" },
    );
    expect((await pods()).map((pod) => pod.metadata.name)).toEqual(["web-0"]);
  });

  it("a StatefulSet without claims: pods in order, with stable names", async () => {
    await kubectl.run(["apply", "-f", "-"], { input: statefulSet });
    await kubectl.ok("rollout", "status", "statefulset/web", "--timeout=60s");
    const before = await pods("-l", "app=web");
    expect(before.map((pod) => pod.metadata.name)).toEqual(["web-0", "web-1", "web-2"]);
    await kubectl.ok("delete", "pod", "web-1", "--now");
    await eventually(
      async () => {
        const again = (await pods("-l", "app=web")).find((pod) => pod.metadata.name === "web-1");
        expect(again?.metadata.uid).not.toBe(before[1]?.metadata.uid);
        expect(again?.status.phase).toBe("Running");
      },
      { withinMs: 30_000, what: "web-1 again" },
    );
  });
});

describe("imperative commands run", () => {
  it("run, describe, replace, delete", async () => {
    await kubectl.ok("run", "hello-minikube", "--image=k8s.gcr.io/echoserver:1.4");
    await kubectl.ok("run", "nginx", "--image=nginx");
    await kubectl.ok("wait", "--for=condition=Ready", "pod", "--all", "--timeout=30s");
    const described = await kubectl.ok("describe", "pod", "nginx");
    for (const part of [
      "Successfully assigned default/nginx",
      "Pulled",
      "Created",
      "Started",
      "process-runtime://",
    ]) {
      expect(described).toContain(part);
    }
    await kubectl.ok("delete", "pod", "nginx", "hello-minikube");
  });

  it("create deployment, expose, scale, set image, edit, rollout", async () => {
    await kubectl.ok("create", "deployment", "nginx", "--image=nginx");
    await kubectl.ok("expose", "deployment", "nginx", "--port=80");
    await kubectl.ok("scale", "deployment", "nginx", "--replicas=5");
    await kubectl.ok("rollout", "status", "deployment/nginx", "--timeout=30s");
    await kubectl.ok("set", "image", "deployment", "nginx", "nginx=nginx:1.18");
    await kubectl.ok("rollout", "status", "deployment/nginx", "--timeout=60s");
    const edited = await kubectl.run(["edit", "deployment", "nginx"], {
      env: { KUBE_EDITOR: "sed -i s/nginx:1.18/nginx:1.19/" },
    });
    expect(edited).toMatchObject({ exitCode: 0, stdout: "deployment.apps/nginx edited" });
    await kubectl.ok("rollout", "status", "deployment/nginx", "--timeout=60s");
    expect(await kubectl.ok("rollout", "history", "deployment/nginx")).toMatch(
      /1\s+<none>\n2\s+<none>\n3\s+<none>/,
    );
    await kubectl.ok("rollout", "undo", "deployment/nginx");
    await kubectl.ok("rollout", "status", "deployment/nginx", "--timeout=60s");
    const images = new Set((await pods("-l", "app=nginx")).map((pod) => pod.spec.containers[0]?.image));
    expect([...images]).toEqual(["nginx:1.18"]);
    await kubectl.ok("create", "deploy", "web", "--image=hub.example.com/nginx");
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
  });

  it("create, replace and delete with -f", async () => {
    const file = manifest("corrected", "pod-nginx");
    await kubectl.ok("create", "-f", file);
    await kubectl.ok("replace", "--force", "-f", file);
    await kubectl.ok("wait", "--for=condition=Ready", "pod/nginx", "--timeout=30s");
    await kubectl.ok("delete", "-f", file);
  });
});

const statefulSet = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: None, selector: {app: web}, ports: [{port: 80, name: web}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers: [{name: nginx, image: nginx}]
`;
