import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allResources } from "@kubets/api";
import { RealRandom } from "@kubets/apimachinery";
import { FakeClock } from "@kubets/apimachinery/testing";
import { silentLogger } from "@kubets/component-base";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findKubectls, Kubectl } from "../../../../test/framework/kubectl.ts";
import { discoveryHandler } from "../discovery/discovery-handler.ts";
import { HttpsFront } from "../fronts/https-front.ts";
import { noProxy } from "../streaming/testing/no-proxy.ts";
import { TestAuthority } from "../testing/test-certificates.ts";
import { createTestApiServer } from "../testing/test-api-server.ts";
import type { TestApiServer } from "../testing/test-api-server.ts";
import { createOpenApiHandler } from "./index.ts";

const deployment = JSON.stringify({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: {
        containers: [
          { name: "web", image: "web", resources: { requests: { cpu: 1 } }, ports: [{ containerPort: 80 }] },
        ],
      },
    },
  },
});

const kubectls = await findKubectls();
if (kubectls.length === 0)
  process.stderr.write("kubectl is not installed: what it makes of the OpenAPI documents is not tested\n");

let folder: string;
let kubeconfig: string;
let api: TestApiServer;
let running: Promise<void>;
const stop = new AbortController();
/** The paths of the documents that were asked for. */
let asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "kubets-openapi-"));
  kubeconfig = join(folder, "kubeconfig");
  const authority = await TestAuthority.create();
  const admin = await authority.issue("CN=kubernetes-admin,O=system:masters");
  api = await createTestApiServer();
  const raw = [
    discoveryHandler({ types: allResources, serverAddress: "127.0.0.1:6443" }),
    createOpenApiHandler({ types: allResources }),
  ];
  const front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...(await authority.issue("CN=kube-apiserver")), clientCa: authority.pem },
    handler: async (request) => {
      if (request.path.startsWith("/openapi/")) asked.push(request.path);
      for (const handler of request.target ? [] : raw) {
        const answer = await handler(request);
        if (answer) return answer;
      }
      return api.core.pipeline.handle(request);
    },
    streaming: async () => Promise.reject(new Error("nothing is streamed here")),
    proxy: noProxy,
    clock: new FakeClock(),
    random: new RealRandom(),
    logger: silentLogger,
  });
  const { port } = await front.listen();
  running = front.run({ signal: stop.signal });
  await writeFile(kubeconfig, kubeconfigOf(port, authority.pem, admin));
});

afterAll(async () => {
  stop.abort(new Error("the tests are over"));
  await running;
  await api[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function kubeconfigOf(
  port: number,
  ca: string,
  admin: { readonly cert: string; readonly key: string },
): string {
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  const cluster = {
    server: `https://127.0.0.1:${String(port)}`,
    "certificate-authority-data": base64(ca),
  };
  const user = {
    "client-certificate-data": base64(admin.cert),
    "client-key-data": base64(admin.key),
  };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "test",
    contexts: [{ name: "test", context: { cluster: "test", user: "test" } }],
    clusters: [{ name: "test", cluster }],
    users: [{ name: "test", user }],
  });
}

describe.each(kubectls)("kubectl 1.$minor", ({ minor, path }) => {
  let kubectl: Kubectl;

  beforeAll(async () => {
    asked = [];
    kubectl = new Kubectl({ path, kubeconfig });
    // Each version begins without the documents that others have kept.
    await rm(join(folder, "kubectl-cache"), { recursive: true, force: true });
  });

  it("explains fields", async () => {
    const containers = await kubectl.ok("explain", "pod.spec.containers");
    expect(containers).toMatch(/^KIND: +Pod\nVERSION: +v1\n/);
    expect(containers).toContain("FIELD: containers <[]Container>");
    expect(containers).toMatch(/^ {2}name\t<string> -required-$/m);
    expect(containers).toMatch(/^ {2}ports\t<\[\]ContainerPort>$/m);
    expect(await kubectl.ok("explain", "pod.spec.containers.imagePullPolicy")).toContain(
      '- `"IfNotPresent"`',
    );
  });

  it("explains all of a kind", async () => {
    const all = await kubectl.ok("explain", "deployment", "--recursive");
    expect(all).toMatch(/^GROUP: +apps\n/);
    expect(all).toMatch(/^ +maxSurge\t<IntOrString>$/m);
    expect(all).toMatch(/^ +matchLabels\t<map\[string\]string>$/m);
  });

  it("lets the server validate what is created", async () => {
    const create = ["create", "--dry-run=server", "-o", "name", "-f", "-"];
    expect(await kubectl.run(create, { input: deployment })).toMatchObject({
      exitCode: 0,
      stdout: "deployment.apps/web",
    });
    const wrong = deployment.replace('"image"', '"imagge"');
    expect((await kubectl.run(create, { input: wrong })).stderr).toContain(
      'strict decoding error: unknown field "spec.template.spec.containers[0].imagge"',
    );
  });

  it("applies changes to what exists", async () => {
    const apply = ["apply", "-f", "-"];
    expect(await kubectl.run(apply, { input: deployment })).toMatchObject({ exitCode: 0 });
    const changed = deployment.replace('"containerPort":80', '"containerPort":81');
    expect(await kubectl.run(apply, { input: changed })).toMatchObject({
      exitCode: 0,
      stdout: "deployment.apps/web configured",
    });
    // Lists merge by their keys: the port that is no longer applied goes.
    const ports = "jsonpath={.spec.template.spec.containers[*].ports[*].containerPort}";
    expect(await kubectl.ok("get", "deployment", "web", "-o", ports)).toBe("81");
    await kubectl.ok("delete", "deployment", "web", "--wait=false");
  });

  it("asks for the document it understands", () => {
    expect(asked).toContain(minor <= 28 ? "/openapi/v2" : "/openapi/v3/apis/apps/v1");
  });
});
