import { expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import { testContainer, testPod } from "../testing/builders.ts";
import { admitPod } from "./admission.ts";

const node = {
  metadata: { name: "node-1", labels: { disk: "ssd" } },
  allocatable: { cpu: "4", memory: "8Gi", pods: "3" },
};
const asking = (cpu: string): corev1.Pod =>
  testPod({ containers: [testContainer("main", { resources: { requests: { cpu } } })] });

it.each<{ name: string; pod: corev1.Pod; others?: readonly corev1.Pod[]; reason: string | undefined }>([
  { name: "fits", pod: asking("1"), reason: undefined },
  { name: "fits exactly", pod: asking("3"), others: [asking("1")], reason: undefined },
  { name: "too much CPU", pod: asking("3500m"), others: [asking("1")], reason: "OutOfcpu" },
  {
    name: "pods that are over do not count",
    pod: asking("4"),
    others: [testPod({}, { status: { phase: "Succeeded" } })],
    reason: undefined,
  },
  { name: "too many pods", pod: testPod(), others: [testPod(), testPod(), testPod()], reason: "OutOfpods" },
  { name: "wrong node", pod: testPod({ nodeSelector: { disk: "hdd" } }), reason: "NodeAffinity" },
  {
    name: "host port taken",
    pod: testPod({ containers: [testContainer("a", { ports: [{ containerPort: 80, hostPort: 80 }] })] }),
    others: [testPod({ containers: [testContainer("a", { ports: [{ containerPort: 81, hostPort: 80 }] })] })],
    reason: "NodePorts",
  },
])("$name", ({ pod, others = [], reason }) => {
  expect(admitPod({ pod, node, others })?.reason).toBe(reason);
});

it("says how much there was", () => {
  expect(admitPod({ pod: asking("3500m"), node, others: [asking("1")] })?.message).toBe(
    "Node didn't have enough resource: cpu, requested: 3500, used: 1000, capacity: 4000",
  );
});
