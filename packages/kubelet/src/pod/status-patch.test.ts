import { expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import { podStatusPatch } from "./status-patch.ts";

const base: corev1.PodStatus = {
  phase: "Running",
  podIPs: [{ ip: "127.1.0.2" }],
  conditions: [{ type: "Ready", status: "False", reason: "ContainersNotReady", message: "m" }],
};

it("is nothing when nothing changed", () => {
  expect(podStatusPatch(base, { ...base })).toBeUndefined();
});

it("holds changed fields only, and takes away by null", () => {
  expect(podStatusPatch({ ...base, reason: "Old" }, { ...base, phase: "Failed" })).toEqual({
    phase: "Failed",
    reason: null,
  });
});

it("never holds conditions of others", () => {
  const others: corev1.PodStatus = {
    ...base,
    conditions: [...(base.conditions ?? []), { type: "PodScheduled", status: "True" }],
  };
  expect(podStatusPatch(base, others)).toBeUndefined();
});

it("takes a condition's reason and message away by name, as conditions are merged", () => {
  const wanted: corev1.PodStatus = { ...base, conditions: [{ type: "Ready", status: "True" }] };
  expect(podStatusPatch(base, wanted)).toEqual({
    conditions: [{ type: "Ready", status: "True", reason: null, message: null }],
  });
});

it("deletes addresses that are gone, as addresses are merged", () => {
  expect(podStatusPatch(base, { ...base, podIPs: [{ ip: "127.1.0.3" }] })).toEqual({
    podIPs: [{ ip: "127.1.0.3" }, { $patch: "delete", ip: "127.1.0.2" }],
  });
});
