/**
 * Every kind that can be created: get and describe with every kubectl; create, label, the three patches, replace, dry
 * run, unknown fields, values that are refused, and deletion with the newest one. kubectl takes all kinds at once
 * where it can, so that the sum of its starts does not make the time of the test.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KubernetesList, KubernetesObject } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../../framework/cluster.ts";
import { findKubectls } from "../../framework/kubectl.ts";
import type { Kubectl, Outcome } from "../../framework/kubectl.ts";
import { resourceRows } from "../../tables/resources-table.ts";
import type { ResourceRow } from "../../tables/resources-table.ts";

const kubectls = await findKubectls();
const namespace = "conformance";
const folder = mkdtempSync(join(tmpdir(), "kubets-resources-"));
const all = join(folder, "all.json");
let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "1");
  kubectl = cluster.kubectl();
  await kubectl.ok("create", "namespace", namespace);
  writeFileSync(all, listOf(resourceRows.map((row) => manifest(row))));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await cluster[Symbol.asyncDispose]();
});

const titled = resourceRows.map((row) => [row.resource, row] as const);

describe("with every kind", () => {
  it("has a row for each that can be created and read", async () => {
    const verbs = await kubectl.ok("api-resources", "--verbs=create,get", "-o", "name");
    const unique = resourceRows.map((row) => qualified(row));
    expect(verbs.split("\n").toSorted()).toEqual(unique.toSorted());
  });

  it("creates nothing in a dry run, then everything", async () => {
    await kubectl.ok("create", "--dry-run=server", "-f", all);
    expect((await kubectl.run(["get", "--ignore-not-found", "-f", all])).stdout).toBe("");
    const created = (await kubectl.ok("create", "-f", all)).split("\n");
    expect(created.filter((line) => line.endsWith(" created"))).toHaveLength(resourceRows.length);
    expect((await kubectl.run(["create", "-f", all])).stderr.match(/\(AlreadyExists\)/g)).toHaveLength(
      resourceRows.length,
    );
  });

  describe.each(kubectls)("as tables of kubectl 1.$minor", (binary) => {
    let tables: readonly string[];
    let wide: readonly string[];
    beforeAll(async () => {
      const own = cluster.kubectl(binary);
      tables = (await own.ok("get", "-f", all)).split("\n\n");
      wide = (await own.ok("get", "-o", "wide", "-f", all)).split("\n\n");
    });

    it.each(titled)("%s", (_, row) => {
      const index = resourceRows.indexOf(row);
      expect(header(tables[index])).toBe(row.columns);
      expect(header(wide[index])).toBe(row.wide ?? row.columns);
      expect(tables[index]?.split("\n")).toHaveLength(2);
    });
  });

  describe("as objects", () => {
    let objects: readonly KubernetesObject[];
    beforeAll(async () => {
      objects = (await kubectl.json<KubernetesList<KubernetesObject>>("get", "-f", all)).items;
    });

    it.each(titled)("%s", (_, row) => {
      const object = objects[resourceRows.indexOf(row)];
      expect(object).toMatchObject({
        apiVersion: row.apiVersion,
        kind: row.kind,
        metadata: { name: nameOf(row) },
      });
      expect(object?.metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
      const found = Object.keys(row.defaults ?? {}).map((path) => [path, fieldAt(object, path)]);
      expect(Object.fromEntries(found)).toEqual(row.defaults ?? {});
    });
  });

  it.each(kubectls)("describes them with kubectl 1.$minor", async (binary) => {
    // Some kubectls ask for these in alpha or beta versions, which Kubernetes v1.36 does not serve by default.
    const gone = ["volumeattributesclasses", ...(binary.minor < 33 ? ["ipaddresses", "servicecidrs"] : [])];
    const described = resourceRows.filter((row) => !gone.includes(row.resource));
    const file = join(folder, "described.json");
    writeFileSync(file, listOf(described.map((row) => manifest(row))));
    const names = (await cluster.kubectl(binary).ok("describe", "-f", file)).match(/^Name: +\S/gm);
    expect(names).toHaveLength(described.length);
  });

  it("labels them", async () => {
    await kubectl.ok("label", "-f", all, "labelled=yes");
    const { items } = await kubectl.json<KubernetesList<KubernetesObject>>("get", "-f", all);
    expect(items.filter(({ metadata }) => metadata.labels?.["labelled"] !== "yes")).toEqual([]);
  });

  it.each([
    ["merge", '{"metadata":{"annotations":{"patched":"merge"}}}'],
    ["strategic", '{"metadata":{"annotations":{"patched":"strategic"}}}'],
    ["json", '[{"op":"replace","path":"/metadata/annotations/patched","value":"json"}]'],
  ])("changes them with a %s patch", async (type, patch) => {
    await kubectl.ok("patch", "-f", all, "--type", type, "-p", patch);
    const { items } = await kubectl.json<KubernetesList<KubernetesObject>>("get", "-f", all);
    expect(items.filter(({ metadata }) => metadata.annotations?.["patched"] !== type)).toEqual([]);
  });

  it("replaces them by what was read", async () => {
    const file = join(folder, "read.json");
    writeFileSync(file, await kubectl.ok("get", "-f", all, "-o", "json"));
    const outcome = await kubectl.run(["replace", "-f", file]);
    // A controller may have written since; nothing else may go wrong.
    const errors = errorsOf(outcome).filter((line) => !line.includes("(Conflict)"));
    expect(errors).toEqual([]);
  });

  it("applies what was created, and then sees no difference", async () => {
    await kubectl.ok("apply", "-f", all);
    const applied = await kubectl.run(["diff", "-f", all]);
    expect(applied).toMatchObject({ exitCode: 0, stdout: "" });
  });

  it("lists each in pieces, by label and by name", async () => {
    const names = resourceRows.map((row) => qualified(row)).join(",");
    const scope = ["-n", namespace, "--ignore-not-found", "-o", "name"];
    const byLabel = await kubectl.ok("get", names, ...scope, "-l", "labelled=yes", "--chunk-size=1");
    // Namespaces without a namespace, and both events under two names.
    expect(byLabel.split("\n")).toHaveLength(resourceRows.length + 2);
    const selector = "--field-selector=metadata.name=conformance-row";
    const named = resourceRows.filter((row) => nameOf(row) === "conformance-row");
    expect((await kubectl.ok("get", names, ...scope, selector)).split("\n")).toHaveLength(named.length + 1);
  });
});

it("watches each", { timeout: 60_000 }, async () => {
  const missing: string[] = [];
  // A few at a time, each until the server ends it.
  for (let i = 0; i < resourceRows.length; i += 12) {
    const rows = resourceRows.slice(i, i + 12);
    const watched = rows.map(async (row) => {
      const fields = `fieldSelector=metadata.name%3D${nameOf(row)}`;
      const path = `${pathOf(row)}?watch=1&resourceVersion=0&timeoutSeconds=1&${fields}`;
      const first = (await kubectl.ok("get", "--raw", path)).split("\n")[0] ?? "";
      if (!first.startsWith('{"type":"ADDED"') || !first.includes(`"name":"${nameOf(row)}"`))
        missing.push(`${row.resource}: ${first}`);
    });
    await Promise.all(watched);
  }
  expect(missing).toEqual([]);
});

describe("refuses", () => {
  let unknown: string;
  let ignored: Outcome;
  beforeAll(async () => {
    const file = join(folder, "unknown.json");
    writeFileSync(file, listOf(resourceRows.map((row) => ({ ...manifest(row, "refused"), bogus: 1 }))));
    const outcome = await kubectl.run(["create", "--dry-run=server", "-f", file]);
    unknown = outcome.stderr;
    ignored = await kubectl.run(["create", "--validate=ignore", "--dry-run=server", "-f", file]);
  });

  it("unknown fields of each kind, unless told to ignore them", () => {
    expect(unknown.match(/unknown field "bogus"/g)).toHaveLength(resourceRows.length);
    expect(errorsOf(ignored)).toEqual([]);
  });

  describe("bad values of", () => {
    const bad = resourceRows.filter((row) => row.bad !== undefined);
    let messages: readonly string[];
    beforeAll(async () => {
      const file = join(folder, "bad.json");
      writeFileSync(file, listOf(bad.map((row) => merged(manifest(row, "refused"), row.bad ?? {}))));
      const { stderr } = await kubectl.run(["create", "--validate=ignore", "--dry-run=server", "-f", file]);
      messages = stderr.split(/\n(?=Error )/);
    });

    it.each(bad.map((row) => [row.resource, row] as const))("%s", (_, row) => {
      // Events of either group are refused in the name of the group that stores them.
      const [group = ""] = row.apiVersion.split("/").slice(0, -1);
      const kinds = [row.kind, `${row.kind}.${group}`];
      const about = messages.filter((text) => kinds.some((kind) => text.includes(`: ${kind} "`)));
      expect(about.join("\n")).toContain(row.error);
    });
  });
});

describe("deletes", () => {
  it("one by one with each propagation, and what is left at once", async () => {
    const rest = resourceRows.filter((row) => row.kind !== "Event");
    for (const [i, cascade] of ["background", "foreground", "orphan"].entries()) {
      const file = join(folder, `${cascade}.json`);
      writeFileSync(file, listOf(rest.filter((_, j) => j % 3 === i).map((row) => manifest(row))));
      await kubectl.ok("delete", "-f", file, `--cascade=${cascade}`, "--timeout=30s");
    }
    await kubectl.ok("delete", "events", "--all", "-n", namespace);
    expect((await kubectl.run(["get", "--ignore-not-found", "-f", all])).stdout).toBe("");
  });
});

/** What went wrong besides warnings, and besides names that are taken because their kind allows no others. */
function errorsOf(outcome: Outcome): readonly string[] {
  return outcome.stderr.split("\n").filter((line) => /^Error(?!.*\(AlreadyExists\))/.test(line));
}

function nameOf(row: ResourceRow): string {
  return row.name ?? "conformance-row";
}

function pathOf(row: ResourceRow): string {
  const group = row.apiVersion.includes("/") ? `/apis/${row.apiVersion}` : `/api/${row.apiVersion}`;
  const place = row.namespaced ? `/namespaces/${namespace}` : "";
  return `${group}${place}/${row.resource.split(".")[0] ?? ""}`;
}

function qualified(row: ResourceRow): string {
  const group = row.apiVersion.includes("/") ? row.apiVersion.slice(0, row.apiVersion.indexOf("/")) : "";
  return group === "" || row.resource.includes(".") ? row.resource : `${row.resource}.${group}`;
}

function manifest(row: ResourceRow, name?: string): Record<string, unknown> {
  const metadata = {
    name: row.name ?? name ?? nameOf(row),
    ...(row.namespaced && { namespace }),
  };
  return { apiVersion: row.apiVersion, kind: row.kind, metadata, ...row.body };
}

function listOf(items: readonly unknown[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}

/** The first line of a table, one space between the words. */
function header(table = ""): string {
  return (table.split("\n")[0] ?? "").trim().replaceAll(/\s+/g, " ");
}

/** `a.0.b` in an object; `#` stands for a dot in a name. */
function fieldAt(object: unknown, path: string): unknown {
  return path
    .split(".")
    .map((part) => part.replaceAll("#", "."))
    .reduce<unknown>(
      (value, part) => (typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined),
      object,
    );
}

/** RFC 7386, as kubectl's merge patches. */
function merged(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const result: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = merged(result[key], value);
  }
  return result;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
