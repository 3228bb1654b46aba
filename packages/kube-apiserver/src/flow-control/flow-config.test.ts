import type { flowcontrolv1 } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { beforeEach, describe, expect, it } from "vitest";
import { parseRequestInfo } from "../endpoints/request-info.ts";
import type { ApiRequest } from "../endpoints/api-request.ts";
import {
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
  suggestedFlowSchemas,
  suggestedPriorityLevels,
} from "./default-objects.ts";
import { FlowConfig } from "./flow-config.ts";
import { Seat } from "./flow-queue.ts";
import { flowRequestOf } from "./rules.ts";

const schemas = [...mandatoryFlowSchemas, ...suggestedFlowSchemas];
const levels = [...mandatoryPriorityLevels, ...suggestedPriorityLevels];
let clock: FakeClock;
let config: FlowConfig;

beforeEach(() => {
  clock = new FakeClock();
  config = new FlowConfig({ clock, totalSeats: 600 });
  config.configure({ schemas, levels });
});

function request(username: string, groups: readonly string[], method: string, path: string): ApiRequest {
  const query = new URLSearchParams();
  return {
    ...parseRequestInfo(method, path, query),
    path,
    query,
    user: { username, uid: "", groups: [...groups, "system:authenticated"], extra: {} },
    contentType: "",
    accept: "",
    userAgent: "",
    body: new Uint8Array(),
    traceparent: undefined,
    signal: new AbortController().signal,
  };
}

function occupy(level: string, count: number): Seat[] {
  const target = config.levels.get(level);
  const schema = config.classify(flowRequestOf(request("jane", [], "GET", "/api/v1/pods")));
  if (!target) throw new Error(`no level ${level}`);
  const work = { initialSeats: 1, finalSeats: 0, additionalLatencyMs: 0 };
  return Array.from({ length: count }, (_, at) => {
    const arrival = {
      request: request("jane", [], "GET", "/"),
      stats: schema.stats,
      distinguisher: String(at),
      work,
    };
    return target.queues.start(arrival, () => 15_000);
  }).filter((started) => started instanceof Seat);
}

describe("classification", () => {
  const node = ["system:nodes"];
  const account = ["system:serviceaccounts", "system:serviceaccounts:kube-system"];
  it.each([
    ["exempt", "admin", ["system:masters"], "DELETE", "/api/v1/namespaces/a/pods/b"],
    ["probes", "jane", [], "GET", "/healthz"],
    ["probes", "jane", [], "GET", "/readyz/nats"],
    ["system-node-high", "system:node:n1", node, "PATCH", "/api/v1/nodes/n1/status"],
    [
      "system-node-high",
      "system:node:n1",
      node,
      "PUT",
      "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/n1",
    ],
    ["system-nodes", "system:node:n1", node, "GET", "/api/v1/namespaces/a/secrets/b"],
    [
      "system-leader-election",
      "system:kube-scheduler",
      [],
      "PUT",
      "/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/kube-scheduler",
    ],
    ["kube-scheduler", "system:kube-scheduler", [], "POST", "/api/v1/namespaces/a/pods/b/binding"],
    ["kube-controller-manager", "system:kube-controller-manager", [], "GET", "/version"],
    ["kube-system-service-accounts", "system:serviceaccount:kube-system:x", account, "GET", "/api/v1/pods"],
    [
      "service-accounts",
      "system:serviceaccount:kube-systematic:x",
      ["system:serviceaccounts"],
      "GET",
      "/api/v1/pods",
    ],
    ["global-default", "jane", [], "GET", "/api/v1/pods"],
  ])("puts into %s what %s (%j) asks with %s %s", (schema, user, groups, method, path) => {
    expect(config.classify(flowRequestOf(request(user, groups, method, path))).name).toBe(schema);
  });

  it("leaves to catch-all what no other schema takes", () => {
    config.configure({ schemas: [], levels: [] });
    const schema = config.classify(flowRequestOf(request("jane", [], "GET", "/api/v1/pods")));
    expect([schema.name, schema.level.name]).toEqual(["catch-all", "catch-all"]);
  });

  it("ignores schemas whose level does not exist", () => {
    config.configure({
      schemas,
      levels: levels.filter(({ metadata }) => metadata.name !== "global-default"),
    });
    expect(config.classify(flowRequestOf(request("jane", [], "GET", "/api/v1/pods"))).name).toBe("catch-all");
  });

  it("tells flows apart by user or namespace", () => {
    const jane = flowRequestOf(request("jane", [], "GET", "/api/v1/namespaces/a/pods"));
    expect(config.classify(jane).distinguisher(jane)).toBe("jane");
    const manager = flowRequestOf(
      request("system:kube-controller-manager", [], "GET", "/api/v1/namespaces/a/pods"),
    );
    expect(config.classify(manager).distinguisher(manager)).toBe("a");
  });
});

describe("seats", () => {
  it("are divided by nominal shares, as kube-apiserver divides 600", () => {
    const nominal = Object.fromEntries([...config.levels].map(([name, level]) => [name, level.limits]));
    expect(nominal).toEqual({
      "catch-all": { nominal: 13, lower: 13, upper: 613 },
      exempt: { nominal: 0, lower: 0, upper: 600 },
      system: { nominal: 74, lower: 50, upper: 674 },
      "node-high": { nominal: 98, lower: 73, upper: 698 },
      "leader-election": { nominal: 25, lower: 25, upper: 625 },
      "workload-high": { nominal: 98, lower: 49, upper: 698 },
      "workload-low": { nominal: 245, lower: 24, upper: 845 },
      "global-default": { nominal: 49, lower: 24, upper: 649 },
    });
  });

  it("go from idle levels to one that needs them, and come back", async () => {
    const global = config.levels.get("global-default");
    const low = config.levels.get("workload-low");
    occupy("global-default", 400);
    await clock.step(10_000);
    config.adjust();
    const borrowed = global?.currentLimit ?? 0;
    expect(borrowed).toBeGreaterThan(300);
    expect(low?.currentLimit).toBe(24);
    // No level is below what it never lends.
    for (const level of config.levels.values())
      if (!level.exempt) expect(level.currentLimit).toBeGreaterThanOrEqual(level.limits.lower);
    occupy("workload-low", 300);
    await clock.step(10_000);
    config.adjust();
    expect(low?.currentLimit).toBeGreaterThanOrEqual(245);
  });

  it("of the exempt level are taken from what the others may lend", async () => {
    occupy("exempt", 550);
    await clock.step(10_000);
    config.adjust();
    for (const level of config.levels.values())
      if (!level.exempt) expect(level.currentLimit).toBeGreaterThanOrEqual(level.limits.lower);
  });
});

it("works off a level whose object is gone, and then forgets it", async () => {
  const seats = occupy("workload-low", 3);
  const rest = levels.filter(({ metadata }) => metadata.name !== "workload-low");
  config.configure({ schemas, levels: rest });
  expect(config.levels.get("workload-low")?.quiescing).toBe(true);
  for (const seat of seats) config.levels.get("workload-low")?.queues.finish(seat);
  config.adjust();
  expect(config.levels.has("workload-low")).toBe(false);
});

it("keeps counters over changes of a level", () => {
  occupy("global-default", 2);
  const slower = levels.map((level): flowcontrolv1.PriorityLevelConfiguration =>
    level.metadata.name === "global-default" && level.spec.limited
      ? { ...level, spec: { ...level.spec, limited: { ...level.spec.limited, nominalConcurrencyShares: 1 } } }
      : level,
  );
  config.configure({ schemas, levels: slower });
  const level = config.levels.get("global-default");
  expect([level?.limits.nominal, level?.queues.executing]).toEqual([3, 2]);
});
