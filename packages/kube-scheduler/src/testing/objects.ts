import type { corev1 } from "@kubets/api";

/** A node of 4 cores and 8 GiB, for tests. */
export function makeNode(
  name: string,
  options: {
    readonly allocatable?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly spec?: corev1.NodeSpec;
  } = {},
): corev1.Node {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: { name, uid: `node-${name}`, ...(options.labels ? { labels: options.labels } : {}) },
    spec: options.spec ?? {},
    status: {
      allocatable: { cpu: "4", memory: "8Gi", pods: "110", ...options.allocatable },
      daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
      nodeInfo: {
        machineID: "",
        systemUUID: "",
        bootID: "",
        kernelVersion: "",
        osImage: "",
        containerRuntimeVersion: "",
        kubeletVersion: "",
        kubeProxyVersion: "",
        operatingSystem: "linux",
        architecture: "amd64",
      },
    },
  };
}

/** A pod of one container, for tests. */
export function makePod(
  name: string,
  options: {
    readonly nodeName?: string;
    readonly requests?: Readonly<Record<string, string>>;
    readonly hostPort?: number;
    readonly claim?: string;
    readonly spec?: Partial<corev1.PodSpec>;
  } = {},
): corev1.Pod {
  const { nodeName, requests, hostPort, claim, spec } = options;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "default", uid: `pod-${name}` },
    spec: {
      schedulerName: "default-scheduler",
      containers: [
        {
          name: "main",
          resources: requests ? { requests } : {},
          ...(hostPort ? { ports: [{ containerPort: hostPort, hostPort, protocol: "TCP" }] } : {}),
        },
      ],
      ...(nodeName ? { nodeName } : {}),
      ...(claim ? { volumes: [{ name: "data", persistentVolumeClaim: { claimName: claim } }] } : {}),
      ...spec,
    },
    status: {},
  };
}
