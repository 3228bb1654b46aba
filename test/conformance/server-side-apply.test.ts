/**
 * Server-side apply and managedFields with every kubectl on this machine: conflicts and force, diff, the way from
 * client-side apply and back, the scale, and what components own.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { appsv1, corev1, KubernetesList, KubernetesObject } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import { findKubectls } from "../framework/kubectl.ts";
import type { Kubectl } from "../framework/kubectl.ts";

const folder = mkdtempSync(join(tmpdir(), "kubets-apply-"));
const kubectls = await findKubectls();
let cluster: TestCluster;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster[Symbol.asyncDispose]();
});

function deployment(namespace: string, { replicas, image }: { replicas: number; image: string }): string {
  const labels = { app: "web" };
  const containers = [{ name: "web", image, ports: [{ containerPort: 80 }] }];
  return writeManifest(`${namespace}-${String(replicas)}`, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace, labels },
    // Its pods run nowhere: only the objects matter here.
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { schedulerName: "none", containers } },
    },
  });
}

function configMap(namespace: string, name: string, data: Readonly<Record<string, string>>): string {
  const metadata = { name: "settings", namespace };
  return writeManifest(`${namespace}-${name}`, { apiVersion: "v1", kind: "ConfigMap", metadata, data });
}

function writeManifest(name: string, object: object): string {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(object));
  return path;
}

/** `manager operation [subresource]` of those that are not the cluster's own. */
function managers({ metadata }: KubernetesObject): readonly string[] {
  return (metadata.managedFields ?? [])
    .filter(({ manager = "" }) => !manager.startsWith("kube-"))
    .map(({ manager, operation, subresource }) =>
      [manager?.replace(/^kubectl\.1\.\d+$/, "kubectl"), operation, subresource].filter(Boolean).join(" "),
    );
}

describe.each(kubectls)("kubectl 1.$minor", (binary) => {
  const namespace = `apply-${String(binary.minor)}`;
  let kubectl: Kubectl;

  async function shown<T extends KubernetesObject>(resource: string): Promise<T> {
    return kubectl.json<T>("get", resource, "-n", namespace, "--show-managed-fields");
  }

  beforeAll(async () => {
    kubectl = cluster.kubectl(binary);
    await kubectl.ok("create", "namespace", namespace);
  });

  it("applies, meets conflicts, and takes fields by force", async () => {
    const one = deployment(namespace, { replicas: 1, image: "nginx" });
    const two = deployment(namespace, { replicas: 2, image: "nginx:1.27" });
    const applied = "deployment.apps/web serverside-applied";
    expect(await kubectl.ok("apply", "--server-side", "-f", one)).toBe(applied);
    const { metadata } = await shown<appsv1.Deployment>("deployment/web");
    expect(metadata.managedFields?.[0]).toMatchObject({
      manager: "kubectl",
      operation: "Apply",
      apiVersion: "apps/v1",
      fieldsType: "FieldsV1",
    });
    const diff = await kubectl.run(["diff", "--server-side", "-f", two]);
    expect(diff.exitCode, diff.stderr).toBe(1);
    expect(diff.stdout).toMatch(/^-\s+- image: nginx$/m);
    expect(diff.stdout).toMatch(/^\+\s+- image: nginx:1\.27$/m);
    expect(diff.stdout).not.toContain("managedFields");
    await kubectl.ok("scale", "deployment/web", "-n", namespace, "--replicas=3");
    expect(managers(await shown("deployment/web"))).toEqual(["kubectl Apply", "kubectl Update scale"]);
    const refused = await kubectl.run(["apply", "--server-side", "-f", two]);
    expect(refused.stderr.replace(/"kubectl\.1\.\d+"/, '"kubectl"')).toContain(
      'error: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas\nPlease review the fields above',
    );
    expect(await kubectl.ok("apply", "--server-side", "--force-conflicts", "-f", two)).toBe(applied);
    const other = await kubectl.run(["apply", "--server-side", "--field-manager=other", "-f", one]);
    expect(other.stderr).toContain(
      'error: Apply failed with 2 conflicts: conflicts with "kubectl":\n- .spec.replicas\n- .spec.template.spec.containers[name="web"].image\n',
    );
    const after = await shown<appsv1.Deployment>("deployment/web");
    expect(after.spec.replicas).toBe(2);
    expect(managers(after)).toEqual(["kubectl Apply"]);
  });

  it("goes from client-side apply to server-side apply and back", async () => {
    const a = configMap(namespace, "a", { a: "1", b: "1" });
    const b = configMap(namespace, "b", { b: "2" });
    const c = configMap(namespace, "c", { c: "3" });
    await kubectl.ok("apply", "-f", a);
    await kubectl.ok("apply", "--server-side", "-f", b);
    const migrated = await shown<corev1.ConfigMap>("configmap/settings");
    expect(migrated.data).toEqual({ b: "2" });
    expect(managers(migrated)).toContain("kubectl Apply");
    expect(managers(migrated)).not.toContain("kubectl-client-side-apply Update");
    await kubectl.ok("apply", "-f", c);
    expect((await shown<corev1.ConfigMap>("configmap/settings")).data).toEqual({ c: "3" });
    const forth = await kubectl.run(["apply", "--server-side", "--force-conflicts", "-f", b]);
    expect(forth.exitCode, forth.stderr).toBe(0);
    expect((await shown<corev1.ConfigMap>("configmap/settings")).data).toMatchObject({ b: "2" });
  });

  it("writes nothing when there is nothing to change", async () => {
    const file = configMap(namespace, "b", { b: "2" });
    await kubectl.ok("apply", "--server-side", "--force-conflicts", "-f", file);
    const before = await shown("configmap/settings");
    await kubectl.ok("apply", "--server-side", "-f", file);
    expect(await shown("configmap/settings")).toEqual(before);
    expect((await kubectl.run(["diff", "--server-side", "-f", file])).exitCode).toBe(0);
  });

  it("names who labels, edits and sets", async () => {
    await kubectl.ok("label", "configmap/settings", "-n", namespace, "x=y");
    await kubectl.ok("annotate", "configmap/settings", "-n", namespace, "x=y");
    const edit = ["edit", "configmap/settings", "-n", namespace];
    const edited = await kubectl.run(edit, { env: { EDITOR: "sed -i s/'b: \"2\"'/'b: \"9\"'/" } });
    expect(edited.exitCode, edited.stderr).toBe(0);
    const names = managers(await shown("configmap/settings"));
    expect(names).toEqual(
      expect.arrayContaining(["kubectl-label Update", "kubectl-annotate Update", "kubectl-edit Update"]),
    );
    const hidden = await kubectl.json<KubernetesObject>("get", "configmap/settings", "-n", namespace);
    expect(hidden.metadata.managedFields).toBeUndefined();
  });
});

describe("components", () => {
  it("own what they write", async () => {
    const kubectl = cluster.kubectl();
    const names = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { items } = await kubectl.json<KubernetesList<KubernetesObject>>(
        "get",
        ...args,
        "--show-managed-fields",
      );
      return items.flatMap(({ metadata }) =>
        (metadata.managedFields ?? []).map(({ manager, subresource }) =>
          [manager, subresource].filter(Boolean).join(" "),
        ),
      );
    };
    await eventually(
      async () => {
        expect(await names("nodes")).toEqual(
          expect.arrayContaining(["kubelet", "kubelet status", "kube-controller-manager"]),
        );
        expect(await names("replicasets", "-A")).toContain("kube-controller-manager");
        expect(await names("namespaces", "kube-system", "default")).toContain("kube-apiserver");
      },
      { withinMs: 20_000, what: "entries of all components" },
    );
  });
});
