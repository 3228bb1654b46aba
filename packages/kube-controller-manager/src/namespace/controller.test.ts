import { describe, expect, it } from "vitest";
import { findCondition } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { createRootCaPublisher, createServiceAccountController } from "../serviceaccount/controllers.ts";
import { testPod, testReplicaSet, testTime } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { createNamespaceController } from "./controller.ts";

function namespace(name: string, isLeaving: boolean): corev1.Namespace {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, uid: `uid-${name}`, ...(isLeaving ? { deletionTimestamp: testTime } : {}) },
    spec: { finalizers: ["kubernetes"] },
    status: { phase: isLeaving ? "Terminating" : "Active" },
  };
}

describe("namespace controller", () => {
  it("deletes pods first, then the rest, then lets the namespace go", async () => {
    const held = testPod("held", { metadata: { namespace: "gone", finalizers: ["example.com/wait"] } });
    const replicaSet = testReplicaSet("rs", { metadata: { namespace: "gone" } });
    await using harness = await runControllers([createNamespaceController], {
      objects: [namespace("gone", true), held, replicaSet, testPod("other")],
    });
    const { client } = harness;
    const { status } = client.find(resources.namespaces, "", "gone") ?? {};
    expect(findCondition(status?.conditions, "NamespaceContentRemaining")).toMatchObject({
      status: "True",
      reason: "SomeResourcesRemain",
      message: "Some resources are remaining: pods. has 1 resource instances",
    });
    expect(findCondition(status?.conditions, "NamespaceFinalizersRemaining")?.message).toBe(
      "Some content in the namespace has finalizers remaining: example.com/wait in 1 resource instances",
    );
    expect(client.all(resources.replicasets)).toHaveLength(1);
    client.remove(resources.pods, "gone", "held");
    await harness.settle();
    expect(client.all(resources.replicasets)).toEqual([]);
    expect(client.find(resources.namespaces, "", "gone")).toBeUndefined();
    expect(client.all(resources.pods).map(({ metadata }) => metadata.name)).toEqual(["other"]);
  });
});

describe("what every namespace has", () => {
  it("is made, and made again when someone deletes or changes it", async () => {
    await using harness = await runControllers([createServiceAccountController, createRootCaPublisher], {
      objects: [namespace("default", false), namespace("gone", true)],
      options: { rootCa: "PEM" },
    });
    const { client } = harness;
    const accounts = (): readonly string[] =>
      client
        .all(resources.serviceaccounts)
        .map(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name ?? ""}`);
    expect(accounts()).toEqual(["default/default"]);
    const published = client.find(resources.configmaps, "default", "kube-root-ca.crt");
    expect(published?.data).toEqual({ "ca.crt": "PEM" });
    client.remove(resources.serviceaccounts, "default", "default");
    if (published) client.put(resources.configmaps, { ...published, data: { "ca.crt": "other" } });
    await harness.settle();
    expect(accounts()).toEqual(["default/default"]);
    expect(client.find(resources.configmaps, "default", "kube-root-ca.crt")?.data).toEqual({
      "ca.crt": "PEM",
    });
  });
});
