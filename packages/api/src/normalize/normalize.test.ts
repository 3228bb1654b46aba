import { describe, expect, test } from "vitest";
import { normalizeJSON, normalizeMessage } from "./normalize.ts";

const CORE = "io.k8s.api.core.v1";

describe("canonical form", () => {
  const cases: readonly (readonly [rule: string, definition: string, value: unknown, canonical: unknown])[] =
    [
      [
        "zero values with omitempty are left out",
        `${CORE}.ContainerPort`,
        { name: "", hostPort: 0 },
        { containerPort: 0 },
      ],
      [
        "zero values of pointers stay",
        `${CORE}.PodSecurityContext`,
        { runAsUser: 0, runAsNonRoot: false },
        { runAsUser: 0, runAsNonRoot: false },
      ],
      ["null is absent", `${CORE}.ContainerPort`, { name: null, containerPort: 1 }, { containerPort: 1 }],
      [
        "null for a pointer without omitempty stays",
        `${CORE}.TypedLocalObjectReference`,
        { kind: "a", name: "b" },
        { apiGroup: null, kind: "a", name: "b" },
      ],
      [
        "empty lists and maps are left out",
        "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
        { labels: {}, finalizers: [] },
        {},
      ],
      [
        "lists that Go always writes are there",
        "io.k8s.api.rbac.v1.ClusterRole",
        {},
        { metadata: {}, rules: [] },
      ],
      [
        "value structs are there",
        `${CORE}.Pod`,
        { metadata: null },
        { metadata: {}, spec: { containers: [] }, status: {} },
      ],
      [
        "pointers to empty structs stay",
        `${CORE}.PodSpec`,
        { securityContext: {} },
        { containers: [], securityContext: {} },
      ],
      [
        "elements of lists may be null",
        `${CORE}.PodSpec`,
        { hostAliases: [null] },
        { containers: [], hostAliases: [{ ip: "" }] },
      ],
      [
        "times are in UTC and whole seconds",
        `${CORE}.ContainerStateRunning`,
        { startedAt: "2026-01-02T04:04:05.9+01:00" },
        { startedAt: "2026-01-02T03:04:05Z" },
      ],
      [
        "microseconds stay where they belong",
        "io.k8s.api.coordination.v1.LeaseSpec",
        { renewTime: "2026-01-02T03:04:05.1234567Z" },
        { renewTime: "2026-01-02T03:04:05.123456Z" },
      ],
      ["a zero time is null", `${CORE}.ContainerStateRunning`, {}, { startedAt: null }],
      [
        "quantities are canonical, numbers too",
        `${CORE}.ResourceRequirements`,
        { limits: { cpu: 0.5, memory: "1024Mi" } },
        { limits: { cpu: "500m", memory: "1Gi" } },
      ],
      ["int-or-string is either", `${CORE}.TCPSocketAction`, { port: "http" }, { port: "http" }],
      [
        "fields of inline structs stand among the others",
        `${CORE}.Volume`,
        { emptyDir: {}, name: "a" },
        { name: "a", emptyDir: {} },
      ],
      [
        "base64 loses its line ends",
        `${CORE}.Secret`,
        { data: { a: "YW\nJj" } },
        { metadata: {}, data: { a: "YWJj" } },
      ],
    ];
  for (const [rule, definition, value, canonical] of cases) {
    test(rule, () => {
      expect(normalizeMessage(definition, value)).toEqual({
        object: canonical,
        unknownFields: [],
        errors: [],
      });
    });
  }

  test("properties come in the order Go writes them", () => {
    const { object } = normalizeJSON("v1", "ConfigMap", {
      data: { a: "b" },
      metadata: { name: "c" },
      kind: "ConfigMap",
    });
    expect(Object.keys(object as object)).toEqual(["kind", "metadata", "data"]);
  });
});

describe("unknown fields", () => {
  test("are named by their paths, in the order of the body", () => {
    const body = {
      extra: 1,
      spec: { template: { spec: { containers: [{}, { volumnMounts: [] }], Volumes: [] } } },
      metadata: { labels: { anything: "goes" }, nam: "x" },
    };
    expect(normalizeJSON("apps/v1", "Deployment", body).unknownFields).toEqual([
      "extra",
      "spec.template.spec.containers[1].volumnMounts",
      "spec.template.spec.Volumes",
      "metadata.nam",
    ]);
  });

  test("have the keys of maps in their paths", () => {
    const schema = { versions: [{ schema: { openAPIV3Schema: { properties: { a: { typ: "string" } } } } }] };
    const { unknownFields } = normalizeJSON("apiextensions.k8s.io/v1", "CustomResourceDefinition", {
      spec: schema,
    });
    expect(unknownFields).toEqual(["spec.versions[0].schema.openAPIV3Schema.properties.a.typ"]);
  });

  test("go unnoticed where a type reads its own JSON", () => {
    const schema = { versions: [{ schema: { openAPIV3Schema: { items: { typ: "string" } } } }] };
    const { unknownFields } = normalizeJSON("apiextensions.k8s.io/v1", "CustomResourceDefinition", {
      spec: schema,
    });
    expect(unknownFields).toEqual([]);
  });
});

describe("values of a wrong type", () => {
  const container = (fields: object): object => ({ spec: { template: { spec: { containers: [fields] } } } });
  const cases: readonly (readonly [body: unknown, message: string])[] = [
    [
      { spec: { replicas: "3" } },
      "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
    ],
    [
      { spec: { replicas: 1.5 } },
      "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32",
    ],
    [
      { spec: { replicas: 3e9 } },
      "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32",
    ],
    [
      { spec: [] },
      "json: cannot unmarshal array into Go struct field Deployment.spec of type v1.DeploymentSpec",
    ],
    [
      { metadata: { labels: { a: 1 } } },
      "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string",
    ],
    [
      { metadata: { labels: [] } },
      "json: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string",
    ],
    [
      { metadata: { creationTimestamp: 1 } },
      "json: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string",
    ],
    [
      { metadata: { creationTimestamp: "now" } },
      `parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"`,
    ],
    [
      { metadata: { creationTimestamp: "2026-02-30T00:00:00Z" } },
      `parsing time "2026-02-30T00:00:00Z" as "2006-01-02T15:04:05Z07:00": day out of range`,
    ],
    [
      container({ ports: [{ containerPort: "80" }] }),
      "json: cannot unmarshal string into Go struct field ContainerPort.spec.template.spec.containers.ports.containerPort of type int32",
    ],
    [
      container({ ports: {} }),
      "json: cannot unmarshal object into Go struct field Container.spec.template.spec.containers.ports of type []v1.ContainerPort",
    ],
    [
      container({ imagePullPolicy: true }),
      "json: cannot unmarshal bool into Go struct field Container.spec.template.spec.containers.imagePullPolicy of type v1.PullPolicy",
    ],
    [
      container({ stdin: "yes" }),
      "json: cannot unmarshal string into Go struct field Container.spec.template.spec.containers.stdin of type bool",
    ],
    [
      container({ livenessProbe: { tcpSocket: { port: true } } }),
      "json: cannot unmarshal bool into Go struct field TCPSocketAction.spec.template.spec.containers.livenessProbe.tcpSocket.port of type int32",
    ],
    [
      container({ resources: { limits: { cpu: "much" } } }),
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    ],
    [
      container({ resources: { limits: "much" } }),
      "json: cannot unmarshal string into Go struct field ResourceRequirements.spec.template.spec.containers.resources.limits of type v1.ResourceList",
    ],
    ["text", "json: cannot unmarshal string into Go value of type v1.Deployment"],
  ];
  for (const [body, message] of cases) {
    test(JSON.stringify(body), () => {
      expect(normalizeJSON("apps/v1", "Deployment", body).errors).toEqual([message]);
    });
  }

  test.each([
    ["!", 0],
    ["YWJ", 0],
    ["YWJj=", 4],
    ["YWJj!", 4],
    ["YQ=a", 3],
    ["YQ==YQ==", 4],
  ])("base64 %s goes wrong at byte %i", (data, offset) => {
    const { errors } = normalizeJSON("v1", "Secret", { data: { a: data } });
    expect(errors).toEqual([`illegal base64 data at input byte ${offset}`]);
  });
});

test("a kind that the schema does not have is refused", () => {
  expect(() => normalizeJSON("v9", "Pod", {})).toThrow(`no kind "Pod" is registered for version "v9"`);
});
