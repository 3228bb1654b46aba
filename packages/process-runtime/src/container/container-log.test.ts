import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeClock } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ContainerLog } from "./container-log.ts";

const onError = (err: unknown): void => {
  throw err;
};

describe("a container's log", () => {
  let directory: string;
  let path: string;
  let clock: FakeClock;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kubets-log-"));
    path = join(directory, "pod", "0.log");
    clock = new FakeClock();
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const records = (file = path): string[] =>
    readFileSync(file, "utf8")
      .split("\n")
      .slice(0, -1)
      .map((line) => line.slice(31));

  it("writes a line without its end in parts, and its rest when the container ends", async () => {
    const log = new ContainerLog({ path, clock, onError });
    log.open();
    void log.append("stdout", Buffer.from("a\nwait"));
    expect(records()).toEqual(["stdout F a"]);
    await clock.step(100);
    expect(records()).toEqual(["stdout F a", "stdout P wait"]);
    void log.append("stdout", Buffer.from("ing"));
    void log.append("stderr", Buffer.from("no"));
    log.close();
    expect(records().slice(2)).toEqual(["stdout F ing", "stderr F no"]);
    expect(clock.waiting).toBe(0);
  });

  it("goes on in a new file after the old one was renamed", () => {
    const log = new ContainerLog({ path, clock, onError });
    log.open();
    void log.append("stdout", Buffer.from("one\n"));
    renameSync(path, `${path}.1`);
    void log.append("stdout", Buffer.from("two\n"));
    log.reopen();
    void log.append("stdout", Buffer.from("three\n"));
    log.close();
    expect([records(`${path}.1`), records()]).toEqual([["stdout F one", "stdout F two"], ["stdout F three"]]);
  });

  it("loses output that cannot be written, tells it once, and goes on", () => {
    const errors: unknown[] = [];
    const log = new ContainerLog({ path: "/dev/full", clock, onError: (err) => errors.push(err) });
    log.open();
    void log.append("stdout", Buffer.from("one\n"));
    void log.append("stdout", Buffer.from("two\n"));
    log.close();
    expect(errors.map(String)).toEqual([expect.stringContaining("ENOSPC")]);
  });

  it("tells its listeners what comes until they leave, also without a file", () => {
    const log = new ContainerLog({ path: "", clock, onError });
    const heard: string[] = [];
    log.open();
    {
      using _subscription = log.subscribe((stream, bytes) => {
        heard.push(`${stream} ${Buffer.from(bytes).toString()}`);
        return undefined;
      });
      expect(log.append("stderr", Buffer.from("x"))).toBeUndefined();
    }
    void log.append("stderr", Buffer.from("y"));
    log.close();
    expect(heard).toEqual(["stderr x"]);
  });

  it("asks who writes to wait for listeners that have fallen behind", async () => {
    const log = new ContainerLog({ path: "", clock, onError });
    const { promise, resolve } = Promise.withResolvers<void>();
    using _subscription = log.subscribe(() => promise);
    let waited = false;
    const waiting = log.append("stdout", Buffer.from("x"))?.then(() => (waited = true));
    await Promise.resolve();
    expect(waited).toBe(false);
    resolve();
    await waiting;
    expect(waited).toBe(true);
    log.close();
  });
});
