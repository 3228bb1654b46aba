import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ImageCatalog } from "./image-catalog.ts";
import { parseImageDescriptor } from "./image-descriptor.ts";
import { ImageStore } from "./image-store.ts";
import { parseImageReference } from "./reference.ts";

const catalogDir = join(import.meta.dirname, "..", "..", "images");

function find(catalog: ImageCatalog, text: string): string | undefined {
  const reference = parseImageReference(text);
  return reference && catalog.find(reference)?.name;
}

describe("the built-in catalog", () => {
  const catalog = new ImageCatalog({ catalog: catalogDir, imported: undefined });

  it.each([
    ["nginx", "nginx"],
    ["docker.io/library/nginx:1.17.1", "nginx"],
    ["registry.k8s.io/nginx-slim:0.24", "nginx"],
    ["hub.example.com/nginx", "nginx"],
    ["httpd:2.4", "httpd"],
    ["gcr.io/google_samples/gb-frontend:v3", "gb-frontend"],
    ["quay.io/fluentd_elasticsearch/fluentd:v2.5.2", "fluentd"],
    ["gcr.io/google-samples/kubernetes-bootcamp:v1", "kubernetes-bootcamp"],
    ["registry.k8s.io/echoserver:1.4", "echoserver"],
    ["kicbase/echo-server:1.0", "echoserver"],
    ["gcr.io/google-containers/echoserver:1.10", "echoserver"],
    ["registry.k8s.io/pause:3.10", "pause"],
    ["registry.k8s.io/e2e-test-images/agnhost:2.53", "agnhost"],
    ["perl:5.34.0", "perl"],
    ["busybox:1.28", "busybox"],
    ["nosuchimage", undefined],
    ["example.com/library/nothing", undefined],
  ])("finds %s", (text, name) => {
    expect(find(catalog, text)).toBe(name);
  });

  it("has every file its descriptors speak of", () => {
    for (const name of catalog.names()) {
      const reference = parseImageReference(name);
      const image = reference && catalog.find(reference);
      expect(image?.name).toBe(name);
      const parts = [...(image?.entrypoint ?? []), ...(image?.cmd ?? [])];
      const scripts = parts.filter((part) => part.startsWith("{images}/"));
      for (const script of scripts) expect(existsSync(script.replace("{images}", catalogDir))).toBe(true);
      for (const file of Object.values(image?.files ?? {})) {
        expect(readdirSync(join(catalogDir, name))).toContain(file);
      }
    }
  });
});

describe("imported images", () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "kubets-images-"));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  const makeStore = (): ImageStore => {
    const catalog = new ImageCatalog({ catalog: catalogDir, imported: directory });
    return new ImageStore({
      catalog,
      file: join(directory, "pulled", "..", "pulled.list"),
      searchPath: "/usr/bin:/bin",
    });
  };

  it("come before the catalog and count as soon as they are there", () => {
    const store = makeStore();
    expect(() => store.pull("mine:v1")).toThrow("neither imported");
    writeFileSync(join(directory, "mine.json"), JSON.stringify({ cmd: ["sleep", "1"] }));
    writeFileSync(join(directory, "nginx.json"), JSON.stringify({ cmd: ["true"] }));
    expect(store.pull("mine:v1").descriptor.cmd).toEqual(["sleep", "1"]);
    expect(store.pull("example.com/team/nginx:2").descriptor.cmd).toEqual(["true"]);
  });

  it("say which field is wrong", () => {
    writeFileSync(join(directory, "bad.json"), JSON.stringify({ cmd: "sleep 1" }));
    expect(() => makeStore().pull("bad")).toThrow("bad.json: cmd: must be a list of strings");
    writeFileSync(join(directory, "bad.json"), JSON.stringify({ comand: [] }));
    expect(() => makeStore().pull("bad")).toThrow("bad.json: comand: must be one of");
  });

  it("name the program that the host lacks", () => {
    const needs = [{ program: "no-such-program", hint: "install it" }];
    writeFileSync(join(directory, "needy.json"), JSON.stringify({ cmd: ["x"], needs }));
    expect(() => makeStore().pull("needy")).toThrow(
      'it runs the host\'s program "no-such-program", which is not installed: install it',
    );
  });

  it("are known by name, id and digest once pulled, and remembered", () => {
    const { id, digest } = makeStore().pull("busybox:1");
    const store = makeStore();
    expect([store.get("docker.io/library/busybox:1")?.id, store.get(id)?.id, store.get(digest)?.id]).toEqual([
      id,
      id,
      id,
    ]);
    expect(store.get("busybox:2")).toBeUndefined();
    expect(store.pull("busybox:2").id).not.toBe(id);
    store.remove(id);
    expect(
      makeStore()
        .list()
        .map(({ name }) => name),
    ).toEqual(["docker.io/library/busybox:2"]);
  });
});

describe("image descriptors", () => {
  it("fill in what is left out", () => {
    const image = parseImageDescriptor({}, { name: "x", file: "x.json", directory: "/d" });
    expect(image).toMatchObject({ name: "x", entrypoint: [], cmd: [], env: {}, needs: [], hostPaths: false });
  });
});
