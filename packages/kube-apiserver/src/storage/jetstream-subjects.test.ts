import fc from "fast-check";
import { expect, it } from "vitest";
import { compactionSubject, keyOfSubject, subjectOf } from "./jetstream-subjects.ts";

it("gives readable subjects", () => {
  const key = { group: "apps", resource: "deployments", namespace: "default", name: "web" };
  expect(subjectOf(key)).toBe("kube.store.objects.apps.deployments.default.web");
});

it("brings every key back, on a subject NATS accepts", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.record({ group: text, resource: text, namespace: text, name: text }), (key) => {
      const subject = subjectOf(key);
      expect(subject).toMatch(/^kube\.store\.objects(\.[A-Za-z0-9_:%-]+){4}$/);
      expect(keyOfSubject(subject)).toEqual(key);
    }),
  );
});

it("takes no other subject for a key's", () => {
  expect(keyOfSubject(compactionSubject)).toBeUndefined();
  expect(keyOfSubject("kube.store.objects.a.b.c")).toBeUndefined();
});
