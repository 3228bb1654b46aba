import { createSocket } from "node:dgram";
import type { RemoteInfo, Socket } from "node:dgram";
import type { Clock } from "@kubets/apimachinery";
import type { LoadBalancer } from "./load-balancer.ts";
import type { Relay, RelayOptions } from "./relay.ts";

/** A client's flow ends when it has been silent this long (conntrack's default for UDP streams). */
const idleMs = 120_000;
/** Flows at once; further clients are not answered until one ends. */
const maxFlows = 4_096;

/** Datagrams kept while a flow's socket connects; further ones are dropped, as datagrams may be. */
const maxWaiting = 64;

interface Flow {
  readonly upstream: Socket;
  /** undefined once connected. */
  waiting: Buffer[] | undefined;
  idle: Disposable;
}

/** Resolves when it listens; rejects with the system's error. Datagrams of one client keep their endpoint. */
export async function listenUdp(options: RelayOptions): Promise<Relay> {
  const flows = new Map<string, Flow>();
  const socket = createSocket({ type: "udp4", reusePort: options.shared });
  socket.on("message", (message, client) => forward(socket, flows, message, client, options));
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind({ address: options.address, port: options.port, exclusive: true }, () => {
      socket.off("error", reject);
      resolve();
    });
  });
  const destroy = (): void => {
    for (const key of [...flows.keys()]) endFlow(flows, key);
    socket.close();
  };
  // An answer to a client that is gone comes back as an error; there is nobody to tell.
  socket.on("error", () => undefined);
  return { port: socket.address().port, close: destroy, destroy };
}

function forward(
  socket: Socket,
  flows: Map<string, Flow>,
  message: Buffer,
  client: RemoteInfo,
  options: { readonly balancer: LoadBalancer; readonly clock: Clock },
): void {
  const key = `${client.address}:${client.port}`;
  const flow = flows.get(key) ?? openFlow(socket, flows, key, client, options);
  if (!flow) return;
  flow.idle[Symbol.dispose]();
  flow.idle = options.clock.setTimer(idleMs, () => endFlow(flows, key));
  if (!flow.waiting) flow.upstream.send(message);
  else if (flow.waiting.length < maxWaiting) flow.waiting.push(message);
}

function openFlow(
  socket: Socket,
  flows: Map<string, Flow>,
  key: string,
  client: RemoteInfo,
  options: { readonly balancer: LoadBalancer; readonly clock: Clock },
): Flow | undefined {
  const [endpoint] = options.balancer.candidates(client.address);
  if (!endpoint || flows.size >= maxFlows) return undefined;
  const upstream = createSocket("udp4");
  upstream.on("message", (answer) => socket.send(answer, client.port, client.address));
  // The endpoint refused: the next datagram opens a new flow.
  upstream.on("error", () => endFlow(flows, key));
  const flow: Flow = {
    upstream,
    waiting: [],
    idle: options.clock.setTimer(idleMs, () => endFlow(flows, key)),
  };
  upstream.connect(endpoint.port, endpoint.address, () => {
    for (const message of flow.waiting ?? []) upstream.send(message);
    flow.waiting = undefined;
  });
  options.balancer.connected(client.address, endpoint);
  flows.set(key, flow);
  return flow;
}

function endFlow(flows: Map<string, Flow>, key: string): void {
  const flow = flows.get(key);
  if (!flow) return;
  flows.delete(key);
  flow.idle[Symbol.dispose]();
  flow.upstream.close();
}
