import { expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import { testContainer, testPod } from "../testing/builders.ts";
import { makeEnvironment } from "./environment.ts";
import { expand } from "./expansion.ts";

const configMap: corev1.ConfigMap = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "conf", namespace: "ns" },
  data: { a: "1", b: "2" },
};
const secret: corev1.Secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "cred", namespace: "ns" },
  data: { key: Buffer.from("geheim").toString("base64") },
};
const service: corev1.Service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "my-web", namespace: "ns" },
  spec: { clusterIP: "127.10.128.5", ports: [{ name: "http", port: 80, targetPort: 80 }] },
  status: { loadBalancer: {} },
};

async function environment(
  container: Partial<corev1.Container>,
  spec: Partial<corev1.PodSpec> = {},
): Promise<Readonly<Record<string, string>>> {
  const main = testContainer("main", container);
  const variables = await makeEnvironment({
    pod: testPod({ containers: [main], ...spec }, { metadata: { labels: { app: "x" } } }),
    container: main,
    facts: { hostIPs: ["127.10.192.1"], podIPs: ["127.10.0.2"] },
    services: [service],
    allocatable: { cpu: "4", memory: "8Gi" },
    source: {
      configMap: (_, name) => Promise.resolve(name === "conf" ? configMap : undefined),
      secret: (_, name) => Promise.resolve(name === "cred" ? secret : undefined),
    },
    signal: new AbortController().signal,
  });
  return Object.fromEntries(variables);
}

it.each([
  { name: "plain", text: "a", want: "a" },
  { name: "variable", text: "$(A)-$(A)", want: "1-1" },
  { name: "unknown stays", text: "$(B)", want: "$(B)" },
  { name: "escaped", text: "$$(A)", want: "$(A)" },
  { name: "shell syntax stays", text: "$A ${A}", want: "$A ${A}" },
  { name: "unfinished stays", text: "$(A", want: "$(A" },
])("expands: $name", ({ text, want }) => {
  expect(expand(text, (name) => (name === "A" ? "1" : undefined))).toBe(want);
});

it("tells of services as Kubernetes and Docker links do", async () => {
  expect(await environment({})).toEqual({
    MY_WEB_SERVICE_HOST: "127.10.128.5",
    MY_WEB_SERVICE_PORT: "80",
    MY_WEB_SERVICE_PORT_HTTP: "80",
    MY_WEB_PORT: "tcp://127.10.128.5:80",
    MY_WEB_PORT_80_TCP: "tcp://127.10.128.5:80",
    MY_WEB_PORT_80_TCP_PROTO: "tcp",
    MY_WEB_PORT_80_TCP_PORT: "80",
    MY_WEB_PORT_80_TCP_ADDR: "127.10.128.5",
  });
});

it("tells of no services without enableServiceLinks", async () => {
  expect(await environment({}, { enableServiceLinks: false })).toEqual({});
});

it.each<{ name: string; env: corev1.EnvVar; want: string | undefined }>([
  { name: "value", env: { name: "X", value: "v" }, want: "v" },
  { name: "reference to envFrom", env: { name: "X", value: "$(C_a)" }, want: "1" },
  {
    name: "reference to a service",
    env: { name: "X", value: "$(MY_WEB_SERVICE_HOST)" },
    want: "127.10.128.5",
  },
  {
    name: "configMapKeyRef",
    env: { name: "X", valueFrom: { configMapKeyRef: { name: "conf", key: "b" } } },
    want: "2",
  },
  {
    name: "secretKeyRef",
    env: { name: "X", valueFrom: { secretKeyRef: { name: "cred", key: "key" } } },
    want: "geheim",
  },
  {
    name: "optional and missing",
    env: { name: "X", valueFrom: { secretKeyRef: { name: "none", key: "k", optional: true } } },
    want: undefined,
  },
  {
    name: "pod IP",
    env: { name: "X", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    want: "127.10.0.2",
  },
  {
    name: "label",
    env: { name: "X", valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
    want: "x",
  },
  {
    name: "limit that is not set",
    env: { name: "X", valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } } },
    want: "8192",
  },
  {
    name: "request, rounded up",
    env: { name: "X", valueFrom: { resourceFieldRef: { resource: "requests.cpu" } } },
    want: "1",
  },
])("reads $name", async ({ env, want }) => {
  const variables = await environment({
    env: [env],
    envFrom: [{ prefix: "C_", configMapRef: { name: "conf" } }],
    resources: { requests: { cpu: "250m" } },
  });
  expect(variables["X"]).toBe(want);
});

it.each<{ name: string; container: Partial<corev1.Container>; message: string }>([
  {
    name: "ConfigMap",
    container: { envFrom: [{ configMapRef: { name: "none" } }] },
    message: 'configmap "none" not found',
  },
  {
    name: "key",
    container: { env: [{ name: "X", valueFrom: { configMapKeyRef: { name: "conf", key: "z" } } }] },
    message: "couldn't find key z in ConfigMap ns/conf",
  },
  {
    name: "Secret",
    container: { env: [{ name: "X", valueFrom: { secretKeyRef: { name: "none", key: "z" } } }] },
    message: 'secret "none" not found',
  },
])("refuses a missing $name", async ({ container, message }) => {
  await expect(environment(container)).rejects.toThrow(message);
});
