import { describe, expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import { testPod, testTimeMs } from "../testing/builders.ts";
import { choosePodsToDelete, compareForDeletion } from "./pod-ranking.ts";

const nowMs = testTimeMs + 3_600_000;
const ready = { readySince: "2026-01-01T00:00:00Z" };
const onNode = (node: string): { readonly spec: Partial<corev1.PodSpec> } => ({ spec: { nodeName: node } });

describe("compareForDeletion", () => {
  it.each([
    {
      name: "not assigned goes before assigned",
      first: testPod("a", ready),
      second: testPod("b", { ...ready, ...onNode("n") }),
    },
    {
      name: "pending goes before running",
      first: testPod("a", onNode("n")),
      second: testPod("b", { ...onNode("n"), status: { phase: "Running" } }),
    },
    {
      name: "not ready goes before ready",
      first: testPod("a", { ...onNode("n"), status: { phase: "Running" } }),
      second: testPod("b", { ...ready, ...onNode("n") }),
    },
    {
      name: "cheap goes before dear",
      first: testPod("a", {
        ...ready,
        ...onNode("n"),
        metadata: { annotations: { "controller.kubernetes.io/pod-deletion-cost": "-5" } },
      }),
      second: testPod("b", { ...ready, ...onNode("n") }),
    },
    {
      name: "shortly ready goes before long ready",
      first: testPod("b", { readySince: "2026-01-01T00:59:00Z", ...onNode("n") }),
      second: testPod("a", { ...ready, ...onNode("n") }),
    },
    {
      name: "within an age class the uid decides",
      first: testPod("a", { readySince: "2026-01-01T00:00:05Z", ...onNode("n") }),
      second: testPod("b", { readySince: "2026-01-01T00:00:06Z", ...onNode("n") }),
    },
  ])("$name", ({ first, second }) => {
    expect(compareForDeletion({ pod: first, rank: 0 }, { pod: second, rank: 0 }, nowMs)).toBeLessThan(0);
    expect(compareForDeletion({ pod: second, rank: 0 }, { pod: first, rank: 0 }, nowMs)).toBeGreaterThan(0);
  });
});

describe("choosePodsToDelete", () => {
  it("takes pods from the fullest node first", () => {
    const pods = [
      testPod("a", { ...ready, ...onNode("n1") }),
      testPod("b", { ...ready, ...onNode("n2") }),
      testPod("c", { ...ready, ...onNode("n2") }),
    ];
    const chosen = choosePodsToDelete({ pods, related: pods, count: 1, nowMs });
    expect(chosen.map(({ spec }) => spec.nodeName)).toEqual(["n2"]);
  });
});
