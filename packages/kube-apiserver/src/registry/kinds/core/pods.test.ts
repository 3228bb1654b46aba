import type { corev1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import type { TestBody } from "../../../testing/kind-bodies.ts";
import { cells, created, createErrors, testContext, updateErrors } from "../../../testing/kind-bodies.ts";
import { pods } from "./pods.ts";

type Fields = Readonly<Record<string, unknown>>;

function pod(spec: Fields = {}, container: Fields = {}, more: Fields = {}): TestBody {
  const containers = [{ name: "c", image: "nginx", ...container }];
  return { apiVersion: "v1", kind: "Pod", metadata: { name: "p" }, spec: { containers, ...spec }, ...more };
}

describe("pod defaults", () => {
  it("are Kubernetes'", () => {
    const object = created<corev1.Pod>(
      pod(
        { serviceAccountName: "sa" },
        {
          ports: [{ containerPort: 80 }],
          livenessProbe: { httpGet: { port: 80 } },
          resources: { limits: { cpu: "1" } },
        },
      ),
    );
    expect(object.spec).toEqual({
      containers: [
        {
          name: "c",
          image: "nginx",
          imagePullPolicy: "Always",
          ports: [{ containerPort: 80, protocol: "TCP" }],
          livenessProbe: {
            httpGet: { path: "/", port: 80, scheme: "HTTP" },
            timeoutSeconds: 1,
            periodSeconds: 10,
            successThreshold: 1,
            failureThreshold: 3,
          },
          resources: { limits: { cpu: "1" }, requests: { cpu: "1" } },
          terminationMessagePath: "/dev/termination-log",
          terminationMessagePolicy: "File",
        },
      ],
      dnsPolicy: "ClusterFirst",
      enableServiceLinks: true,
      restartPolicy: "Always",
      schedulerName: "default-scheduler",
      securityContext: {},
      serviceAccount: "sa",
      serviceAccountName: "sa",
      terminationGracePeriodSeconds: 30,
    });
    expect(object.status).toEqual({ phase: "Pending", qosClass: "Burstable" });
  });

  it.each([
    ["nginx", "Always"],
    ["nginx:latest", "Always"],
    ["nginx:1.14.2", "IfNotPresent"],
    ["host:5000/nginx", "Always"],
    ["host:5000/nginx:v1", "IfNotPresent"],
    [`nginx@sha256:${"0".repeat(64)}`, "IfNotPresent"],
  ])("pull %s %s", (image, policy) => {
    expect(created<corev1.Pod>(pod({}, { image })).spec.containers[0]?.imagePullPolicy).toBe(policy);
  });

  it("fill volumes", () => {
    const volumes = [
      { name: "a" },
      { name: "b", configMap: { name: "m" } },
      { name: "h", hostPath: { path: "/x" } },
    ];
    expect(created<corev1.Pod>(pod({ volumes })).spec.volumes).toEqual([
      { name: "a", emptyDir: {} },
      { name: "b", configMap: { name: "m", defaultMode: 420 } },
      { name: "h", hostPath: { path: "/x", type: "" } },
    ]);
  });

  it("gate a pod with scheduling gates", () => {
    const object = created<corev1.Pod>(pod({ schedulingGates: [{ name: "a.b/c" }] }));
    expect(object.status.conditions?.[0]).toMatchObject({ type: "PodScheduled", reason: "SchedulingGated" });
  });
});

const labelText =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

describe("pod validation", () => {
  const rows: { name: string; body: TestBody; errors: readonly string[] }[] = [
    { name: "a plain pod", body: pod(), errors: [] },
    { name: "no containers", body: pod({ containers: [] }), errors: ["spec.containers: Required value"] },
    { name: "no image", body: pod({}, { image: "" }), errors: ["spec.containers[0].image: Required value"] },
    {
      name: "spaces around the image",
      body: pod({}, { image: " nginx" }),
      errors: [
        'spec.containers[0].image: Invalid value: " nginx": must not have leading or trailing whitespace',
      ],
    },
    {
      name: "a bad container name",
      body: pod({}, { name: "C_1" }),
      errors: [`spec.containers[0].name: Invalid value: "C_1": ${labelText}`],
    },
    {
      name: "two containers of one name",
      body: pod({
        containers: [
          { name: "c", image: "a" },
          { name: "c", image: "b" },
        ],
      }),
      errors: ['spec.containers[1].name: Duplicate value: "c"'],
    },
    {
      name: "a port out of range",
      body: pod({}, { ports: [{ containerPort: 70000 }] }),
      errors: [
        "spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
      ],
    },
    {
      name: "an unknown restart policy",
      body: pod({ restartPolicy: "Sometimes" }),
      errors: [
        'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
      ],
    },
    {
      name: "an unknown pull policy",
      body: pod({}, { imagePullPolicy: "x" }),
      errors: [
        'spec.containers[0].imagePullPolicy: Unsupported value: "x": supported values: "Always", "IfNotPresent", "Never"',
      ],
    },
    {
      name: "a mount without a volume",
      body: pod({}, { volumeMounts: [{ name: "v", mountPath: "/v" }] }),
      errors: ['spec.containers[0].volumeMounts[0].name: Not found: "v"'],
    },
    {
      name: "a volume with two sources",
      body: pod({ volumes: [{ name: "v", emptyDir: {}, hostPath: { path: "/x" } }] }),
      errors: ["spec.volumes[0].emptyDir: Forbidden: may not specify more than 1 volume type"],
    },
    {
      name: "a request beyond the limit",
      body: pod({}, { resources: { limits: { cpu: "1" }, requests: { cpu: "2" } } }),
      errors: [
        'spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1',
      ],
    },
    {
      name: "an unknown resource",
      body: pod({}, { resources: { limits: { foo: "1" } } }),
      errors: [
        'spec.containers[0].resources.limits[foo]: Invalid value: "foo": must be a standard resource type or fully qualified',
        'spec.containers[0].resources.limits[foo]: Invalid value: "foo": must be a standard resource for containers',
        'spec.containers[0].resources.requests[foo]: Invalid value: "foo": must be a standard resource type or fully qualified',
        'spec.containers[0].resources.requests[foo]: Invalid value: "foo": must be a standard resource for containers',
      ],
    },
    {
      name: "a probe without a handler",
      body: pod({}, { livenessProbe: { periodSeconds: 1 } }),
      errors: ["spec.containers[0].livenessProbe: Required value: must specify a handler type"],
    },
    {
      name: "a liveness probe that counts successes",
      body: pod({}, { livenessProbe: { tcpSocket: { port: 80 }, successThreshold: 2 } }),
      errors: ["spec.containers[0].livenessProbe.successThreshold: Invalid value: 2: must be 1"],
    },
    {
      name: "an environment variable with value and source",
      body: pod(
        {},
        { env: [{ name: "A", value: "x", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }] },
      ),
      errors: [
        'spec.containers[0].env[0].valueFrom: Invalid value: "": may not be specified when `value` is not empty',
      ],
    },
    {
      name: "an unknown field reference",
      body: pod({}, { env: [{ name: "A", valueFrom: { fieldRef: { fieldPath: "spec.nothing" } } }] }),
      errors: [
        'spec.containers[0].env[0].valueFrom.fieldRef.fieldPath: Invalid value: "spec.nothing": error converting fieldPath: field label not supported: spec.nothing',
      ],
    },
    {
      name: "a toleration of everything without Exists",
      body: pod({ tolerations: [{ effect: "NoSchedule" }] }),
      errors: [
        'spec.tolerations[0].operator: Invalid value: "": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ],
    },
    {
      name: "a deadline of zero",
      body: pod({ activeDeadlineSeconds: 0 }),
      errors: ["spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive"],
    },
    {
      name: "an init container with a probe",
      body: pod({ initContainers: [{ name: "i", image: "x", readinessProbe: { tcpSocket: { port: 1 } } }] }),
      errors: [
        "spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always",
      ],
    },
    {
      name: "ephemeral containers on create",
      body: pod({ ephemeralContainers: [{ name: "d", image: "x" }] }),
      errors: ["spec.ephemeralContainers: Forbidden: cannot be set on create"],
    },
  ];
  it.each(rows)("$name", ({ body, errors }) => expect(createErrors(body)).toEqual(errors));
});

describe("pod update", () => {
  it("may change images, deadlines and more tolerations", () => {
    const after = pod(
      { activeDeadlineSeconds: 5, tolerations: [{ operator: "Exists" }] },
      { image: "nginx:2" },
    );
    expect(
      updateErrors(
        pod({}, { imagePullPolicy: "Always" }),
        pod({
          ...(after["spec"] as Fields),
          containers: [{ name: "c", image: "nginx:2", imagePullPolicy: "Always" }],
        }),
      ),
    ).toEqual([]);
  });

  it("may change nothing else", () => {
    const [error, ...others] = updateErrors(pod(), pod({ hostname: "h" }));
    expect(others).toEqual([]);
    expect(error).toMatch(
      /^spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]\.image`,`spec\.initContainers\[\*\]\.image`,`spec\.activeDeadlineSeconds`,`spec\.tolerations` \(only additions to existing tolerations\),`spec\.terminationGracePeriodSeconds` \(allow it to be set to 1 if it was previously negative\)\n.*hostname/s,
    );
  });

  it("may not add containers", () => {
    const after = pod({
      containers: [
        { name: "c", image: "nginx" },
        { name: "d", image: "x" },
      ],
    });
    expect(updateErrors(pod(), after)).toEqual([
      "spec.containers: Forbidden: pod updates may not add or remove containers",
    ]);
  });

  it("keeps the QoS class over status updates", () => {
    const old = created<corev1.Pod>(pod());
    const sent: corev1.Pod = { ...old, status: { phase: "Running" } };
    const context = { ...testContext, subresource: "status" };
    expect(pods.prepareForUpdate?.(sent, old, context).status).toEqual({
      phase: "Running",
      qosClass: "BestEffort",
    });
  });
});

describe("pod deletion", () => {
  const bound = { nodeName: "n" };
  it.each([
    { name: "takes the spec's time", body: pod(bound), requested: undefined, seconds: 30 },
    { name: "takes the requested time", body: pod(bound), requested: 5, seconds: 5 },
    { name: "is at once before the pod has a node", body: pod(), requested: undefined, seconds: 0 },
    { name: "never takes less than no time", body: pod(bound), requested: -1, seconds: 1 },
  ])("$name", ({ body, requested, seconds }) => {
    expect(pods.gracefulDeletion?.(created(body), requested)).toBe(seconds);
  });

  it("is at once when the pod has ended", () => {
    const object = created<corev1.Pod>(pod(bound));
    expect(pods.gracefulDeletion?.({ ...object, status: { phase: "Failed" } }, undefined)).toBe(0);
  });
});

describe("pod columns", () => {
  const status = (name: string, state: Fields, more: Fields = {}): Fields => ({ name, state, ...more });
  const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };
  const show = (podStatus: Fields, spec: Fields = {}, metadata: Fields = {}): string => {
    const row = cells(pod(spec, {}, { status: podStatus, metadata: { name: "p", ...metadata } }));
    return `${String(row["Ready"])} ${String(row["Status"])} ${String(row["Restarts"])}`;
  };
  const init = { initContainers: [{ name: "i", image: "x" }] };
  const sidecar = { initContainers: [{ name: "i", image: "x", restartPolicy: "Always" }] };
  const rows: { name: string; podStatus: Fields; spec?: Fields; metadata?: Fields; text: string }[] = [
    { name: "pending", podStatus: { phase: "Pending" }, text: "0/1 Pending 0" },
    {
      name: "creating",
      podStatus: {
        phase: "Pending",
        containerStatuses: [status("c", { waiting: { reason: "ContainerCreating" } })],
      },
      text: "0/1 ContainerCreating 0",
    },
    {
      name: "running",
      podStatus: { phase: "Running", containerStatuses: [status("c", running, { ready: true })] },
      text: "1/1 Running 0",
    },
    {
      name: "crashing",
      podStatus: {
        phase: "Running",
        containerStatuses: [
          status(
            "c",
            { waiting: { reason: "CrashLoopBackOff" } },
            {
              restartCount: 2,
              lastState: { terminated: { exitCode: 1, finishedAt: "2025-12-31T23:57:00Z" } },
            },
          ),
        ],
      },
      text: "0/1 CrashLoopBackOff 2 (3m ago)",
    },
    {
      name: "completed",
      podStatus: {
        phase: "Succeeded",
        containerStatuses: [status("c", { terminated: { exitCode: 0, reason: "Completed" } })],
      },
      text: "0/1 Completed 0",
    },
    {
      name: "ended with a code",
      podStatus: { phase: "Failed", containerStatuses: [status("c", { terminated: { exitCode: 3 } })] },
      text: "0/1 ExitCode:3 0",
    },
    {
      name: "initializing",
      spec: init,
      podStatus: { phase: "Pending", initContainerStatuses: [status("i", running)] },
      text: "0/1 Init:0/1 0",
    },
    {
      name: "failing to initialize",
      spec: init,
      podStatus: {
        phase: "Pending",
        initContainerStatuses: [status("i", { terminated: { exitCode: 1, reason: "Error" } })],
      },
      text: "0/1 Init:Error 0",
    },
    {
      name: "running with a sidecar",
      spec: sidecar,
      podStatus: {
        phase: "Running",
        conditions: [{ type: "Initialized", status: "True" }],
        initContainerStatuses: [status("i", running, { started: true, ready: true })],
        containerStatuses: [status("c", running, { ready: true })],
      },
      text: "2/2 Running 0",
    },
    {
      name: "terminating",
      podStatus: { phase: "Running", containerStatuses: [status("c", running, { ready: true })] },
      metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" },
      text: "1/1 Terminating 0",
    },
    {
      name: "lost",
      podStatus: { phase: "Running", reason: "NodeLost" },
      metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" },
      text: "0/1 Unknown 0",
    },
    {
      name: "evicted",
      podStatus: { phase: "Failed", reason: "Evicted" },
      text: "0/1 Evicted 0",
    },
  ];
  it.each(rows)("$name", ({ podStatus, spec, metadata, text }) =>
    expect(show(podStatus, spec, metadata)).toBe(text),
  );
});

describe("pod warnings", () => {
  it("tell likely mistakes", () => {
    const body = pod(
      { nodeSelector: { "beta.kubernetes.io/os": "linux" } },
      {
        env: [{ name: "A" }, { name: "A" }],
        ports: [{ containerPort: 80 }, { containerPort: 80, name: "b" }],
      },
      { metadata: { name: "a.b" } },
    );
    expect(pods.warnings?.(created(body), undefined)).toEqual([
      "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
      'spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead',
      'spec.containers[0].env[1]: hides previous definition of "A", which may be dropped when using apply',
      "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]",
    ]);
    expect(pods.warnings?.(created(pod()), undefined)).toEqual([]);
  });
});
