/**
 * The official Python client, in a virtual environment of its own, against a live cluster. Needs python3 with venv,
 * and a package index that has the client; without them the cases are skipped and say so.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../../framework/cluster.ts";

const version = "37.0.2";
const program = join(import.meta.dirname, "python_client.py");
const cases = [...readFileSync(program, "utf8").matchAll(/^ {4}def (test_\w+)\(/gm)].map(([, name]) => name);
const folder = mkdtempSync(join(tmpdir(), "kubets-python-"));
const missing = await install();
if (missing !== undefined) console.log(`skipped: the Python client: ${missing}`);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(missing !== undefined)("the Python client", () => {
  let cluster: TestCluster;
  let report = "";

  beforeAll(async () => {
    cluster = await TestCluster.up("--nodes", "1");
    const { stderr } = await execa(join(folder, "bin", "python"), [program, cluster.kubeconfig], {
      reject: false,
      timeout: 110_000,
    });
    report = stderr;
  });
  afterAll(async () => await cluster[Symbol.asyncDispose]());

  it.each(cases)("%s", (name) => {
    expect(new RegExp(`^${String(name)} .*\\.\\.\\. ok$`, "m").test(report), report).toBe(true);
  });
});

/** Why the client cannot be had; undefined when it is installed. */
async function install(): Promise<string | undefined> {
  const venv = await execa("python3", ["-m", "venv", folder], { reject: false });
  if (venv.failed) return `python3 -m venv: ${venv.stderr || venv.shortMessage}`;
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `kubernetes==${version}`];
  const installed = await execa(join(folder, "bin", "python"), pip, { reject: false, timeout: 180_000 });
  return installed.failed ? `pip install kubernetes==${version}: ${installed.stderr}` : undefined;
}
