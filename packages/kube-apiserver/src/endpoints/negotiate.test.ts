import { describe, expect, it } from "vitest";
import { bodyFormat, negotiate } from "./negotiate.ts";

const rows: [string, string, boolean, string][] = [
  ["nothing", "", false, "json object"],
  ["anything", "*/*", false, "json object"],
  ["kubectl get", "application/json;as=Table;v=v1;g=meta.k8s.io,application/json", false, "json table"],
  ["protobuf first", "application/vnd.kubernetes.protobuf,application/json", false, "protobuf object"],
  ["weights", "application/json;q=0.5, application/yaml", false, "yaml object"],
  ["no framing for YAML", "application/yaml", true, "none"],
  [
    "partial metadata",
    "application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
    false,
    "protobuf partial",
  ],
  [
    "unknown shape falls through",
    "application/json;as=Chair;g=meta.k8s.io;v=v1,application/json",
    false,
    "json object",
  ],
  ["CBOR", "application/cbor", false, "none"],
  ["text", "text/html", false, "none"],
];

describe("negotiate", () => {
  it.each(rows)("%s", (_name, accept, streams, expected) => {
    const got = negotiate(accept, { streams, pretty: false });
    expect(got ? `${got.format} ${got.shape}` : "none").toBe(expected);
  });
});

describe("bodyFormat", () => {
  it.each([
    ["", "json"],
    ["application/json; charset=utf-8", "json"],
    ["application/yaml", "yaml"],
    ["application/vnd.kubernetes.protobuf", "protobuf"],
    ["application/cbor", undefined],
    ["text/plain", undefined],
  ])("%s", (type, expected) => {
    expect(bodyFormat(type)).toBe(expected);
  });
});
