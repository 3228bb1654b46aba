import type { corev1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import type { TestBody } from "../../../testing/kind-bodies.ts";
import { cells, created, createErrors, testContext, updateErrors } from "../../../testing/kind-bodies.ts";
import { namespaces } from "./namespaces.ts";

type Fields = Readonly<Record<string, unknown>>;

const service = (spec: Fields): TestBody => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "s" },
  spec,
});
const ports = [{ port: 80 }];

describe("service", () => {
  it.each([
    {
      name: "ClusterIP",
      spec: { ports },
      defaults: {
        type: "ClusterIP",
        sessionAffinity: "None",
        internalTrafficPolicy: "Cluster",
        ports: [{ port: 80, targetPort: 80, protocol: "TCP" }],
      },
    },
    {
      name: "NodePort",
      spec: { ports: [{ port: 80, targetPort: "http" }], type: "NodePort" },
      defaults: {
        type: "NodePort",
        sessionAffinity: "None",
        externalTrafficPolicy: "Cluster",
        internalTrafficPolicy: "Cluster",
        ports: [{ port: 80, targetPort: "http", protocol: "TCP" }],
      },
    },
    {
      name: "sticky",
      spec: { ports, sessionAffinity: "ClientIP" },
      defaults: {
        type: "ClusterIP",
        sessionAffinity: "ClientIP",
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
        internalTrafficPolicy: "Cluster",
        ports: [{ port: 80, targetPort: 80, protocol: "TCP" }],
      },
    },
  ])("defaults: $name", ({ spec, defaults }) => {
    expect(created<corev1.Service>(service(spec)).spec).toEqual(defaults);
  });

  it.each([
    { name: "no ports", spec: {}, errors: ["spec.ports: Required value"] },
    { name: "headless without ports", spec: { clusterIP: "None" }, errors: [] },
    {
      name: "unnamed ports",
      spec: { ports: [{ port: 80 }, { port: 81 }] },
      errors: ["spec.ports[0].name: Required value", "spec.ports[1].name: Required value"],
    },
    {
      name: "a port twice",
      spec: {
        ports: [
          { name: "a", port: 80 },
          { name: "b", port: 80 },
        ],
      },
      errors: ['spec.ports[1]: Duplicate value: {"protocol":"TCP","port":80}'],
    },
    {
      name: "an unknown type",
      spec: { ports, type: "X" },
      errors: [
        'spec.type: Unsupported value: "X": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    },
    {
      name: "a bad address",
      spec: { ports, clusterIP: "10.0.0" },
      errors: [
        'spec.clusterIPs[0]: Invalid value: "10.0.0": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    },
    {
      name: "a node port inside",
      spec: { ports: [{ port: 80, nodePort: 30_000 }] },
      errors: ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    },
    {
      name: "no external name",
      spec: { type: "ExternalName" },
      errors: ["spec.externalName: Required value"],
    },
  ])("refuses $name", ({ spec, errors }) => expect(createErrors(service(spec))).toEqual(errors));

  it("keeps its address", () => {
    const before = service({ ports, clusterIP: "10.96.0.5", clusterIPs: ["10.96.0.5"] });
    const after = service({ ports, clusterIP: "10.96.0.6", clusterIPs: ["10.96.0.6"] });
    expect(updateErrors(before, after)).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["10.96.0.6"]: may not change once set',
    ]);
  });

  it("takes clusterIP for clusterIPs, too", () => {
    const before = service({ ports, clusterIP: "10.96.0.5", clusterIPs: ["10.96.0.5"] });
    const patched = service({ ports, clusterIP: "10.96.0.6", clusterIPs: ["10.96.0.5"] });
    expect(updateErrors(before, patched)).toEqual([
      'spec.clusterIPs[0]: Invalid value: ["10.96.0.6"]: may not change once set',
    ]);
    expect(created<corev1.Service>(service({ ports, clusterIP: "None" })).spec.clusterIPs).toEqual(["None"]);
  });

  it("shows addresses and ports", () => {
    const row = cells(
      service({
        type: "NodePort",
        clusterIP: "10.96.0.5",
        ports: [{ port: 80, nodePort: 30080, protocol: "TCP" }],
        selector: { app: "a" },
      }),
    );
    expect(row).toMatchObject({
      Type: "NodePort",
      "Cluster-IP": "10.96.0.5",
      "External-IP": "<none>",
      "Port(s)": "80:30080/TCP",
      Selector: "app=a",
    });
    expect(cells(service({ type: "LoadBalancer", ports }))["External-IP"]).toBe("<pending>");
  });
});

const configMap = (fields: Fields): TestBody => ({ apiVersion: "v1", kind: "ConfigMap", ...fields });
const secret = (fields: Fields): TestBody => ({ apiVersion: "v1", kind: "Secret", ...fields });

describe("configuration", () => {
  it("turns a secret's stringData into data", () => {
    const object = created<corev1.Secret>(secret({ data: { a: "eA==" }, stringData: { a: "ä", b: "y" } }));
    expect(object).toMatchObject({ type: "Opaque", data: { a: "w6Q=", b: "eQ==" } });
    expect(object.stringData).toBeUndefined();
  });

  it.each([
    {
      body: configMap({ data: { "a/b": "x" } }),
      errors: [
        `data[a/b]: Invalid value: "a/b": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')`,
      ],
    },
    {
      body: configMap({ data: { a: "x" }, binaryData: { a: "eA==" } }),
      errors: ['data[a]: Invalid value: "a": duplicate of key present in binaryData'],
    },
    {
      body: configMap({ data: { a: "x".repeat(1024 * 1024 + 1) } }),
      errors: ["[]: Too long: may not be more than 1048576 bytes"],
    },
    {
      body: secret({ type: "kubernetes.io/tls", data: { "tls.crt": "" } }),
      errors: ["data[tls.key]: Required value"],
    },
    {
      body: secret({ type: "kubernetes.io/dockerconfigjson" }),
      errors: ["data[.dockerconfigjson]: Required value"],
    },
  ])("refuses %#", ({ body, errors }) => expect(createErrors(body)).toEqual(errors));

  it.each([
    {
      before: secret({ type: "a/b" }),
      after: secret({ type: "c/d" }),
      errors: ['type: Invalid value: "c/d": field is immutable'],
    },
    {
      before: configMap({ immutable: true, data: { a: "1" } }),
      after: configMap({ data: { a: "2" } }),
      errors: [
        "immutable: Forbidden: field is immutable when `immutable` is set",
        "data: Forbidden: field is immutable when `immutable` is set",
      ],
    },
  ])("keeps what is immutable %#", ({ before, after, errors }) => {
    expect(updateErrors(before, after)).toEqual(errors);
  });
});

describe("namespace", () => {
  const body: TestBody = { apiVersion: "v1", kind: "Namespace", metadata: { name: "team" } };

  it("carries its name and its finalizer", () => {
    expect(created<corev1.Namespace>(body)).toMatchObject({
      metadata: { labels: { "kubernetes.io/metadata.name": "team" } },
      spec: { finalizers: ["kubernetes"] },
      status: { phase: "Active" },
    });
  });

  it("gives finalizers up only to finalize", () => {
    const old = created<corev1.Namespace>(body);
    const sent: corev1.Namespace = { ...old, spec: {} };
    expect(namespaces.prepareForUpdate?.(sent, old, testContext).spec).toEqual(old.spec);
    const context = { ...testContext, subresource: "finalize" };
    expect(namespaces.prepareForUpdate?.(sent, old, context).spec).toEqual({});
  });
});

describe("node", () => {
  const node = (fields: Fields): TestBody => ({ apiVersion: "v1", kind: "Node", ...fields });

  it.each([
    { conditions: [{ type: "Ready", status: "True" }], unschedulable: false, status: "Ready" },
    { conditions: [{ type: "Ready", status: "Unknown" }], unschedulable: false, status: "NotReady" },
    { conditions: [], unschedulable: true, status: "Unknown,SchedulingDisabled" },
  ])("shows $status", ({ conditions, unschedulable, status }) => {
    const row = cells(
      node({
        metadata: { name: "n", labels: { "node-role.kubernetes.io/control-plane": "" } },
        spec: { unschedulable },
        status: { conditions, addresses: [{ type: "InternalIP", address: "127.10.192.1" }] },
      }),
    );
    expect(row).toMatchObject({ Status: status, Roles: "control-plane", "Internal-IP": "127.10.192.1" });
  });

  it("keeps its podCIDR", () => {
    const before = node({ spec: { podCIDR: "10.0.0.0/24" } });
    expect(created<corev1.Node>(before).spec.podCIDRs).toEqual(["10.0.0.0/24"]);
    expect(updateErrors(before, node({ spec: { podCIDR: "10.0.1.0/24" } }))).toEqual([
      'spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid',
    ]);
  });
});

describe("claims", () => {
  const claim = (spec: Fields): TestBody => ({ apiVersion: "v1", kind: "PersistentVolumeClaim", spec });
  it("want a mode and a size", () => {
    expect(createErrors(claim({}))).toEqual([
      "spec.accessModes: Required value: at least 1 access mode is required",
      "spec.resources[storage]: Required value",
    ]);
  });

  it("do not change", () => {
    const spec = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };
    expect(updateErrors(claim(spec), claim(spec))).toEqual([]);
    expect(updateErrors(claim(spec), claim({ ...spec, accessModes: ["ReadOnlyMany"] }))).toEqual([
      'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n-\taccessModes: ["ReadWriteOnce"]\n+\taccessModes: ["ReadOnlyMany"]\n',
    ]);
  });
});

describe("event", () => {
  it("lives where its object lives", () => {
    const event = (namespace: string): TestBody => ({
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: "e", namespace: "default" },
      involvedObject: { kind: "Pod", name: "p", namespace },
    });
    expect(createErrors(event("default"))).toEqual([]);
    expect(createErrors(event("other"))).toEqual([
      'involvedObject.namespace: Invalid value: "other": does not match event.namespace',
    ]);
  });
});
