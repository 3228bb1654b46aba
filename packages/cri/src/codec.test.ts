import { describe, expect, it } from "vitest";
import { completeMessage, decodeMessage, encodeMessage } from "./codec.ts";

describe("codec of runtime.v1", () => {
  it.each([
    { name: "a string", type: "VersionRequest", message: { version: "v1" }, hex: "0a027631" },
    { name: "nothing for defaults", type: "VersionRequest", message: { version: "" }, hex: "" },
    {
      name: "a negative int32",
      type: "ExecSyncResponse",
      message: { exitCode: -1 },
      hex: "18ffffffffffffffffff01",
    },
    { name: "an enum", type: "PodSandboxStateValue", message: { state: "SANDBOX_NOTREADY" }, hex: "0801" },
    {
      name: "a map",
      type: "StatusResponse",
      message: { info: { a: "b" } },
      hex: "12060a016112 0162".replace(" ", ""),
    },
    { name: "packed numbers", type: "PortForwardRequest", message: { port: [80, 443] }, hex: "120350bb03" },
    { name: "bytes", type: "ExecSyncResponse", message: { stdout: Buffer.of(1, 2) }, hex: "0a020102" },
  ])("writes $name", ({ type, message, hex }) => {
    expect(Buffer.from(encodeMessage(type, message)).toString("hex")).toBe(hex);
    expect(decodeMessage(type, Buffer.from(hex, "hex"))).toMatchObject(message);
  });

  it("keeps nanoseconds exact", () => {
    const message = { id: "x", createdAt: 1_795_182_546_531_580_811n };
    expect(completeMessage("ContainerStatus", message)).toMatchObject(message);
  });

  it("fills in defaults and leaves messages that were not sent absent", () => {
    expect(completeMessage("PodSandboxStatusResponse", {})).toEqual({
      info: {},
      containersStatuses: [],
      timestamp: 0n,
    });
  });

  it("reads unpacked numbers, skips unknown fields, and reads an unknown enum number as zero", () => {
    expect(decodeMessage("PortForwardRequest", Buffer.from("105010bb03", "hex"))).toMatchObject({
      port: [80, 443],
    });
    expect(decodeMessage("VersionRequest", Buffer.from("0a0276317a0161", "hex"))).toEqual({ version: "v1" });
    expect(decodeMessage("PodSandboxStateValue", Buffer.from("0863", "hex"))).toEqual({
      state: "SANDBOX_READY",
    });
  });

  it("refuses values that are none of an enum and messages that are none", () => {
    expect(() => encodeMessage("PodSandboxStateValue", { state: "X" })).toThrow(
      "X is no value of PodSandboxState",
    );
    expect(() => encodeMessage("Nonsense", {})).toThrow("no message Nonsense");
  });

  it("fails on bytes that are cut short", () => {
    expect(() => decodeMessage("VersionRequest", Buffer.from("0a0576", "hex"))).toThrow(RangeError);
  });
});
