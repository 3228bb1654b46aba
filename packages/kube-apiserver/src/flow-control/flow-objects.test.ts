import type { flowcontrolv1 } from "@kubets/api";
import { silentLogger } from "@kubets/component-base";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OwnWrites } from "../bootstrap/bootstrap.ts";
import { createTestApiServer } from "../testing/test-api-server.ts";
import type { TestApiServer } from "../testing/test-api-server.ts";
import {
  autoUpdateAnnotation,
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
  suggestedFlowSchemas,
  suggestedPriorityLevels,
} from "./default-objects.ts";
import { DefaultObjectsKeeper } from "./default-objects-keeper.ts";
import { FlowConfigWatcher } from "./flow-config-watcher.ts";
import { FlowConfig } from "./flow-config.ts";

type Schema = flowcontrolv1.FlowSchema;
type Level = flowcontrolv1.PriorityLevelConfiguration;

const root = "/apis/flowcontrol.apiserver.k8s.io/v1";
let server: TestApiServer;
let config: FlowConfig;
let stop: AbortController;
let running: Promise<unknown>;

beforeEach(async () => {
  server = await createTestApiServer();
  const { clock, core } = server;
  stop = new AbortController();
  const { signal } = stop;
  const writes = new OwnWrites({ context: core.context, signal });
  config = new FlowConfig({ clock, totalSeats: 600 });
  const deps = { writes, cache: core.cache, clock, logger: silentLogger };
  running = Promise.all([
    new DefaultObjectsKeeper(deps).run({ signal }),
    new FlowConfigWatcher({ ...deps, config }).run({ signal }),
  ]);
  await settled();
});

afterEach(async () => {
  stop.abort(new Error("the test is over"));
  await running;
  await server[Symbol.asyncDispose]();
});

/** Enough turns for writes, their events, and what follows from these. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await server.clock.step(0);
}

async function names(resource: string): Promise<string[]> {
  const { items } = await server.get<{ items: { metadata: { name: string } }[] }>(`${root}/${resource}`);
  return items.map(({ metadata }) => metadata.name);
}

function namesOf(objects: readonly { readonly metadata: { readonly name?: string } }[]): string[] {
  return objects.map(({ metadata }) => metadata.name ?? "").toSorted();
}

async function remove(path: string): Promise<void> {
  expect((await server.request({ method: "DELETE", path: `${root}/${path}` })).code).toBe(200);
  await settled();
}

it("makes the objects of every cluster, and says of each schema that its level exists", async () => {
  expect(await names("flowschemas")).toEqual(namesOf([...mandatoryFlowSchemas, ...suggestedFlowSchemas]));
  const levels = namesOf([...mandatoryPriorityLevels, ...suggestedPriorityLevels]);
  expect(await names("prioritylevelconfigurations")).toEqual(levels);
  expect([...config.levels.keys()].toSorted()).toEqual(levels);
  const schema = await server.get<Schema>(`${root}/flowschemas/system-nodes`);
  expect(schema.metadata.annotations).toEqual({ [autoUpdateAnnotation]: "true" });
  expect(schema.status.conditions).toEqual([
    {
      type: "Dangling",
      status: "False",
      reason: "Found",
      message:
        'This FlowSchema references the PriorityLevelConfiguration object named "system" and it exists',
      lastTransitionTime: expect.any(String),
    },
  ]);
});

it("restores within a minute what was deleted, also a mandatory schema", async () => {
  await remove("flowschemas/catch-all");
  await remove("prioritylevelconfigurations/workload-low");
  expect(config.levels.has("workload-low")).toBe(false);
  const schema = await server.get<Schema>(`${root}/flowschemas/service-accounts`);
  expect(schema.status.conditions?.[0]).toMatchObject({ status: "True", reason: "NotFound" });
  await server.clock.step(60_000);
  await settled();
  expect(await names("flowschemas")).toContain("catch-all");
  expect(config.levels.has("workload-low")).toBe(true);
  const found = await server.get<Schema>(`${root}/flowschemas/service-accounts`);
  expect(found.status.conditions?.[0]).toMatchObject({ status: "False", reason: "Found" });
});

it("puts a suggested spec right only where its annotation lets it", async () => {
  const change = async (name: string, annotation: string): Promise<void> => {
    const path = `${root}/flowschemas/${name}`;
    const schema = await server.get<Schema>(path);
    await server.update(path, {
      ...schema,
      metadata: { ...schema.metadata, annotations: { [autoUpdateAnnotation]: annotation } },
      spec: { ...schema.spec, matchingPrecedence: 77 },
    });
  };
  await change("probes", "true");
  await change("service-accounts", "false");
  await server.clock.step(60_000);
  await settled();
  const precedence = async (name: string): Promise<number> =>
    (await server.get<Schema>(`${root}/flowschemas/${name}`)).spec.matchingPrecedence;
  expect([await precedence("probes"), await precedence("service-accounts")]).toEqual([2, 77]);
});

it("removes what it once suggested, and nothing of others", async () => {
  const schema = (name: string, annotations: Record<string, string>): unknown => ({
    metadata: { name, annotations },
    spec: {
      priorityLevelConfiguration: { name: "workload-high" },
      matchingPrecedence: 150,
      rules: [
        {
          subjects: [{ kind: "Group", group: { name: "dev" } }],
          nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
        },
      ],
    },
  });
  await server.create(
    `${root}/flowschemas`,
    schema("endpoint-controller", { [autoUpdateAnnotation]: "true" }),
  );
  await server.create(`${root}/flowschemas`, schema("mine", {}));
  await server.clock.step(60_000);
  await settled();
  const left = await names("flowschemas");
  expect([left.includes("endpoint-controller"), left.includes("mine")]).toEqual([false, true]);
});

it("follows a changed level at once", async () => {
  const path = `${root}/prioritylevelconfigurations/global-default`;
  const level = await server.get<Level>(path);
  await server.update(path, {
    ...level,
    metadata: { ...level.metadata, annotations: {} },
    spec: { ...level.spec, limited: { ...level.spec.limited, nominalConcurrencyShares: 200 } },
  });
  await settled();
  expect(config.levels.get("global-default")?.limits.nominal).toBe(Math.ceil((600 * 200) / 425));
});
