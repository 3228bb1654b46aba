import type { AddressInfo } from "node:net";
import { allResources } from "@kubets/api";
import { newNotFound, RealClock, RealRandom } from "@kubets/apimachinery";
import { Health, Metrics, silentLogger } from "@kubets/component-base";
import { MemoryBus } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import { serverInfoHandlers } from "../../discovery/raw-handlers.ts";
import type { ApiRequest, ApiResponse, StreamingOperation } from "../../endpoints/api-request.ts";
import { HttpsFront } from "../../fronts/https-front.ts";
import { TestAuthority } from "../../testing/test-certificates.ts";
import type { TestCertificate } from "../../testing/test-certificates.ts";
import { createStreamingHandler } from "../create-streaming-handler.ts";
import { serveFakeNode } from "./fake-node.ts";
import { noProxy } from "./no-proxy.ts";

export interface StreamingServerOptions {
  /** Default: the fake node. */
  readonly serveNode?: (
    transport: Transport,
    options: { readonly node: string; readonly signal: AbortSignal },
  ) => Promise<unknown>;
  readonly idleMs?: number;
}

export interface StreamingServer extends AsyncDisposable {
  readonly port: number;
  readonly ca: string;
  readonly admin: TestCertificate;
}

const pod = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "web", namespace: "default", uid: "uid-1" },
  spec: { nodeName: "node-1", containers: [{ name: "main", image: "web", ports: [{ containerPort: 80 }] }] },
  status: { phase: "Running" },
};

/** The HTTPS front with one pod, `default/web`, on a fake node: for clients of exec, attach and port-forward. */
export async function startStreamingServer(options: StreamingServerOptions = {}): Promise<StreamingServer> {
  const clock = new RealClock();
  const random = new RealRandom();
  const authority = await TestAuthority.create();
  const serving = await authority.issue("CN=kube-apiserver");
  const bus = new MemoryBus({ clock, random });
  const apiserver = await bus.createTransport("system:apiserver");
  const node = await bus.createTransport("system:node:node-1");
  const stop = new AbortController();
  await (options.serveNode ?? serveFakeNode)(node, { node: "node-1", signal: stop.signal });
  const handlers = serverInfoHandlers({
    types: allResources,
    serverAddress: "127.0.0.1",
    health: new Health(),
    metrics: new Metrics(),
    runtimeVersion: "test",
  });
  const front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...serving, clientCa: authority.pem },
    handler: async (request) => {
      if (request.target) return answer(request);
      for (const handler of handlers) {
        const response = await handler(request);
        if (response) return response;
      }
      throw newNotFound({ group: "", resource: "paths" }, request.path);
    },
    streaming: createStreamingHandler({ transport: apiserver, clock, idleMs: options.idleMs }),
    proxy: noProxy,
    clock,
    random,
    logger: silentLogger,
  });
  const { port }: AddressInfo = await front.listen();
  const running = front.run({ signal: stop.signal });
  return {
    port,
    ca: authority.pem,
    admin: await authority.issue("CN=kubernetes-admin,O=system:masters"),
    [Symbol.asyncDispose]: async () => {
      stop.abort(new Error("the test is over"));
      await running;
      await apiserver[Symbol.asyncDispose]();
      await node[Symbol.asyncDispose]();
    },
  };
}

function answer({ target, verb, query }: ApiRequest): ApiResponse {
  if (verb === "connect" && target) {
    const operation = target.subresource as StreamingOperation["operation"]; // Tests ask for no other.
    const container = query.get("container") ?? "main";
    return { kind: "upgrade", operation: { ...place, operation, container, query } };
  }
  return {
    kind: "bytes",
    code: 200,
    contentType: "application/json",
    body: Buffer.from(JSON.stringify(pod)),
  };
}

const place = { node: "node-1", namespace: "default", pod: "web", podUid: "uid-1" } as const;
