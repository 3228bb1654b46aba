import type { corev1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import type { ConditionLike } from "./conditions.ts";
import { setCondition } from "./conditions.ts";
import { deepEqual, semanticEqual } from "./equality.ts";
import { fnv32a, objectHash } from "./hash.ts";
import { humanDuration } from "./human-duration.ts";
import { scaledIntOrPercent } from "./int-or-string.ts";
import { checkDns1123Label, checkPortName, checkQualifiedName } from "./names.ts";
import { matchesPodNodeSelection } from "./node-selector.ts";
import { podQosClass, podRequests } from "./pod-resources.ts";
import { isPodAvailable } from "./pod-status.ts";
import { findUntoleratedTaint, toleratesTaint } from "./tolerations.ts";

describe("names", () => {
  it.each([
    { check: checkDns1123Label, value: "my-name", errors: 0 },
    { check: checkDns1123Label, value: "a.b", errors: ["must not contain dots"] },
    {
      check: checkDns1123Label,
      value: "My",
      errors: [
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
      ],
    },
    { check: checkQualifiedName, value: "example.com/My_Name", errors: 0 },
    { check: checkQualifiedName, value: "/x", errors: ["prefix part must be non-empty"] },
    { check: checkQualifiedName, value: "a/b/c", errors: 1 },
    { check: checkPortName, value: "http", errors: 0 },
    { check: checkPortName, value: "1--", errors: 3 },
  ])("$value", ({ check, value, errors }) => {
    const found = check(value);
    expect(typeof errors === "number" ? found.length : found).toEqual(errors);
  });
});

describe("ages", () => {
  const s = 1000;
  const m = 60 * s;
  const h = 60 * m;
  const d = 24 * h;
  it.each([
    [-5 * s, "<invalid>"],
    [-s, "0s"],
    [119 * s, "119s"],
    [3 * m + 20 * s, "3m20s"],
    [5 * m, "5m"],
    [45 * m, "45m"],
    [3 * h + 5 * m, "3h5m"],
    [30 * h, "30h"],
    [5 * d + 3 * h, "5d3h"],
    [100 * d, "100d"],
    [800 * d, "2y70d"],
    [3000 * d, "8y"],
  ])("%d ms is %s", (ms, text) => expect(humanDuration(ms)).toBe(text));
});

describe("objects", () => {
  it("compares", () => {
    expect(deepEqual({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(deepEqual({ a: [] }, {})).toBe(false);
    expect(semanticEqual({ a: [], b: { c: {} } }, { b: { c: undefined } })).toBe(true);
    expect(semanticEqual({ a: [1] }, { a: [2] })).toBe(false);
    expect(semanticEqual("", undefined)).toBe(false);
  });

  it("hashes independently of the order of keys", () => {
    expect(fnv32a("a")).toBe(0xe40c292c);
    expect(objectHash({ a: 1, b: 2 })).toBe(objectHash({ b: 2, a: 1 }));
    expect(objectHash({ a: 1 })).not.toBe(objectHash({ a: 1 }, 1));
    expect(objectHash({ a: 1 })).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]+$/);
  });

  it("scales percentages", () => {
    expect(scaledIntOrPercent("25%", 3, "up")).toBe(1);
    expect(scaledIntOrPercent("25%", 3, "down")).toBe(0);
    expect(scaledIntOrPercent(2, 3, "down")).toBe(2);
    expect(() => scaledIntOrPercent("x", 3, "up")).toThrow("string is not a percentage");
  });

  it("keeps a condition's transition time while its status stays", () => {
    const none: readonly ConditionLike[] = [];
    const first = setCondition(none, { type: "Ready", status: "True", reason: "A" }, 0);
    const second = setCondition(first, { type: "Ready", status: "True", reason: "B" }, 5000);
    expect(second[0]).toEqual({
      type: "Ready",
      status: "True",
      reason: "B",
      lastTransitionTime: "1970-01-01T00:00:00Z",
    });
    expect(setCondition(second, { type: "Ready", status: "True", reason: "B" }, 9000)).toBe(second);
    expect(
      setCondition(second, { type: "Ready", status: "False", reason: "B" }, 9000)[0]?.lastTransitionTime,
    ).toBe("1970-01-01T00:00:09Z");
  });
});

const spec = (containers: corev1.Container[], more: Partial<corev1.PodSpec> = {}): corev1.PodSpec => ({
  containers,
  ...more,
});
const container = (
  requests: Record<string, string>,
  more: Partial<corev1.Container> = {},
): corev1.Container => ({
  name: "c",
  resources: { requests },
  ...more,
});

describe("pod resources", () => {
  const text = (pod: corev1.PodSpec): Record<string, string> =>
    Object.fromEntries([...podRequests(pod)].map(([name, amount]) => [name, amount.toString()]));

  it.each([
    {
      name: "containers add up",
      pod: spec([container({ cpu: "1" }), container({ cpu: "500m" })]),
      cpu: "1500m",
    },
    {
      name: "the largest init container counts",
      pod: spec([container({ cpu: "1" })], {
        initContainers: [container({ cpu: "2" }), container({ cpu: "3" })],
      }),
      cpu: "3",
    },
    {
      name: "sidecars run beside what follows",
      pod: spec([container({ cpu: "1" })], {
        initContainers: [container({ cpu: "1" }, { restartPolicy: "Always" }), container({ cpu: "2" })],
      }),
      cpu: "3",
    },
    {
      name: "overhead is added",
      pod: spec([container({ cpu: "1" })], { overhead: { cpu: "100m" } }),
      cpu: "1100m",
    },
  ])("$name", ({ pod, cpu }) => expect(text(pod)["cpu"]).toBe(cpu));

  it.each([
    { resources: {}, qos: "BestEffort" },
    { resources: { requests: { cpu: "1" } }, qos: "Burstable" },
    { resources: { limits: { cpu: "1", memory: "1Gi" } }, qos: "Guaranteed" },
    {
      resources: { limits: { cpu: "1", memory: "1Gi" }, requests: { cpu: "1", memory: "1Mi" } },
      qos: "Burstable",
    },
  ])("$resources is $qos", ({ resources, qos }) => {
    expect(podQosClass(spec([{ name: "c", resources }]))).toBe(qos);
  });
});

describe("placement", () => {
  const taint: corev1.Taint = { key: "k", value: "v", effect: "NoSchedule" };
  it.each([
    { toleration: { operator: "Exists" } as const, tolerates: true },
    { toleration: { key: "k", value: "v" }, tolerates: true },
    { toleration: { key: "k", operator: "Exists", effect: "NoExecute" } as const, tolerates: false },
    { toleration: { key: "k", value: "other" }, tolerates: false },
  ])("$toleration", ({ toleration, tolerates }) => {
    expect(toleratesTaint(toleration, taint)).toBe(tolerates);
    expect(findUntoleratedTaint([taint], [toleration]) === undefined).toBe(tolerates);
  });

  it("selects nodes", () => {
    const node = { metadata: { name: "n1", labels: { zone: "a", size: "5" } } };
    const affinity = (key: string, operator: "In" | "Gt" | "NotIn", values: string[]): corev1.PodSpec =>
      spec([], {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key, operator, values }] }],
            },
          },
        },
      });
    expect(matchesPodNodeSelection(spec([], { nodeSelector: { zone: "a" } }), node)).toBe(true);
    expect(matchesPodNodeSelection(spec([], { nodeSelector: { zone: "b" } }), node)).toBe(false);
    expect(matchesPodNodeSelection(affinity("size", "Gt", ["4"]), node)).toBe(true);
    expect(matchesPodNodeSelection(affinity("zone", "NotIn", ["a"]), node)).toBe(false);
  });

  it("waits minReadySeconds", () => {
    const pod: corev1.Pod = {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {},
      spec: spec([]),
      status: { conditions: [{ type: "Ready", status: "True", lastTransitionTime: "1970-01-01T00:00:10Z" }] },
    };
    expect(isPodAvailable(pod, 0, 10_000)).toBe(true);
    expect(isPodAvailable(pod, 5, 14_999)).toBe(false);
    expect(isPodAvailable(pod, 5, 15_000)).toBe(true);
  });
});
