import type { corev1, metav1 } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TestApiServer } from "../testing/index.ts";
import { createTestApiServer } from "../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const pods = "/api/v1/namespaces/default/pods";
type Fields = Readonly<Record<string, unknown>>;

function pod(name: string, spec: Fields = {}, container: Fields = {}): Fields {
  const containers = [{ name: "c", image: "x:1", ...container }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name }, spec: { containers, ...spec } };
}

async function refusal(path: string, body: unknown): Promise<string | undefined> {
  const answer = server.request<metav1.Status>({ method: "POST", path, body });
  // Admission waits for a service account on the clock.
  for (let i = 0; i < 12; i++) await server.clock.step(100);
  return (await answer).body.message;
}

describe("admission of pods", () => {
  it("gives a pod its account, priority and tolerations", async () => {
    const { spec } = await server.create<corev1.Pod>(pods, pod("a"));
    expect(spec).toMatchObject({
      serviceAccountName: "default",
      serviceAccount: "default",
      priority: 0,
      preemptionPolicy: "PreemptLowerPriority",
    });
    expect(spec.tolerations).toEqual([
      {
        key: "node.kubernetes.io/not-ready",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
      {
        key: "node.kubernetes.io/unreachable",
        operator: "Exists",
        effect: "NoExecute",
        tolerationSeconds: 300,
      },
    ]);
  });

  it("mounts the account's token", async () => {
    const { spec } = await server.create<corev1.Pod>(pods, pod("a"));
    const [volume] = spec.volumes ?? [];
    expect(volume?.name).toMatch(/^kube-api-access-[a-z0-9]{5}$/);
    expect(volume?.projected?.sources.map((source) => Object.keys(source)[0])).toEqual([
      "serviceAccountToken",
      "configMap",
      "downwardAPI",
    ]);
    expect(spec.containers[0]?.volumeMounts).toEqual([
      { name: volume?.name, readOnly: true, mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
    ]);
    const without = await server.create<corev1.Pod>(pods, pod("b", { automountServiceAccountToken: false }));
    expect(without.spec.volumes).toBeUndefined();
  });

  it("leaves tolerations of everything alone", async () => {
    const tolerations = [{ operator: "Exists" }];
    expect((await server.create<corev1.Pod>(pods, pod("a", { tolerations }))).spec.tolerations).toEqual(
      tolerations,
    );
  });

  it("takes the priority of the class", async () => {
    await server.create("/apis/scheduling.k8s.io/v1/priorityclasses", {
      metadata: { name: "high" },
      value: 1000,
    });
    const high = await server.create<corev1.Pod>(pods, pod("a", { priorityClassName: "high" }));
    expect(high.spec.priority).toBe(1000);
    const system = await server.create<corev1.Pod>(
      pods,
      pod("b", { priorityClassName: "system-node-critical" }),
    );
    expect(system.spec.priority).toBe(2_000_001_000);
    expect(await refusal(pods, pod("c", { priorityClassName: "none" }))).toBe(
      'pods "c" is forbidden: no PriorityClass with name none was found',
    );
    expect(await refusal(pods, pod("d", { priority: 5 }))).toBe(
      'pods "d" is forbidden: the integer value of priority (5) must not be provided in pod spec; priority admission controller computed 0 from the given PriorityClass name',
    );
  });

  it("refuses a pod whose account does not exist", async () => {
    expect(await refusal(pods, pod("a", { serviceAccountName: "none" }))).toBe(
      'pods "a" is forbidden: error looking up service account default/none: serviceaccount "none" not found',
    );
  });

  it("waits for the account of a young namespace", async () => {
    await server.create("/api/v1/namespaces", { metadata: { name: "young" } });
    const waiting = server.create<corev1.Pod>("/api/v1/namespaces/young/pods", pod("a"));
    await server.clock.step(300);
    await server.create("/api/v1/namespaces/young/serviceaccounts", { metadata: { name: "default" } });
    await server.clock.step(200);
    expect((await waiting).spec.serviceAccountName).toBe("default");
  });

  it("applies a namespace's limits", async () => {
    const limits = [
      { type: "Container", default: { cpu: "1" }, defaultRequest: { cpu: "100m" }, max: { cpu: "2" } },
    ];
    await server.create("/api/v1/namespaces/default/limitranges", {
      metadata: { name: "l" },
      spec: { limits },
    });
    const limited = await server.create<corev1.Pod>(pods, pod("a"));
    expect(limited.spec.containers[0]?.resources).toEqual({
      limits: { cpu: "1" },
      requests: { cpu: "100m" },
    });
    expect(await refusal(pods, pod("b", {}, { resources: { limits: { cpu: "3" } } }))).toBe(
      'pods "b" is forbidden: maximum cpu usage per Container is 2, but limit is 3',
    );
  });
});

describe("admission of other objects", () => {
  it("keeps pods off new nodes and lets kubelets register with their status", async () => {
    const node = await server.create<corev1.Node>("/api/v1/nodes", {
      metadata: { name: "n" },
      status: { capacity: { cpu: "2" } },
    });
    expect(node.spec.taints).toEqual([{ key: "node.kubernetes.io/not-ready", effect: "NoSchedule" }]);
    expect(node.status).toMatchObject({ capacity: { cpu: "2" }, allocatable: { cpu: "2" } });
  });

  it("gives claims the default storage class", async () => {
    await server.create("/apis/storage.k8s.io/v1/storageclasses", {
      metadata: { name: "std", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } },
      provisioner: "example.com/p",
    });
    const claim = await server.create<corev1.PersistentVolumeClaim>(
      "/api/v1/namespaces/default/persistentvolumeclaims",
      {
        metadata: { name: "c" },
        spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
      },
    );
    expect(claim.spec.storageClassName).toBe("std");
    expect(claim.status.phase).toBe("Pending");
  });
});
