import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import type { KubernetesObject, corev1, metav1 } from "@kubets/api";
import { controlledBy, testDeployment, testPod, testReplicaSet, testTime } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { createGarbageCollector } from "./controller.ts";
import { decideCollection } from "./gc-decision.ts";
import { OwnerGraph } from "./graph.ts";

const controllers = [createGarbageCollector];
const deployment = testDeployment("web");
const replicaSet = testReplicaSet("web-1", { metadata: { ownerReferences: [controlledBy(deployment)] } });
const pod = testPod("web-1-a", { owner: controlledBy(replicaSet) });

function configMap(name: string, owners: readonly metav1.OwnerReference[]): corev1.ConfigMap {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "default", uid: `uid-${name}`, ownerReferences: owners },
  };
}

describe("decideCollection", () => {
  const graphOf = (...objects: readonly KubernetesObject[]): OwnerGraph => {
    const graph = new OwnerGraph();
    for (const object of objects) graph.set(resources.configmaps, object);
    return graph;
  };
  const owner = (name: string, more: Partial<metav1.ObjectMeta> = {}): corev1.ConfigMap => ({
    ...configMap(name, []),
    metadata: { ...configMap(name, []).metadata, ...more },
  });
  const leaving = { deletionTimestamp: testTime, finalizers: ["foregroundDeletion"] };

  it.each([
    {
      name: "an owner is there: nothing",
      owners: [owner("a")],
      absent: [],
      refs: ["a"],
      expected: { kind: "none" },
    },
    {
      name: "an unknown owner is checked",
      owners: [],
      absent: [],
      refs: ["a"],
      expected: { kind: "check", owners: [controlledBy(owner("a"))] },
    },
    {
      name: "no owner left",
      owners: [],
      absent: ["uid-a"],
      refs: ["a"],
      expected: { kind: "delete", policy: "Background" },
    },
    {
      name: "one of two owners is gone",
      owners: [owner("b")],
      absent: ["uid-a"],
      refs: ["a", "b"],
      expected: { kind: "dropOwners", uids: ["uid-a"] },
    },
    {
      name: "the owner waits for it",
      owners: [owner("a", leaving)],
      absent: [],
      refs: ["a"],
      expected: { kind: "delete", policy: "Background" },
    },
  ])("$name", ({ owners, absent, refs, expected }) => {
    const dependent = configMap(
      "dependent",
      refs.map((name) => controlledBy(owner(name))),
    );
    const graph = graphOf(...owners, dependent);
    const node = graph.get("uid-dependent");
    expect(node && decideCollection(node, graph, new Set(absent))).toEqual(expected);
  });
});

describe("garbage collector", () => {
  it("deletes the dependents of what was deleted in the background, down to the leaves", async () => {
    const dependents = [configMap("settings", [controlledBy(deployment)]), configMap("kept", [])];
    await using harness = await runControllers(controllers, {
      objects: [deployment, replicaSet, pod, ...dependents],
    });
    const { client } = harness;
    expect(client.writes).toEqual([]);
    client.remove(resources.deployments, "default", "web");
    await harness.settle();
    expect(client.all(resources.replicasets)).toEqual([]);
    expect(client.all(resources.pods)).toEqual([]);
    expect(client.all(resources.configmaps).map(({ metadata }) => metadata.name)).toEqual(["kept"]);
  });

  it("deletes what it finds without its owner at the start", async () => {
    await using harness = await runControllers(controllers, { objects: [pod] });
    expect(harness.client.all(resources.pods)).toEqual([]);
  });

  it("does not take an owner of the same name for the right one", async () => {
    const other = testReplicaSet("web-1", { metadata: { uid: "uid-other" } });
    await using harness = await runControllers(controllers, { objects: [other, pod] });
    expect(harness.client.all(resources.pods)).toEqual([]);
  });

  it("holds a foreground deletion until blocking dependents are gone", async () => {
    await using harness = await runControllers(controllers, { objects: [deployment, replicaSet, pod] });
    const { client } = harness;
    const held = { ...pod, metadata: { ...pod.metadata, finalizers: ["example.com/wait"] } };
    client.put(resources.pods, held);
    const { signal } = new AbortController();
    await client
      .resource(resources.deployments)
      .delete("web", { namespace: "default", propagationPolicy: "Foreground", signal });
    await harness.settle();
    expect(client.find(resources.deployments, "default", "web")?.metadata.finalizers).toEqual([
      "foregroundDeletion",
    ]);
    expect(client.find(resources.replicasets, "default", "web-1")?.metadata.deletionTimestamp).toBeDefined();
    expect(client.find(resources.pods, "default", "web-1-a")?.metadata.deletionTimestamp).toBeDefined();
    client.remove(resources.pods, "default", "web-1-a");
    await harness.settle();
    expect(client.all(resources.replicasets)).toEqual([]);
    expect(client.all(resources.deployments)).toEqual([]);
  });

  it("lets dependents live when they are to be orphaned", async () => {
    await using harness = await runControllers(controllers, { objects: [replicaSet, deployment, pod] });
    const { client } = harness;
    const { signal } = new AbortController();
    await client
      .resource(resources.deployments)
      .delete("web", { namespace: "default", propagationPolicy: "Orphan", signal });
    await harness.settle();
    expect(client.all(resources.deployments)).toEqual([]);
    expect(client.find(resources.replicasets, "default", "web-1")?.metadata.ownerReferences ?? []).toEqual(
      [],
    );
    expect(client.all(resources.pods)).toHaveLength(1);
  });
});
