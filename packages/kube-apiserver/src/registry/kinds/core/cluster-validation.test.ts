/** Refusals of nodes, namespaces, volumes, claims, Endpoints and limits, in Kubernetes' words. */
import { describe, expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const core = (kind: string, fields: object): TestBody => ({ apiVersion: "v1", kind, ...fields });
const node = (spec: object, status: object = {}): TestBody => core("Node", { spec, status });
const volume = (spec: object): TestBody =>
  core("PersistentVolume", {
    spec: { accessModes: ["ReadWriteOnce"], capacity: { storage: "1Gi" }, ...spec },
  });
const claim = (spec: object, rest: object = {}): TestBody =>
  core("PersistentVolumeClaim", {
    spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } }, ...spec },
    ...rest,
  });
const endpoints = (subset: object): TestBody => core("Endpoints", { subsets: [subset] });
const limits = (item: object): TestBody => core("LimitRange", { spec: { limits: [item] } });

const refused: readonly (readonly [string, TestBody, readonly string[]])[] = [
  [
    "taints of a node",
    node({ taints: [{ key: "a", effect: "Go" }] }),
    [
      'metadata.taints[0].effect: Unsupported value: "Go": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
    ],
  ],
  [
    "ranges of a node",
    node({ podCIDRs: ["10.0.0.0/24", "10.0.0.0/24"] }),
    [
      'spec.podCIDRs: Invalid value: ["10.0.0.0/24","10.0.0.0/24"]: may specify no more than one CIDR for each IP family',
      'spec.podCIDRs[1]: Duplicate value: "10.0.0.0/24"',
    ],
  ],
  [
    "amounts of a node",
    node({}, { capacity: { "example.com/gpu": "500m" }, allocatable: { cpu: "-1" } }),
    [
      'status.capacity.example.com/gpu: Invalid value: "500m": must be an integer',
      'status.allocatable.cpu: Invalid value: "-1": must be greater than or equal to 0',
    ],
  ],
  [
    "finalizers of a namespace",
    core("Namespace", { spec: { finalizers: ["mine"] } }),
    [
      'spec.finalizers: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
    ],
  ],
  [
    "a volume of nothing",
    volume({ capacity: { cpu: "1" } }),
    [
      'spec.capacity: Unsupported value: {"cpu":"1"}: supported values: "storage"',
      "spec: Required value: must specify a volume type",
    ],
  ],
  [
    "a volume of a driver",
    volume({ csi: { driver: "example.com", nodePublishSecretRef: { name: "x" } }, hostPath: { path: "/x" } }),
    ["spec.csi: Forbidden: may not specify more than 1 volume type"],
  ],
  [
    "a local volume",
    volume({ local: { path: "" } }),
    [
      "spec.local.path: Required value",
      "spec.nodeAffinity: Required value: Local volume requires node affinity",
    ],
  ],
  [
    "a volume that would wipe the host",
    volume({ hostPath: { path: "/" }, persistentVolumeReclaimPolicy: "Recycle" }),
    ["spec.persistentVolumeReclaimPolicy: Forbidden: may not be 'recycle' for a hostPath mount of '/'"],
  ],
  [
    "the size of a claim",
    claim({ resources: { requests: { storage: "0" } } }),
    ['spec.resources[storage]: Invalid value: "0": must be greater than zero'],
  ],
  [
    "the sources of a claim",
    claim({
      dataSource: { kind: "PersistentVolumeClaim", name: "a" },
      dataSourceRef: { kind: "PersistentVolumeClaim", name: "b" },
    }),
    ["spec: Invalid value: {}: must match dataSourceRef"],
  ],
  [
    "addresses of endpoints",
    endpoints({
      addresses: [{ ip: "169.254.1.1", nodeName: "N" }],
      ports: [{ port: 0 }, { port: 1, name: "a" }],
    }),
    [
      "subsets[0].addresses[0].nodeName: Invalid value: \"N\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      'subsets[0].addresses[0].ip: Invalid value: "169.254.1.1": may not be in the link-local range (169.254.0.0/16, fe80::/10)',
      "subsets[0].ports[0].name: Required value",
      "subsets[0].ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
    ],
  ],
  [
    "loopback addresses of endpoints, which are none here",
    endpoints({ addresses: [{ ip: "127.0.0.2" }] }),
    [],
  ],
  [
    "types of limits",
    limits({ type: "Box", max: { cpu: "1" }, min: { cpu: "2" } }),
    [
      'spec.limits[0].type: Invalid value: "Box": must be a standard limit type or fully qualified',
      'spec.limits[0].min[cpu]: Invalid value: "2": min value 2 is greater than max value 1',
    ],
  ],
  [
    "limits of claims",
    limits({ type: "PersistentVolumeClaim" }),
    [
      "spec.limits[0].limits: Required value: either minimum or maximum storage value is required, but neither was provided",
    ],
  ],
  [
    "ratios of limits",
    limits({ type: "Pod", max: { cpu: "2" }, min: { cpu: "1" }, maxLimitRequestRatio: { cpu: "3" } }),
    [
      'spec.limits[0].maxLimitRequestRatio[cpu]: Invalid value: "3": ratio 3 is greater than max/min = 2.000000',
    ],
  ],
];

it.each(refused)("checks %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

const bound = { status: { phase: "Bound", capacity: { storage: "1Gi" } } };
const sized = (storage: string): object => ({ resources: { requests: { storage } } });

const updates: readonly (readonly [string, TestBody, TestBody, string, readonly string[]])[] = [
  [
    "twice the same address of a node",
    node({}),
    node(
      {},
      {
        addresses: [
          { type: "A", address: "a" },
          { type: "A", address: "a" },
        ],
      },
    ),
    "status",
    ['status.addresses[1]: Duplicate value: {"Type":"A","Address":"a"}'],
  ],
  [
    "another range of a node",
    node({ podCIDR: "10.0.0.0/24" }),
    node({ podCIDR: "10.0.1.0/24" }),
    "",
    ['spec.podCIDRs: Forbidden: node updates may not change podCIDR except from "" to valid'],
  ],
  [
    "the phase of a namespace",
    core("Namespace", {}),
    core("Namespace", { status: { phase: "Terminating" } }),
    "status",
    ["status.Phase: Invalid value: \"Terminating\": may only be 'Active' if `deletionTimestamp` is empty"],
  ],
  [
    "finalizers by their subresource",
    core("Namespace", {}),
    core("Namespace", { spec: { finalizers: ["mine"] } }),
    "finalize",
    [
      'spec.finalizers[0]: Invalid value: "mine": name is neither a standard finalizer name nor is it fully qualified',
    ],
  ],
  ["more of a bound claim", claim({}, bound), claim(sized("2Gi"), bound), "", []],
  [
    "as much as there is",
    claim(sized("2Gi"), bound),
    claim({}, bound),
    "",
    ["spec.resources.requests.storage: Forbidden: field can not be less than status.capacity"],
  ],
  [
    "more of a claim that is not bound",
    claim({}),
    claim(sized("2Gi")),
    "",
    [
      'spec: Forbidden: spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n-\tresources: {"requests":{"storage":"1Gi"}}\n+\tresources: {"requests":{"storage":"2Gi"}}\n',
    ],
  ],
  ["a class where there was none", claim({}), claim({ storageClassName: "x", volumeName: "v" }), "", []],
  [
    "the status of a claim",
    claim({}),
    claim({}, { status: { allocatedResources: { cpu: "1" } } }),
    "status",
    ['status.allocatedResources: Unsupported value: "cpu": supported values: "storage"'],
  ],
  [
    "the path of a volume",
    volume({ hostPath: { path: "/a" } }),
    volume({ hostPath: { path: "/b" } }),
    "",
    [
      'spec.persistentvolumesource: Forbidden: spec.persistentvolumesource is immutable after creation\n-\thostPath: {"path":"/a","type":""}\n+\thostPath: {"path":"/b","type":""}\n',
    ],
  ],
];

describe("updates", () => {
  it.each(updates)("checks %s", (_, before, after, subresource, errors) =>
    expect(updateErrors(before, after, subresource)).toEqual(errors),
  );
});
