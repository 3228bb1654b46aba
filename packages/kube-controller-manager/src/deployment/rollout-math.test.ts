import { describe, expect, it } from "vitest";
import { testDeployment, testReplicaSet } from "../testing/builders.ts";
import { withReplicasAnnotations } from "./annotations.ts";
import {
  newReplicaSetSize,
  rolloutBounds,
  scaleProportionally,
  shrinkOldReplicaSets,
} from "./rollout-math.ts";

const rolling = (maxSurge: number | string, maxUnavailable: number | string): object => ({
  strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } },
});

describe("rolloutBounds", () => {
  it.each([
    { name: "the default of 3", replicas: 3, surge: "25%", unavailable: "25%", expected: [1, 0] },
    { name: "the default of 10", replicas: 10, surge: "25%", unavailable: "25%", expected: [3, 2] },
    { name: "numbers", replicas: 5, surge: 2, unavailable: 1, expected: [2, 1] },
    { name: "both zero: one may go", replicas: 4, surge: 0, unavailable: "1%", expected: [0, 1] },
    { name: "never more than there are", replicas: 2, surge: 0, unavailable: 5, expected: [0, 2] },
  ])("$name", ({ replicas, surge, unavailable, expected }) => {
    const deployment = testDeployment("web", { replicas, spec: rolling(surge, unavailable) });
    const bounds = rolloutBounds(deployment);
    expect([bounds.maxSurge, bounds.maxUnavailable]).toEqual(expected);
  });
});

describe("newReplicaSetSize", () => {
  it.each([
    { name: "an empty Deployment starts in full", old: 0, current: 0, expected: 10 },
    { name: "beside a full old one only the surge fits", old: 10, current: 0, expected: 3 },
    { name: "no room: it stays", old: 10, current: 3, expected: 3 },
    { name: "it never exceeds what is wanted", old: 0, current: 9, expected: 10 },
  ])("$name", ({ old, current, expected }) => {
    const deployment = testDeployment("web", { replicas: 10 });
    const all = [testReplicaSet("old", { replicas: old }), testReplicaSet("new", { replicas: current })];
    expect(newReplicaSetSize(deployment, all, current)).toBe(expected);
  });
});

describe("shrinkOldReplicaSets", () => {
  it.each([
    {
      name: "nothing while the new pods are not available",
      wanted: 10,
      available: 10,
      fresh: 3,
      freshUp: 0,
      to: [8],
    },
    { name: "as many as became available", wanted: 8, available: 8, fresh: 5, freshUp: 2, to: [6] },
    { name: "unavailable old pods go first", wanted: 10, available: 6, fresh: 3, freshUp: 0, to: [8] },
    { name: "all when the new ones suffice", wanted: 2, available: 2, fresh: 10, freshUp: 10, to: [0] },
    { name: "none left", wanted: 0, available: 0, fresh: 10, freshUp: 10, to: [] },
  ])("$name", ({ wanted, available, fresh, freshUp, to }) => {
    const deployment = testDeployment("web", { replicas: 10 });
    const old = testReplicaSet("old", {
      replicas: wanted,
      status: { replicas: wanted, availableReplicas: available },
    });
    const newOne = testReplicaSet("new", {
      replicas: fresh,
      status: { replicas: fresh, availableReplicas: freshUp },
    });
    expect(shrinkOldReplicaSets(deployment, newOne, [old]).map(({ replicas }) => replicas)).toEqual(to);
  });

  it("keeps every pod when maxUnavailable is 0 and none of the new is available", () => {
    const deployment = testDeployment("web", { replicas: 3 });
    const old = testReplicaSet("old", { replicas: 3, status: { replicas: 3, availableReplicas: 3 } });
    const newOne = testReplicaSet("new", { replicas: 1, status: { replicas: 1 } });
    expect(shrinkOldReplicaSets(deployment, newOne, [old])).toEqual([]);
  });
});

describe("scaleProportionally", () => {
  const sized = (name: string, replicas: number, max: number): ReturnType<typeof testReplicaSet> =>
    testReplicaSet(name, {
      replicas,
      metadata: { annotations: withReplicasAnnotations({}, { desired: max, max }) },
    });

  it.each([
    { name: "grows both by their share", sizes: [5, 5], to: 20, expected: [10, 10] },
    { name: "gives the rest to the largest", sizes: [6, 4], to: 13, expected: [8, 5] },
    { name: "shrinks both by their share", sizes: [5, 5], to: 5, expected: [2, 3] },
    { name: "shrinks to nothing", sizes: [5, 5], to: 0, expected: [0, 0] },
  ])("$name", ({ sizes, to, expected }) => {
    const deployment = testDeployment("web", { replicas: to, spec: rolling(0, 1) });
    const replicaSets = sizes.map((size, index) => sized(`rs-${String(index)}`, size, 10));
    const total = scaleProportionally(deployment, replicaSets).map(({ replicas }) => replicas);
    expect(total.reduce((a, b) => a + b, 0)).toBe(to);
    const ascending = (a: number, b: number): number => a - b;
    expect([...total].sort(ascending)).toEqual([...expected].sort(ascending));
  });
});
