import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { once } from "node:events";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { silentLogger } from "@kubets/component-base";
import {
  decodeNodeRequest,
  encodeNodeResponse,
  MemoryBus,
  nodeSubject,
  parseNodeSubject,
  StreamSocket,
} from "@kubets/transport";
import type { Stream, Transport } from "@kubets/transport";
import { HttpsFront } from "../../fronts/https-front.ts";
import { createTestApiServer } from "../../testing/test-api-server.ts";
import type { TestApiServer } from "../../testing/test-api-server.ts";
import { TestAuthority } from "../../testing/test-certificates.ts";
import type { TestCertificate } from "../../testing/test-certificates.ts";
import { createProxyHandler } from "../create-proxy-handler.ts";
import { createStreamingHandler } from "../create-streaming-handler.ts";

/** What a test of proxies works with: the real pipeline behind the HTTPS front, and nodes that are this process. */
export interface ProxyServer extends AsyncDisposable {
  readonly port: number;
  readonly api: TestApiServer;
  readonly authority: TestAuthority;
  readonly admin: TestCertificate;
  /** Connections that nodes have open now. */
  readonly nodeConnections: () => number;
}

/** `kubelet` answers on `nodes/node-1/proxy`; forwarded ports are this machine's own, logs one line. */
export async function startProxyServer(kubelet: RequestListener): Promise<ProxyServer> {
  const clock = new RealClock();
  const random = new RealRandom();
  const bus = new MemoryBus({ clock, random });
  const api = await createTestApiServer({ bus });
  const authority = await TestAuthority.create();
  const apiserver = await bus.createTransport("system:apiserver");
  const node = await bus.createTransport("system:node:node-1");
  const stop = new AbortController();
  const connections = await serveNode(node, createServer(kubelet), stop.signal);
  const front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...(await authority.issue("CN=kube-apiserver")), clientCa: authority.pem },
    handler: (request) => api.core.pipeline.handle(request),
    streaming: createStreamingHandler({ transport: apiserver, clock }),
    proxy: createProxyHandler({ nodes: apiserver }),
    clock,
    random,
    logger: silentLogger,
  });
  const { port }: AddressInfo = await front.listen();
  const running = front.run({ signal: stop.signal });
  return {
    port,
    api,
    authority,
    admin: await authority.issue("CN=kubernetes-admin,O=system:masters"),
    nodeConnections: () => connections.size,
    [Symbol.asyncDispose]: async () => {
      stop.abort(new Error("the test is over"));
      await running;
      await apiserver[Symbol.asyncDispose]();
      await node[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
    },
  };
}

async function serveNode(
  transport: Transport,
  kubelet: Server,
  signal: AbortSignal,
): Promise<Set<StreamSocket>> {
  const connections = new Set<StreamSocket>();
  await transport.serve(
    nodeSubject("node-1", "*"),
    async (incoming, responder) => {
      const stream = responder.accept(encodeNodeResponse({ code: 200 }));
      const request = decodeNodeRequest(incoming.body);
      const operation = parseNodeSubject(incoming.subject)?.operation;
      if (operation === "logs") return stream.send(Buffer.from(`log of ${request.pod}\n`));
      const port = new URLSearchParams(request.query).get("port");
      const socket = new StreamSocket(stream);
      connections.add(socket);
      const closed = new Promise<void>((resolve) => socket.once("close", resolve));
      socket.on("error", () => undefined); // "close" follows.
      if (operation === "api") kubelet.emit("connection", socket);
      else await forward(socket, Number(port), stream);
      await closed;
      connections.delete(socket);
    },
    { signal },
  );
  return connections;
}

async function forward(socket: StreamSocket, port: number, stream: Stream): Promise<void> {
  const target = connect({ host: "127.0.0.1", port, allowHalfOpen: true });
  try {
    await once(target, "connect");
  } catch (err: unknown) {
    await stream.fail(err instanceof Error ? err.message : String(err));
    socket.destroy();
    return;
  }
  // Whichever side breaks ends the other.
  await Promise.allSettled([pipeline(socket, target), pipeline(target, socket)]);
}
