import type { corev1 } from "@kubets/api";
import { containerHash } from "../runtime/container-hash.ts";
import type { RuntimeContainer, RuntimePod, RuntimeSandbox } from "../runtime/runtime-pod.ts";

/** The pod that tests begin with: one container that runs for ever. */
export function testPod(
  spec: Partial<corev1.PodSpec> = {},
  rest: {
    readonly metadata?: Partial<corev1.Pod["metadata"]>;
    readonly status?: corev1.PodStatus;
  } = {},
): corev1.Pod {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "pod", namespace: "ns", uid: "uid", generation: 1, ...rest.metadata },
    spec: {
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      nodeName: "node-1",
      containers: [testContainer("main")],
      ...spec,
    },
    status: rest.status ?? { phase: "Pending", qosClass: "BestEffort" },
  };
}

export function testContainer(name: string, more: Partial<corev1.Container> = {}): corev1.Container {
  return { name, image: "busybox:1", imagePullPolicy: "IfNotPresent", resources: {}, ...more };
}

export function testSandbox(more: Partial<RuntimeSandbox> = {}): RuntimeSandbox {
  return {
    id: "sandbox-0",
    attempt: 0,
    ready: true,
    hostNetwork: false,
    createdAtMs: 1_000,
    ips: ["127.10.0.2"],
    annotations: {},
    ...more,
  };
}

/** An instance of `testContainer(name)`; running unless told otherwise. */
export function testInstance(name: string, more: Partial<RuntimeContainer> = {}): RuntimeContainer {
  return {
    id: `${name}-${more.restartCount ?? 0}`,
    name,
    sandboxId: "sandbox-0",
    state: "running",
    restartCount: 0,
    hash: containerHash(testContainer(name)),
    createdAtMs: 2_000,
    startedAtMs: 2_000,
    finishedAtMs: more.state === "exited" ? 3_000 : 0,
    exitCode: 0,
    reason: "",
    message: "",
    image: "busybox:1",
    imageId: "sha256:1",
    logPath: `/logs/${name}/0.log`,
    labels: {},
    annotations: {},
    ...more,
  };
}

/** Sandboxes and containers newest first. */
export function testRuntime(
  sandboxes: readonly RuntimeSandbox[] = [],
  containers: readonly RuntimeContainer[] = [],
): RuntimePod {
  return { uid: "uid", name: "pod", namespace: "ns", sandboxes, containers };
}
