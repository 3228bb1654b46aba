import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestRuntime } from "./testing/test-runtime.ts";

describe("images of the catalog", () => {
  let runtime: TestRuntime;

  beforeAll(async () => {
    runtime = await TestRuntime.start();
  });

  afterAll(async () => {
    await runtime[Symbol.asyncDispose]();
  });

  /** Ports below 1024 may be refused here: then the port map says where the server is. */
  const get = async (
    pod: { podSandboxId: string; ip: string },
    port: number,
    path = "/",
    init?: RequestInit,
  ) => {
    let response: Response | undefined;
    await runtime.eventually(`port ${port} answers`, async () => {
      const { info } = await runtime.client.runtime.podSandboxStatus({
        podSandboxId: pod.podSandboxId,
        verbose: true,
      });
      const actual = (JSON.parse(info["port-map"] ?? "{}") as Record<string, number>)[port] ?? port;
      response = await fetch(`http://${pod.ip}:${actual}${path}`, { redirect: "manual", ...init }).catch(
        () => undefined,
      );
      return response !== undefined;
    });
    if (response === undefined) throw new Error("unreachable");
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  it.each([
    { image: "nginx:1.25", port: 80, text: "Welcome to nginx!" },
    { image: "registry.k8s.io/nginx-slim:0.24", port: 80, text: "Welcome to nginx!" },
    { image: "httpd:2.4", port: 80, text: "It works!" },
    { image: "gcr.io/google_samples/gb-frontend:v3", port: 80, text: "Guestbook" },
    { image: "registry.k8s.io/echoserver:1.4", port: 8080, text: "Request Information:" },
    { image: "gcr.io/google-samples/kubernetes-bootcamp:v1", port: 8080, text: "Hello Kubernetes bootcamp!" },
  ])("$image answers", async ({ image, port, text }) => {
    const name = image.replaceAll(/[^a-z0-9]/g, "-");
    const pod = await runtime.run(name, { image });
    const answer = await get(pod, port);
    expect([answer.status, answer.text.includes(text)]).toEqual([200, true]);
    await runtime.client.runtime.stopContainer({ containerId: pod.containerId, timeout: 10 });
    expect((await runtime.status(pod)).exitCode).toBe(0);
  });

  it("nginx serves a volume as a web server does, and logs it", async () => {
    const volume = join(runtime.directory, "html");
    mkdirSync(join(volume, "..data", "sub"), { recursive: true });
    writeFileSync(join(volume, "..data", "index.html"), "mine");
    writeFileSync(join(volume, "..data", "sub", "a b.txt"), "text");
    symlinkSync("..data/index.html", join(volume, "index.html"));
    symlinkSync("..data/sub", join(volume, "sub"));
    const mounts = [{ containerPath: "/usr/share/nginx/html", hostPath: volume }];
    const command = ["nginx", "-g", "daemon off;"];
    const pod = await runtime.run("volume", { image: "nginx", command, mounts });
    const index = await get(pod, 80);
    expect([index.status, index.text, index.headers.get("content-type")]).toEqual([200, "mine", "text/html"]);
    expect((await get(pod, 80, "/sub/a%20b.txt?x=1")).text).toBe("text");
    expect((await get(pod, 80, "/sub")).headers.get("location")).toBe("/sub/");
    expect((await get(pod, 80, "/sub/")).status).toBe(403);
    expect((await get(pod, 80, "/missing")).status).toBe(404);
    expect((await get(pod, 80, "/%2e%2e/%2e%2e/etc/passwd")).status).toBe(404);
    expect((await get(pod, 80, "/%zz")).status).toBe(400);
    expect((await get(pod, 80, "/", { method: "POST", body: "x" })).status).toBe(405);
    expect((await get(pod, 80, "/", { method: "HEAD" })).text).toBe("");
    const etag = index.headers.get("etag") ?? "";
    expect((await get(pod, 80, "/", { headers: { "If-None-Match": etag } })).status).toBe(304);
    const access = runtime.logOf("volume").find((record) => record.includes("/missing")) ?? "";
    await runtime.eventually("requests are logged", () =>
      runtime.logOf("volume").some((record) => /^stdout F .*"GET \/missing HTTP\/1.1" 404 \d+/.test(record)),
    );
    expect(access).toContain("missing");
  });

  it("a page can be changed with exec, in that container only", async () => {
    const [one, two] = [
      await runtime.run("page-1", { image: "nginx" }),
      await runtime.run("page-2", { image: "nginx" }),
    ];
    const cmd = ["sh", "-c", "echo changed > /usr/share/nginx/html/index.html"];
    const { exitCode } = await runtime.client.runtime.execSync({ containerId: one.containerId, cmd });
    expect(exitCode).toBe(0);
    expect((await get(one, 80)).text).toBe("changed\n");
    expect((await get(two, 80)).text).toContain("Welcome to nginx!");
  });

  it("agnhost serves what Kubernetes' tests ask for", async () => {
    const args = ["netexec", "--http-port=8090"];
    const pod = await runtime.run("agnhost", { image: "registry.k8s.io/e2e-test-images/agnhost:2.53", args });
    expect((await get(pod, 8090, "/hostname")).text).toBe("agnhost");
    expect((await get(pod, 8090, "/echo?msg=hi")).text).toBe("hi");
    await get(pod, 8090, "/exit?code=4");
    expect((await runtime.untilExited(pod)).exitCode).toBe(4);
  });

  it.each(["registry.k8s.io/pause:3.10", "quay.io/fluentd_elasticsearch/fluentd:v2.5.2"])(
    "%s runs until it is stopped",
    async (image) => {
      const pod = await runtime.run(image.replaceAll(/[^a-z0-9]/g, "-"), { image });
      expect((await runtime.status(pod)).state).toBe("CONTAINER_RUNNING");
      // A signal before the program has set its trap would end it otherwise than by itself.
      await runtime.eventually("it waits", () => runtime.survivors().length > 0);
      await runtime.client.runtime.stopContainer({ containerId: pod.containerId, timeout: 10 });
      expect([0, 143]).toContain((await runtime.status(pod)).exitCode);
    },
  );

  it("gives a second server on the same port of a pod what nginx says", async () => {
    const first = await runtime.run("busy-port", { image: "echoserver" });
    await get(first, 8080);
    await runtime.client.image.pullImage({ image: { image: "echoserver" } });
    const { containerId } = await runtime.client.runtime.createContainer({
      podSandboxId: first.podSandboxId,
      config: { metadata: { name: "second" }, image: { image: "echoserver" }, logPath: "second.log" },
    });
    await runtime.client.runtime.startContainer({ containerId });
    expect((await runtime.untilExited({ ...first, containerId })).exitCode).toBe(1);
    expect(runtime.logOf("second").join("\n")).toContain("[emerg] bind()");
  });
});
