/** Refusals of the kinds of networking.k8s.io and discovery.k8s.io, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const group = "networking.k8s.io/v1";
const service = { name: "web", port: { number: 80 } };
const ingress = (spec: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: group,
  kind: "Ingress",
  spec,
});
const path = (entry: Readonly<Record<string, unknown>>): TestBody =>
  ingress({ rules: [{ http: { paths: [{ backend: { service }, ...entry }] } }] });
const firstPath = "spec.rules[0].http.paths[0]";
const ingressClass = (parameters: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: group,
  kind: "IngressClass",
  spec: { controller: "example.com/one", parameters: { kind: "Config", name: "c", ...parameters } },
});
const policy = (spec: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: group,
  kind: "NetworkPolicy",
  spec: { podSelector: {}, ...spec },
});
const slice = (fields: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  addressType: "IPv4",
  endpoints: [],
  ...fields,
});
const cidrs = (...values: readonly string[]): TestBody => ({
  apiVersion: group,
  kind: "ServiceCIDR",
  spec: { cidrs: values },
});

it.each<readonly [string, TestBody, readonly string[]]>([
  ["nothing of a good Ingress", path({ path: "/a", pathType: "Prefix" }), []],
  [
    "hosts that are addresses, and rules without paths",
    ingress({ rules: [{ host: "10.0.0.1", http: {} }] }),
    [
      'spec.rules[0].host: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
      "spec.rules[0].http.paths: Required value",
    ],
  ],
  [
    "paths that lead elsewhere",
    path({ path: "/a/../b/.", pathType: "Exact" }),
    [
      `${firstPath}.path: Invalid value: "/a/../b/.": must not contain '/../'`,
      `${firstPath}.path: Invalid value: "/a/../b/.": cannot end with '/.'`,
    ],
  ],
  [
    "an unknown type of path",
    path({ path: "/", pathType: "Glob" }),
    [
      `${firstPath}.pathType: Unsupported value: "Glob": supported values: "Exact", "ImplementationSpecific", "Prefix"`,
    ],
  ],
  [
    "a backend that is none",
    ingress({ defaultBackend: {} }),
    ['spec.defaultBackend: Invalid value: "": resource or service backend is required'],
  ],
  [
    "hosts and secrets of TLS with bad names",
    ingress({ defaultBackend: { service }, tls: [{ hosts: ["*a.com"], secretName: "-" }] }),
    [
      "spec.tls[0].hosts[0]: Invalid value: \"*a.com\": a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      "spec.tls[0].secretName: Invalid value: \"-\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ],
  ],
  [
    "parameters of a class in the wrong scope",
    ingressClass({ scope: "Cluster", namespace: "a" }),
    ["spec.parameters.namespace: Forbidden: `parameters.scope` is set to 'Cluster'"],
  ],
  [
    "parameters of a class without their namespace",
    ingressClass({ scope: "Namespace" }),
    ["spec.parameters.namespace: Required value: `parameters.scope` is set to 'Namespace'"],
  ],
  [
    "a peer that is none, and one that is two",
    policy({ ingress: [{ from: [{}, { podSelector: {}, ipBlock: { cidr: "10.0.0.0/8" } }] }] }),
    [
      "spec.ingress[0].from[0]: Required value: must specify a peer",
      "spec.ingress[0].from[1]: Forbidden: may not specify both ipBlock and another peer",
    ],
  ],
  [
    "an exception outside of its block",
    policy({ egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["11.0.0.0/16"] } }] }] }),
    [
      'spec.egress[0].to[0].ipBlock.except[0]: Invalid value: "11.0.0.0/16": must be a strict subset of `cidr`',
    ],
  ],
  [
    "ranges of ports that end before they begin",
    policy({
      egress: [
        {
          ports: [
            { port: 80, endPort: 79 },
            { port: "http", endPort: 90 },
          ],
        },
      ],
    }),
    [
      "spec.egress[0].ports[0].endPort: Invalid value: 79: must be greater than or equal to `port`",
      "spec.egress[0].ports[1].endPort: Invalid value: 90: may not be specified when `port` is non-numeric",
    ],
  ],
  [
    "addresses of another family, and ports of the same name",
    slice({ endpoints: [{ addresses: ["::1"] }], ports: [{ port: 1 }, { port: 2 }] }),
    [
      'endpoints[0].addresses[0]: Invalid value: "::1": must be a valid IPv4 address',
      'ports[1].name: Duplicate value: ""',
    ],
  ],
  [
    "addresses that are no endpoint's",
    slice({ endpoints: [{ addresses: ["169.254.1.1"] }] }),
    [
      'endpoints[0].addresses[0]: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
    ],
  ],
  [
    "a domain of one segment",
    slice({ addressType: "FQDN", endpoints: [{ addresses: ["localhost"] }] }),
    [
      'endpoints[0].addresses[0]: Invalid value: "localhost": should be a domain with at least two segments separated by dots',
    ],
  ],
  [
    "two ranges of one family",
    cidrs("10.0.0.0/16", "10.1.0.0/16"),
    [
      'spec.cidrs: Invalid value: ["10.0.0.0/16","10.1.0.0/16"]: may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64',
    ],
  ],
])("refuses %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

it("a new Ingress names its class in one way only", () => {
  const annotations = { "kubernetes.io/ingress.class": "one" };
  const spec = { defaultBackend: { service }, ingressClassName: "two" };
  expect(createErrors({ apiVersion: group, kind: "Ingress", metadata: { annotations }, spec })).toEqual([
    'annotations.kubernetes.io/ingress.class: Invalid value: "one": must match `ingressClassName` when both are specified',
  ]);
});

it("the status of an Ingress names addresses and hosts", () => {
  const before = ingress({ defaultBackend: { service } });
  const entries = [{ ip: "10.0.0" }, { hostname: "10.0.0.1" }];
  const after = { ...before, status: { loadBalancer: { ingress: entries } } };
  expect(updateErrors(before, after, "status")).toEqual([
    'status.loadBalancer.ingress[0].ip: Invalid value: "10.0.0": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    'status.loadBalancer.ingress[1].hostname: Invalid value: "10.0.0.1": must be a DNS name, not an IP address',
  ]);
});

it("a ServiceCIDR may only become one of both families", () => {
  const before = cidrs("10.0.0.0/16");
  expect(updateErrors(before, cidrs("10.0.0.0/16", "fd00::/64"))).toEqual([]);
  expect(updateErrors(before, cidrs("10.1.0.0/16"))).toEqual([
    'spec.cidrs[0]: Invalid value: "10.1.0.0/16": field is immutable',
  ]);
});
