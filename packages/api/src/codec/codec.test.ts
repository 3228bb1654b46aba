import { describe, expect, test } from "vitest";
import {
  decodeMessage,
  decodeObject,
  decodeWatchEvent,
  encodeListFromItems,
  encodeMessage,
  encodeObject,
  encodeWatchEvent,
  rawOf,
} from "./codec.ts";
import { openEnvelope, sealEnvelope } from "./envelope.ts";
import { UNKNOWN_FIELDS } from "./wire.ts";
import { codecFixtures } from "../testing/index.ts";

const CORE = "io.k8s.api.core.v1";
const META = "io.k8s.apimachinery.pkg.apis.meta.v1";

function hex(definition: string, value: object): string {
  return Buffer.from(encodeMessage(definition, value)).toString("hex");
}

function fromHex(definition: string, text: string): unknown {
  return decodeMessage(definition, Buffer.from(text, "hex"));
}

/** ObjectMeta with nothing set: six strings, a generation and a zero time. */
const META_HEX = "0a0012001a0022002a00320038004200";
const TEMPLATE_HEX = "0a10" + META_HEX + "12" + sized(hex(`${CORE}.PodSpec`, {}));

function sized(text: string): string {
  return (text.length / 2).toString(16).padStart(2, "0") + text;
}

describe("what Go writes", () => {
  const cases: readonly (readonly [rule: string, definition: string, value: object, bytes: string])[] = [
    ["value strings, numbers and bools even when empty", `${CORE}.ContainerPort`, {}, "0a001000180022002a00"],
    [
      "value structs even when empty",
      `${CORE}.PodTemplate`,
      {},
      "0a10" + META_HEX + "12" + sized(TEMPLATE_HEX),
    ],
    ["no pointer that is not set", `${META}.Preconditions`, {}, ""],
    ["a pointer to a zero", `${META}.Preconditions`, { uid: "" }, "0a00"],
    [
      "no empty slice and no empty map",
      `${META}.LabelSelector`,
      { matchLabels: {}, matchExpressions: [] },
      "",
    ],
    [
      "maps in the order of their keys",
      `${META}.LabelSelector`,
      { matchLabels: { b: "2", a: "" } },
      "0a050a01611200" + "0a060a0162120132",
    ],
    [
      "a negative number in ten bytes",
      `${CORE}.ContainerPort`,
      { hostPort: -1 },
      "0a0010ffffffffffffffffff01180022002a00",
    ],
    ["an empty quantity as 0", `${CORE}.ResourceFieldSelector`, {}, "0a0012001a030a0130"],
    ["a zero time as an empty message", `${META}.Condition`, {}, "0a001200180022002a003200"],
    [
      "a time in whole seconds",
      `${META}.ManagedFieldsEntry`,
      { time: "1970-01-01T00:00:01.5Z" },
      "0a0012001a00220408011000" + "32004200",
    ],
    [
      "an int-or-string as both",
      `${CORE}.TCPSocketAction`,
      { port: "http" },
      "0a0a080110001a0468747470" + "1200",
    ],
  ];
  for (const [rule, definition, value, bytes] of cases) {
    test(rule, () => {
      expect(hex(definition, value)).toBe(bytes);
    });
  }
});

describe("what the JSON form has", () => {
  test("nothing for zero values with omitempty", () => {
    expect(fromHex(`${CORE}.ContainerPort`, "0a001000180022002a00")).toEqual({ containerPort: 0 });
  });

  test("the zero of what Go always writes, when the bytes do not have it", () => {
    expect(fromHex(`${CORE}.Pod`, "")).toEqual({ metadata: {}, spec: { containers: [] }, status: {} });
    expect(fromHex(`${CORE}.PodCondition`, "")).toEqual({
      type: "",
      status: "",
      lastProbeTime: null,
      lastTransitionTime: null,
    });
    expect(fromHex("io.k8s.api.apps.v1.DeploymentSpec", "")).toMatchObject({ selector: null, strategy: {} });
  });

  test("numbers beyond 32 bits", () => {
    for (const generation of [0, 1, 127, 128, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, -1, -(2 ** 40)]) {
      const bytes = encodeMessage(`${META}.ObjectMeta`, { generation });
      expect(decodeMessage(`${META}.ObjectMeta`, bytes)).toEqual(generation === 0 ? {} : { generation });
    }
  });

  test("repeated numbers, written one by one or packed", () => {
    const expected = { supplementalGroups: [1, 300] };
    expect(fromHex(`${CORE}.PodSecurityContext`, "200120ac02")).toEqual(expected);
    expect(fromHex(`${CORE}.PodSecurityContext`, "220301ac02")).toEqual(expected);
  });

  test("a map key that is a name of JavaScript's own", () => {
    const labels = JSON.parse(`{"__proto__":"a","constructor":"b"}`) as object;
    const bytes = encodeMessage(`${META}.ObjectMeta`, { labels });
    expect(decodeMessage(`${META}.ObjectMeta`, bytes)).toEqual({ labels });
  });

  test("the version and kind of the claims in a StatefulSet", () => {
    const claim = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "www" },
      spec: {},
      status: {},
    };
    const bytes = encodeMessage("io.k8s.api.apps.v1.StatefulSetSpec", { volumeClaimTemplates: [claim] });
    expect(decodeMessage("io.k8s.api.apps.v1.StatefulSetSpec", bytes)).toMatchObject({
      volumeClaimTemplates: [{ ...claim, spec: { resources: {} } }],
    });
  });

  test("the schemas of a custom resource, with their unions", () => {
    const schema = {
      type: "object",
      properties: {
        list: { type: "array", items: { type: "string" } },
        tuple: { items: [{ type: "string" }, {}] },
      },
      additionalProperties: false,
      additionalItems: { type: "integer", maximum: 1.5 },
      dependencies: { a: ["b", "c"], d: { type: "string" } },
      default: { deep: [1, null, "x"] },
      "x-kubernetes-int-or-string": true,
    };
    const definition = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps";
    expect(decodeMessage(definition, encodeMessage(definition, schema))).toEqual(schema);
  });
});

describe("unknown fields", () => {
  // Field 1000, a string, and field 1001, a number.
  const extra = "c23e03" + "616263" + "c83e05";

  test("survive a round trip", () => {
    const bytes = hex(`${CORE}.ContainerPort`, { containerPort: 80 }) + extra;
    expect(hex(`${CORE}.ContainerPort`, fromHex(`${CORE}.ContainerPort`, bytes) as object)).toBe(bytes);
  });

  test("survive shallow copies and do not show in JSON", () => {
    const decoded = fromHex(`${CORE}.ContainerPort`, hex(`${CORE}.ContainerPort`, {}) + extra) as object;
    const changed = { ...decoded, containerPort: 81 };
    expect(hex(`${CORE}.ContainerPort`, changed)).toBe(
      hex(`${CORE}.ContainerPort`, { containerPort: 81 }) + extra,
    );
    expect(JSON.stringify(changed)).toBe(`{"containerPort":81}`);
  });

  test("survive in a message that is inline in JSON, apart from those of its parent", () => {
    const bytes = "0a0161" + "12" + "06" + extra.slice(0, 12) + extra;
    const decoded = fromHex(`${CORE}.Volume`, bytes) as { [UNKNOWN_FIELDS]: object };
    expect(Object.keys(decoded[UNKNOWN_FIELDS])).toEqual(["2.", ""]);
    expect(hex(`${CORE}.Volume`, decoded)).toBe(bytes);
  });
});

describe("sets of fields", () => {
  const definition = `${META}.ManagedFieldsEntry`;
  const entry = { manager: "me", operation: "Update", fieldsV1: { "f:spec": { "f:replicas": {} } } };
  const decoded = decodeMessage(definition, encodeMessage(definition, entry)) as typeof entry;

  test("are JSON to whoever looks, and in copies", () => {
    expect(decoded).toEqual(entry);
    expect({ ...decoded, manager: "you" }).toEqual({ ...entry, manager: "you" });
    expect(JSON.stringify(decoded)).toBe(JSON.stringify(entry));
    expect(structuredClone(decoded)).toEqual(entry);
  });

  test("go out as the bytes they came in", () => {
    const plain = Buffer.from(encodeMessage(definition, { ...entry, fieldsV1: {} }));
    // `{}` becomes `{ }`; the length of the bytes and that of the message around them grow.
    const at = plain.indexOf("{}");
    const raw = Buffer.concat([plain.subarray(0, at), Buffer.from("{ }"), plain.subarray(at + 2)]);
    raw[at - 1] = 3;
    raw[at - 3] = 5;
    const again = decodeMessage(definition, raw) as typeof entry;
    expect(again.fieldsV1).toEqual({});
    expect(Buffer.from(encodeMessage(definition, again)).equals(raw)).toBe(true);
    expect(Buffer.from(encodeMessage(definition, { ...again })).equals(plain)).toBe(true);
  });

  test("that are no JSON are none", () => {
    const bytes = Buffer.from(encodeMessage(definition, { fieldsV1: "x" }));
    bytes[bytes.indexOf(0x22)] = 0x78;
    expect(decodeMessage(definition, bytes)).toEqual({ fieldsV1: null });
  });
});

describe("envelopes", () => {
  const [configMap, pod] = codecFixtures;

  test("a kind that the schema does not have travels as JSON", () => {
    const object = {
      apiVersion: "example.com/v1",
      kind: "Widget",
      metadata: { name: "w" },
      spec: { size: 3 },
    };
    const bytes = encodeObject(object);
    expect(openEnvelope(bytes)).toMatchObject({
      apiVersion: "example.com/v1",
      contentType: "application/json",
    });
    expect(decodeObject(bytes)).toEqual(object);
  });

  test("the bare message is a view of the envelope", () => {
    const bytes = Buffer.from(configMap?.bytes ?? "", "base64");
    expect(rawOf(bytes).buffer).toBe(bytes.buffer);
    expect(Buffer.from(sealEnvelope("v1", "ConfigMap", rawOf(bytes))).equals(bytes)).toBe(true);
  });

  test("a list of encoded items is the list of the objects", () => {
    const items = [pod, pod].map((fixture) => fixture?.object ?? { apiVersion: "", kind: "" });
    const metadata = { resourceVersion: "7", remainingItemCount: 3 };
    const list = { apiVersion: "v1", kind: "PodList", metadata, items };
    const bytes = Buffer.concat([
      ...encodeListFromItems(
        "v1",
        "PodList",
        metadata,
        items.map((item) => rawOf(encodeObject(item))),
      ),
    ]);
    expect(Buffer.compare(bytes, encodeObject(list))).toBe(0);
    expect(decodeObject(bytes)).toEqual(list);
  });

  test("a watch event around an encoded object", () => {
    const bytes = encodeWatchEvent("ADDED", Buffer.from(pod?.bytes ?? "", "base64"));
    expect(decodeWatchEvent(bytes)).toEqual({ type: "ADDED", object: pod?.object });
  });

  test("discovery's older version has the same shape", () => {
    const list = {
      apiVersion: "apidiscovery.k8s.io/v2beta1",
      kind: "APIGroupDiscoveryList",
      metadata: {},
      items: [],
    };
    expect(decodeObject(encodeObject(list))).toEqual(list);
  });

  test("bytes that are none, that end early, or that hold an unknown kind are refused", () => {
    const bytes = Buffer.from(pod?.bytes ?? "", "base64");
    expect(() => decodeObject(Buffer.from("{}"))).toThrow("does not appear to be a protobuf message");
    // The last four bytes are an empty encoding and content type, which may be absent.
    for (let length = 4; length < bytes.length - 4; length += 7) {
      const cut = bytes.subarray(0, length);
      expect(() => decodeObject(cut), `${length} bytes`).toThrow();
    }
    expect(() => decodeObject(sealEnvelope("v9", "Pod", new Uint8Array()))).toThrow(
      `no kind "Pod" is registered for version "v9"`,
    );
    expect(() => encodeMessage("io.k8s.Nothing", {})).toThrow("the schema has no message");
  });
});
