/** Objects for tests: complete, small, and the same every time. */
import type { appsv1, batchv1, corev1, metav1 } from "@kubets/api";

export const testTime = "2026-01-01T00:00:00Z";
export const testTimeMs = Date.UTC(2026, 0, 1);

type Labels = Readonly<Record<string, string>>;

export function testPod(
  name: string,
  options: {
    readonly labels?: Labels;
    readonly owner?: metav1.OwnerReference;
    readonly metadata?: Partial<metav1.ObjectMeta>;
    readonly spec?: Partial<corev1.PodSpec>;
    readonly status?: Partial<corev1.PodStatus>;
    /** Ready since this time. */
    readonly readySince?: string;
  } = {},
): corev1.Pod {
  const conditions: readonly corev1.PodCondition[] = options.readySince
    ? [{ type: "Ready", status: "True", lastTransitionTime: options.readySince }]
    : [];
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "default",
      uid: `uid-${name}`,
      creationTimestamp: testTime,
      ...(options.labels ? { labels: options.labels } : {}),
      ...(options.owner ? { ownerReferences: [options.owner] } : {}),
      ...options.metadata,
    },
    spec: { containers: [{ name: "app", image: "nginx", resources: {} }], ...options.spec },
    status: {
      phase: options.readySince ? "Running" : "Pending",
      ...(conditions.length > 0 ? { conditions } : {}),
      ...options.status,
    },
  };
}

export function testTemplate(labels: Labels, image = "nginx"): corev1.PodTemplateSpec {
  return {
    metadata: { labels },
    spec: { containers: [{ name: "app", image, resources: {} }], restartPolicy: "Always" },
  };
}

export function testReplicaSet(
  name: string,
  options: {
    readonly replicas?: number;
    readonly labels?: Labels;
    readonly image?: string;
    readonly metadata?: Partial<metav1.ObjectMeta>;
    readonly spec?: Partial<appsv1.ReplicaSetSpec>;
    readonly status?: Partial<appsv1.ReplicaSetStatus>;
  } = {},
): appsv1.ReplicaSet {
  const labels = options.labels ?? { app: "web" };
  return {
    apiVersion: "apps/v1",
    kind: "ReplicaSet",
    metadata: {
      name,
      namespace: "default",
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: testTime,
      ...options.metadata,
    },
    spec: {
      replicas: options.replicas ?? 1,
      selector: { matchLabels: labels },
      template: testTemplate(labels, options.image),
      ...options.spec,
    },
    status: { replicas: 0, observedGeneration: 1, ...options.status },
  };
}

export function testDeployment(
  name: string,
  options: {
    readonly replicas?: number;
    readonly labels?: Labels;
    readonly image?: string;
    readonly metadata?: Partial<metav1.ObjectMeta>;
    readonly spec?: Partial<appsv1.DeploymentSpec>;
    readonly status?: Partial<appsv1.DeploymentStatus>;
  } = {},
): appsv1.Deployment {
  const labels = options.labels ?? { app: "web" };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: {
      name,
      namespace: "default",
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: testTime,
      ...options.metadata,
    },
    spec: {
      replicas: options.replicas ?? 1,
      selector: { matchLabels: labels },
      template: testTemplate(labels, options.image),
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...options.spec,
    },
    status: { ...options.status },
  };
}

export function testJob(
  name: string,
  options: {
    readonly metadata?: Partial<metav1.ObjectMeta>;
    readonly spec?: Partial<batchv1.JobSpec>;
    readonly status?: Partial<batchv1.JobStatus>;
  } = {},
): batchv1.Job {
  const labels = { "batch.kubernetes.io/job-name": name };
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: {
      name,
      namespace: "default",
      uid: `uid-${name}`,
      generation: 1,
      creationTimestamp: testTime,
      ...options.metadata,
    },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: "app", image: "busybox", resources: {} }], restartPolicy: "Never" },
      },
      ...options.spec,
    },
    status: { ...options.status },
  };
}

export function testNode(
  name: string,
  options: {
    readonly metadata?: Partial<metav1.ObjectMeta>;
    readonly spec?: Partial<corev1.NodeSpec>;
    readonly status?: Partial<corev1.NodeStatus>;
    readonly ready?: corev1.ConditionStatus;
  } = {},
): corev1.Node {
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      uid: `uid-${name}`,
      creationTimestamp: testTime,
      labels: { "kubernetes.io/hostname": name },
      ...options.metadata,
    },
    spec: { ...options.spec },
    status: {
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
      ...(options.ready === undefined
        ? {}
        : {
            conditions: [
              {
                type: "Ready",
                status: options.ready,
                lastHeartbeatTime: testTime,
                lastTransitionTime: testTime,
                reason: "KubeletReady",
                message: "kubelet is posting ready status",
              },
            ],
          }),
      ...options.status,
    },
  };
}

export function testDaemonSet(
  name: string,
  options: {
    readonly labels?: Labels;
    readonly image?: string;
    readonly spec?: Partial<appsv1.DaemonSetSpec>;
  } = {},
): appsv1.DaemonSet {
  const labels = options.labels ?? { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "DaemonSet",
    metadata: { name, namespace: "default", uid: `uid-${name}`, generation: 1, creationTimestamp: testTime },
    spec: {
      selector: { matchLabels: labels },
      template: testTemplate(labels, options.image),
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      ...options.spec,
    },
    status: {
      currentNumberScheduled: 0,
      numberMisscheduled: 0,
      desiredNumberScheduled: 0,
      numberReady: 0,
    },
  };
}

export function testStatefulSet(
  name: string,
  options: {
    readonly replicas?: number;
    readonly labels?: Labels;
    readonly image?: string;
    readonly spec?: Partial<appsv1.StatefulSetSpec>;
  } = {},
): appsv1.StatefulSet {
  const labels = options.labels ?? { app: name };
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name, namespace: "default", uid: `uid-${name}`, generation: 1, creationTimestamp: testTime },
    spec: {
      replicas: options.replicas ?? 1,
      selector: { matchLabels: labels },
      template: testTemplate(labels, options.image),
      serviceName: "svc",
      podManagementPolicy: "OrderedReady",
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
      ...options.spec,
    },
    status: { replicas: 0, availableReplicas: 0 },
  };
}

/** A reference that makes `owner` the controller. */
export function controlledBy(owner: {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: metav1.ObjectMeta;
}): metav1.OwnerReference {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name ?? "",
    uid: owner.metadata.uid ?? "",
    controller: true,
    blockOwnerDeletion: true,
  };
}
