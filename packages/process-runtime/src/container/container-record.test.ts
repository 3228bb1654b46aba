import { describe, expect, it } from "vitest";
import { exited, exitResult, started, toNanoseconds } from "./container-record.ts";
import type { ContainerRecord } from "./container-record.ts";

const handle = { main: { pid: 2, startTime: "20" }, shim: { pid: 1, startTime: "10" }, bootId: "boot" };
const created = {
  id: "c",
  sandboxId: "s",
  createdAt: "1",
  logPath: "",
  notHonoured: [],
  image: { name: "busybox", id: "i", ref: "r" },
  config: {},
  lifecycle: { kind: "created" },
} as unknown as ContainerRecord;

describe("a container's lifecycle", () => {
  it("goes from created to running to exited", () => {
    const running = started(created, handle, "5");
    expect(running.lifecycle).toEqual({ kind: "running", startedAt: "5", handle });
    const over = exited(running, exitResult(0, "9"));
    expect(over.lifecycle).toMatchObject({
      kind: "exited",
      startedAt: "5",
      finishedAt: "9",
      reason: "Completed",
    });
  });

  it("shows no start time for a container that never ran", () => {
    const over = exited(created, { exitCode: 128, reason: "StartError", message: "why", finishedAt: "9" });
    expect(over.lifecycle).toMatchObject({ kind: "exited", startedAt: "0", message: "why" });
  });

  it("never ends before it started", () => {
    const over = exited(started(created, handle, "5"), exitResult(0, "4"));
    expect(over.lifecycle).toMatchObject({ startedAt: "5", finishedAt: "5" });
  });

  it("never goes back", () => {
    const running = started(created, handle, "5");
    const over = exited(running, exitResult(1, "9"));
    expect(() => started(running, handle, "6")).toThrow("was started in state running");
    expect(() => started(over, handle, "6")).toThrow("was started in state exited");
    expect(() => exited(over, exitResult(0, "9"))).toThrow("exited twice");
  });

  it.each([
    [0, "0"],
    [1_700_000_000_000, "1700000000000000000"],
    [1_700_000_000_000.25, "1700000000000250000"],
  ])("counts %d ms in nanoseconds", (ms, nanoseconds) => {
    expect(toNanoseconds(ms)).toBe(nanoseconds);
  });
});
