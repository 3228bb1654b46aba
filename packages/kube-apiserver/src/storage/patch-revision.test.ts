import { expect, it } from "vitest";
import { decodeObject, encodeObject } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { withResourceVersion } from "./patch-revision.ts";

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: {
    name: "web",
    namespace: "default",
    uid: "1f0c3a4e-0000-4000-8000-000000000000",
    labels: { app: "web", filler: "x".repeat(200) },
    creationTimestamp: "2026-01-01T00:00:00Z",
  },
  spec: { containers: [{ name: "main", image: "nginx", resources: {} }] },
  status: {},
} as unknown as corev1.Pod; // Complete enough for the codec.

const withVersion = (resourceVersion: string): corev1.Pod => ({
  ...pod,
  metadata: { ...pod.metadata, resourceVersion },
});

it.each(["7", "123456789012345"])("gives the bytes that encoding with version %s gives", (version) => {
  const patched = withResourceVersion(encodeObject(pod), version);
  expect(Buffer.from(patched).equals(encodeObject(withVersion(version)))).toBe(true);
});

it("replaces a version that is there", () => {
  const patched = withResourceVersion(encodeObject(withVersion("1000")), "7");
  expect(Buffer.from(patched).equals(encodeObject(withVersion("7")))).toBe(true);
});

it("adds the field where it is missing, in its place", () => {
  // A writer other than Go's may leave empty fields out: k8s\0, raw { metadata { name "a", field 9 } }.
  const sparse = Buffer.from([0x6b, 0x38, 0x73, 0, 0x12, 8, 0x0a, 6, 0x0a, 1, 0x61, 0x4a, 1, 0x62]);
  expect([...withResourceVersion(sparse, "5")]).toEqual([
    ...[0x6b, 0x38, 0x73, 0, 0x12, 11, 0x0a, 9, 0x0a, 1, 0x61, 0x32, 1, 0x35, 0x4a, 1, 0x62],
  ]);
});

it("sets it in custom resources, which are JSON", () => {
  const custom = { apiVersion: "example.com/v1", kind: "Widget", metadata: { name: "a" }, spec: { size: 3 } };
  const patched = decodeObject(withResourceVersion(encodeObject(custom), "7"));
  expect(patched).toEqual({ ...custom, metadata: { name: "a", resourceVersion: "7" } });
});

it("refuses bytes that are cut off", () => {
  const bytes = encodeObject(pod);
  expect(() => withResourceVersion(bytes.subarray(0, 60), "7")).toThrow("cut off");
});
