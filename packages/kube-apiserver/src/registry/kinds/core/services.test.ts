/** Refusals of Services, in Kubernetes' words, and the families that the server gives them. */
import type { corev1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import { created, createErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";
import { familiesOf } from "./service-families.ts";

function service(
  spec: Readonly<Record<string, unknown>>,
  annotations?: Readonly<Record<string, string>>,
): TestBody {
  return {
    apiVersion: "v1",
    kind: "Service",
    ...(annotations ? { metadata: { annotations } } : {}),
    spec: { ports: [{ port: 80 }], selector: { app: "a" }, ...spec },
  };
}

const onlyBalanced = "may only be used when `type` is 'LoadBalancer'";

it.each<readonly [string, TestBody, readonly string[]]>([
  ["nothing of a good one", service({}), []],
  [
    "unknown and repeated families",
    service({ ipFamilies: ["IPv4", "IPv5", "IPv4"] }),
    [
      'spec.ipFamilies[1]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"',
      'spec.ipFamilies[2]: Duplicate value: "IPv4"',
    ],
  ],
  [
    "families that the cluster does not have",
    service({ ipFamilies: ["IPv6"], ipFamilyPolicy: "RequireDualStack" }),
    [
      'spec.ipFamilyPolicy: Invalid value: "RequireDualStack": this cluster is not configured for dual-stack services',
      'spec.ipFamilies[0]: Invalid value: "IPv6": not configured on this cluster',
    ],
  ],
  [
    "addresses of another family than said",
    service({ ipFamilies: ["IPv4"], clusterIP: "fd00::1", clusterIPs: ["fd00::1"] }),
    ['spec.clusterIPs[0]: Invalid value: "fd00::1": expected an IPv4 value as indicated by `ipFamilies[0]`'],
  ],
  [
    "None beside an address",
    service({ clusterIP: "None", clusterIPs: ["None", "10.0.0.1"] }),
    ['spec.clusterIPs: Invalid value: ["None","10.0.0.1"]: \'None\' must be the first and only value'],
  ],
  [
    "addresses of an ExternalName",
    service({ type: "ExternalName", externalName: "example.com", ipFamilyPolicy: "SingleStack" }),
    ["spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services"],
  ],
  [
    "what only load balancers have",
    service({
      loadBalancerSourceRanges: ["10.0.0.0/8"],
      allocateLoadBalancerNodePorts: false,
      loadBalancerClass: "a/b",
    }),
    [
      `spec.LoadBalancerSourceRanges: Forbidden: ${onlyBalanced}`,
      `spec.allocateLoadBalancerNodePorts: Forbidden: ${onlyBalanced}`,
      `spec.loadBalancerClass: Forbidden: ${onlyBalanced}`,
    ],
  ],
  [
    "source ranges that are none, in the annotation too",
    service(
      { type: "LoadBalancer" },
      { "service.beta.kubernetes.io/load-balancer-source-ranges": "10.0.0.0/8, x" },
    ),
    [
      'metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]: Invalid value: "10.0.0.0/8, x": must be a comma separated list of CIDRs e.g. 192.168.0.0/16,10.0.0.0/8',
    ],
  ],
  [
    "the kubelet's port to the world",
    service({ type: "LoadBalancer", ports: [{ port: 10250 }] }),
    [
      "spec.ports[0].port: Invalid value: 10250: may not expose port 10250 externally since it is used by kubelet",
    ],
  ],
  [
    "an unknown distribution of traffic",
    service({ trafficDistribution: "Near" }),
    [
      'spec.trafficDistribution: Unsupported value: "Near": supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
    ],
  ],
])("refuses %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

describe("families", () => {
  const given = (spec: Readonly<Record<string, unknown>>): Partial<corev1.ServiceSpec> =>
    familiesOf(created<corev1.Service>(service(spec)));

  it("are IPv4 alone", () =>
    expect(given({})).toEqual({ ipFamilies: ["IPv4"], ipFamilyPolicy: "SingleStack" }));

  it("stay IPv4 where both would be preferred", () =>
    expect(given({ ipFamilyPolicy: "PreferDualStack" })).toEqual({
      ipFamilies: ["IPv4"],
      ipFamilyPolicy: "PreferDualStack",
    }));

  it("are both for headless Services without a selector", () =>
    expect(given({ clusterIP: "None", selector: {} })).toEqual({
      ipFamilies: ["IPv4", "IPv6"],
      ipFamilyPolicy: "RequireDualStack",
    }));

  it("are none for an ExternalName", () =>
    expect(given({ type: "ExternalName", externalName: "example.com" })).toEqual({}));
});
