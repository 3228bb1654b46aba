import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createWebSocketStream } from "ws";
import { newBadRequest, newForbidden } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Stream, Transport } from "@kubets/transport";
import { isTrue } from "../endpoints/query-values.ts";
import { channels } from "./channel-frames.ts";
import { bridgeExec } from "./exec-bridge.ts";
import { spdyExecProtocols, SpdyExecClient } from "./exec-spdy.ts";
import { channelProtocols, WebSocketExecClient } from "./exec-websocket.ts";
import { openNodeStream } from "./node-stream.ts";
import { portForwardOf } from "./port-forward.ts";
import type { PortForward } from "./port-forward.ts";
import { forwardPortsOverSpdy, portForwardProtocol } from "./port-forward-spdy.ts";
import { forwardPortsOverWebSocket, portsOf } from "./port-forward-websocket.ts";
import type { StreamingHandler, UpgradedConnection } from "./streaming-handler.ts";
import { offeredSubprotocols } from "./subprotocols.ts";
import { switchToSpdy, switchToWebSocket } from "./upgrade.ts";

export interface StreamingDeps {
  readonly transport: Pick<Transport, "openStream">;
  readonly clock: Clock;
  /** A connection on which nothing is sent for so long is ended. Default 4 h, as the kubelet's. */
  readonly idleMs?: number | undefined;
}

const defaultIdleMs = 4 * 60 * 60 * 1000;

/** Subprotocol of SPDY inside a WebSocket (KEP-4006). */
const tunnelProtocol = `SPDY/3.1+${portForwardProtocol}`;

type Run = (connection: UpgradedConnection, node: Stream, deps: StreamingDeps) => Promise<void>;

/** exec, attach and port-forward for clients that speak SPDY/3.1 or WebSocket, carried on to the node over the bus. */
export function createStreamingHandler(deps: StreamingDeps): StreamingHandler {
  return async (connection) => {
    const run = negotiate(connection);
    const node = await openNodeStream(deps.transport, connection.operation, connection);
    return async () => {
      // An upgraded connection is a socket.
      using _idle = endWhenIdle(connection.socket as Socket, deps);
      try {
        await run(connection, node, deps);
      } finally {
        await node[Symbol.asyncDispose]();
        await endSocket(connection.socket, deps.clock);
      }
    };
  };
}

/** Looks at every interval whether anything was sent since the last. */
function endWhenIdle(socket: Socket, { clock, idleMs = defaultIdleMs }: StreamingDeps): Disposable {
  let seen = -1;
  let timer: Disposable | undefined;
  const look = (): void => {
    const now = socket.bytesRead + socket.bytesWritten;
    if (now === seen) socket.destroy();
    seen = now;
    timer = clock.setTimer(idleMs, look);
  };
  look();
  return { [Symbol.dispose]: () => timer?.[Symbol.dispose]() };
}

const lingerMs = 5_000;

/**
 * Lets the client read what was written, and close. Closing at once could reset the connection under unread
 * bytes, and the client would lose the end of its output.
 */
async function endSocket(socket: Duplex, clock: Clock): Promise<void> {
  if (socket.destroyed) return;
  if (!socket.writableEnded) socket.end();
  socket.resume();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  socket.once("close", resolve);
  using _timer = clock.setTimer(lingerMs, resolve);
  await closed;
  socket.destroy();
}

/** Chooses the protocol. Throws a StatusError when both sides have none in common. */
function negotiate({ request, operation }: UpgradedConnection): Run {
  const upgrade = request.headers.upgrade?.toLowerCase();
  const forwarding = operation.operation === "portforward";
  if (upgrade === "spdy/3.1") {
    const accepted = forwarding ? [portForwardProtocol] : spdyExecProtocols;
    const protocol = spdyProtocol(request, accepted);
    return forwarding
      ? forwardOverSpdy
      : (connection, node, deps) => execOverSpdy(connection, node, deps, protocol);
  }
  if (upgrade !== "websocket") throw newBadRequest("Upgrade request required");
  const protocol = webSocketProtocol(request, forwarding);
  if (!forwarding) return (connection, node, deps) => execOverWebSocket(connection, node, deps, protocol);
  if (protocol === tunnelProtocol) return forwardThroughTunnel;
  const ports = portsOf(operation.query);
  if (!ports) throw newBadRequest('query parameter "ports" is required and must hold port numbers');
  return async (connection, node, deps) => {
    const socket = await switchToWebSocket({ ...connection, protocol });
    const forward = forwardOf(connection, node, deps);
    if (socket) await forwardPortsOverWebSocket({ socket, protocol, ports, forward });
  };
}

/** The server's best that the client offers; kubectl's first versions offered none. */
function spdyProtocol(request: IncomingMessage, accepted: readonly string[]): string {
  const header = request.headers["x-stream-protocol-version"] ?? "";
  const offered = String(header)
    .split(",")
    .map((name) => name.trim());
  const chosen = accepted.find((name) => offered.includes(name));
  if (chosen !== undefined) return chosen;
  const why = `unable to upgrade: unable to negotiate protocol: client supports [${offered.join(" ")}], server accepts [${accepted.join(" ")}]`;
  throw newForbidden({ group: "", resource: "" }, "", why);
}

/** The client's first that the server knows. */
function webSocketProtocol(request: IncomingMessage, forwarding: boolean): string {
  const named = offeredSubprotocols(request.headers);
  const offered = named.length > 0 ? named : [""];
  const chosen = offered.find(
    (name) => channelProtocols.has(name) || (forwarding && name === tunnelProtocol),
  );
  if (chosen === undefined)
    throw newBadRequest(`requested protocol(s) are not supported: [${offered.join(" ")}]`);
  return chosen;
}

async function execOverSpdy(
  { operation, socket, head, signal }: UpgradedConnection,
  node: Stream,
  { clock }: StreamingDeps,
  protocol: string,
): Promise<void> {
  const expected = expectedStreams(operation.query, protocol);
  switchToSpdy(socket, head, protocol);
  const client = new SpdyExecClient({ socket, protocol, expected, clock });
  await bridgeExec({ client, node, nodeName: operation.node, clock, signal });
}

/** What the client will open, by the request's own options. */
function expectedStreams(query: URLSearchParams, protocol: string): ReadonlySet<string> {
  const tty = isTrue(query.get("tty"));
  const expected = new Set(["error"]);
  if (isTrue(query.get("stdin"))) expected.add("stdin");
  if (isTrue(query.get("stdout"))) expected.add("stdout");
  if (isTrue(query.get("stderr")) && !tty) expected.add("stderr");
  if (tty && protocol !== "v2.channel.k8s.io" && protocol !== "channel.k8s.io") expected.add("resize");
  return expected;
}

async function execOverWebSocket(
  connection: UpgradedConnection,
  node: Stream,
  { clock }: StreamingDeps,
  protocol: string,
): Promise<void> {
  const { operation, signal } = connection;
  const socket = await switchToWebSocket({ ...connection, protocol });
  if (!socket) return;
  const client = new WebSocketExecClient(socket, protocol);
  const { query } = operation;
  const lowest = isTrue(query.get("stdout"))
    ? channels.stdout
    : isTrue(query.get("stderr"))
      ? channels.stderr
      : channels.error;
  await client.greet(lowest);
  await bridgeExec({ client, node, nodeName: operation.node, clock, signal });
}

const forwardOverSpdy: Run = async (connection, node, deps) => {
  const { socket, head, signal } = connection;
  switchToSpdy(socket, head, portForwardProtocol);
  signal.addEventListener("abort", () => socket.destroy(), { once: true });
  await forwardPortsOverSpdy(socket, forwardOf(connection, node, deps));
};

const forwardThroughTunnel: Run = async (connection, node, deps) => {
  const socket = await switchToWebSocket({ ...connection, protocol: tunnelProtocol });
  if (!socket) return;
  connection.signal.addEventListener("abort", () => socket.terminate(), { once: true });
  const tunnel = createWebSocketStream(socket);
  tunnel.on("error", () => undefined); // The read of the tunnel fails with it.
  await forwardPortsOverSpdy(tunnel, forwardOf(connection, node, deps));
};

function forwardOf(
  { operation, signal }: UpgradedConnection,
  session: Stream,
  { transport }: StreamingDeps,
): PortForward {
  return portForwardOf({ operation, session, nodes: transport, signal });
}
