/** The official JavaScript client: objects, patches, watches and informers, against a live cluster. */
import { setTimeout as delay } from "node:timers/promises";
import * as k8s from "@kubernetes/client-node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../../framework/cluster.ts";
import { eventually } from "../../framework/eventually.ts";

const namespace = "default";
let cluster: TestCluster;
let config: k8s.KubeConfig;
let core: k8s.CoreV1Api;
let apps: k8s.AppsV1Api;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
  config = new k8s.KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  core = config.makeApiClient(k8s.CoreV1Api);
  apps = config.makeApiClient(k8s.AppsV1Api);
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

function configMap(name: string, data: Record<string, string>, labels = {}): k8s.V1ConfigMap {
  return { metadata: { name, labels }, data };
}

describe("objects", () => {
  it("creates, reads, replaces, lists in pages and deletes", async () => {
    for (const name of ["p-1", "p-2", "p-3"])
      await core.createNamespacedConfigMap({ namespace, body: configMap(name, { a: "1" }, { page: "yes" }) });
    const read = await core.readNamespacedConfigMap({ namespace, name: "p-1" });
    expect(read.metadata?.creationTimestamp).toBeInstanceOf(Date);
    const replaced = await core.replaceNamespacedConfigMap({
      namespace,
      name: "p-1",
      body: Object.assign(read, { data: { a: "2" } }),
    });
    expect(replaced.data).toEqual({ a: "2" });
    const first = await core.listNamespacedConfigMap({ namespace, labelSelector: "page=yes", limit: 2 });
    expect(first.items.map((item) => item.metadata?.name)).toEqual(["p-1", "p-2"]);
    expect(first.metadata?._continue).toBeTruthy();
    const rest = await core.listNamespacedConfigMap({
      namespace,
      labelSelector: "page=yes",
      limit: 2,
      _continue: first.metadata?._continue ?? "",
    });
    expect(rest.items.map((item) => item.metadata?.name)).toEqual(["p-3"]);
    await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: "page=yes" });
    expect((await core.listNamespacedConfigMap({ namespace, labelSelector: "page=yes" })).items).toEqual([]);
  });

  it("throws an ApiException with the Status of a refusal", async () => {
    const absent = core.readNamespacedConfigMap({ namespace, name: "absent" });
    await expect(absent).rejects.toBeInstanceOf(k8s.ApiException);
    await expect(absent).rejects.toMatchObject({ code: 404 });
    const body = configMap("p-conflict", {});
    const old = await core.createNamespacedConfigMap({ namespace, body });
    await core.replaceNamespacedConfigMap({
      namespace,
      name: "p-conflict",
      body: Object.assign(old, { data: { a: "1" } }),
    });
    const stale = core.replaceNamespacedConfigMap({
      namespace,
      name: "p-conflict",
      body: Object.assign(old, { data: { a: "2" } }),
    });
    await expect(stale).rejects.toMatchObject({ code: 409 });
  });

  it("reads through the generic object API, and applies YAML documents with it", async () => {
    const objects = k8s.KubernetesObjectApi.makeApiClient(config);
    const [first, second] = k8s.loadAllYaml(
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: generic, namespace: default}}\n---\n" +
        "{apiVersion: batch/v1, kind: CronJob, metadata: {name: generic, namespace: default}, spec: {schedule: '0 0 1 1 *'," +
        " jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: busybox}]}}}}}}",
    ) as [k8s.V1ConfigMap, k8s.V1CronJob]; // two documents of these kinds
    await objects.create(first);
    const job = await objects.create(second);
    expect(job.spec?.concurrencyPolicy).toBe("Allow");
    const listed = await objects.list<k8s.V1CronJob>("batch/v1", "CronJob", namespace);
    expect(listed.items.map((item) => item.metadata?.name)).toEqual(["generic"]);
    await objects.delete(second);
  });
});

describe("patches", () => {
  const name = "patched";
  const header = (type: k8s.PatchStrategy): k8s.ConfigurationOptions =>
    k8s.setHeaderOptions("Content-Type", type) as k8s.ConfigurationOptions; // the option's type is wider
  beforeAll(async () => {
    const container = { name: "main", image: "busybox", command: ["sleep", "1000"] };
    const template = { metadata: { labels: { app: name } }, spec: { containers: [container] } };
    const spec = { replicas: 0, selector: { matchLabels: { app: name } }, template };
    await apps.createNamespacedDeployment({ namespace, body: { metadata: { name }, spec } });
  });

  it("JSON patch", async () => {
    const body = [{ op: "replace", path: "/spec/replicas", value: 1 }];
    const patched = await apps.patchNamespacedDeployment(
      { namespace, name, body },
      header(k8s.PatchStrategy.JsonPatch),
    );
    expect(patched.spec?.replicas).toBe(1);
  });

  it("merge patch", async () => {
    const body = { metadata: { labels: { tier: "front" } } };
    const patched = await apps.patchNamespacedDeployment(
      { namespace, name, body },
      header(k8s.PatchStrategy.MergePatch),
    );
    expect(patched.metadata?.labels).toEqual({ tier: "front" });
  });

  it("strategic merge patch keeps the other containers", async () => {
    const side = { name: "side", image: "busybox", command: ["sleep", "1000"] };
    const body = { spec: { template: { spec: { containers: [side] } } } };
    const patched = await apps.patchNamespacedDeployment(
      { namespace, name, body },
      header(k8s.PatchStrategy.StrategicMergePatch),
    );
    expect(patched.spec?.template.spec?.containers.map((container) => container.name).toSorted()).toEqual([
      "main",
      "side",
    ]);
  });

  it("server-side apply, a conflict, and force", async () => {
    const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "ssa" }, data: { a: "1" } };
    const options = header(k8s.PatchStrategy.ServerSideApply);
    const target = { namespace, name: "ssa" };
    await core.patchNamespacedConfigMap({ ...target, body, fieldManager: "one" }, options);
    const other = { ...body, data: { a: "2" } };
    const refused = core.patchNamespacedConfigMap({ ...target, body: other, fieldManager: "two" }, options);
    await expect(refused).rejects.toMatchObject({ code: 409 });
    await expect(refused).rejects.toThrow(/Apply failed with 1 conflict: conflict with \W+one\W+: \.data\.a/);
    const forced = await core.patchNamespacedConfigMap(
      { ...target, body: other, fieldManager: "two", force: true },
      options,
    );
    expect(forced.data).toEqual({ a: "2" });
    expect(forced.metadata?.managedFields?.map((entry) => entry.manager)).toEqual(["two"]);
  });
});

describe("watches", () => {
  it("sees every change in order, and ends when it is told to", async () => {
    const events: string[] = [];
    const watch = new k8s.Watch(config);
    const ended = Promise.withResolvers<void>();
    const controller = await watch.watch(
      `/api/v1/namespaces/${namespace}/configmaps`,
      { labelSelector: "watched=yes" },
      (type: string, object: k8s.V1ConfigMap) => {
        events.push(`${type} ${object.data?.["n"] ?? ""}`);
      },
      () => ended.resolve(),
    );
    await core.createNamespacedConfigMap({
      namespace,
      body: configMap("seen", { n: "1" }, { watched: "yes" }),
    });
    await core.replaceNamespacedConfigMap({
      namespace,
      name: "seen",
      body: configMap("seen", { n: "2" }, { watched: "yes" }),
    });
    await core.deleteNamespacedConfigMap({ namespace, name: "seen" });
    await eventually(() => expect(events).toEqual(["ADDED 1", "MODIFIED 2", "DELETED 2"]), {
      withinMs: 10_000,
      what: "the events",
    });
    controller.abort();
    await ended.promise;
  });

  it("informers catch up after the API server was killed", async () => {
    const list = (): Promise<k8s.V1ConfigMapList> =>
      core.listNamespacedConfigMap({ namespace, labelSelector: "informed=yes" });
    const informer = k8s.makeInformer(
      config,
      `/api/v1/namespaces/${namespace}/configmaps`,
      list,
      "informed=yes",
    );
    const seen: string[] = [];
    for (const verb of ["add", "update", "delete"] as const)
      informer.on(verb, (object) => void seen.push(`${verb} ${object.metadata?.name ?? ""}`));
    informer.on("error", () => {
      // What an application does: it starts again.
      void delay(100).then(() => informer.start());
    });
    await informer.start();
    const make = (name: string): Promise<unknown> =>
      core.createNamespacedConfigMap({ namespace, body: configMap(name, {}, { informed: "yes" }) });
    await make("before");
    const shows = (...wanted: readonly string[]): Promise<void> =>
      eventually(() => expect(seen).toEqual(expect.arrayContaining([...wanted])), {
        withinMs: 30_000,
        what: "what the informer sees",
      });
    await shows("add before");
    await cluster.ok("kill", "kube-apiserver");
    await eventually(() => make("after"), { withinMs: 30_000, what: "a create after the restart" });
    await core.deleteNamespacedConfigMap({ namespace, name: "before" });
    await shows("add after", "delete before");
    expect(informer.list().map((object) => object.metadata?.name)).toEqual(["after"]);
    await informer.stop();
  });
});
