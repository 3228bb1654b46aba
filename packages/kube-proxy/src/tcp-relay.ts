import { connect, createServer } from "node:net";
import type { Socket } from "node:net";
import type { Relay, RelayOptions } from "./relay.ts";

/** How long one endpoint may take to accept before the next is tried. */
const connectTimeoutMs = 2_000;

/** Resolves when it listens; rejects with the system's error (EADDRINUSE, EACCES …). */
export async function listenTcp(options: RelayOptions): Promise<Relay> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    open.add(client);
    client.once("close", () => open.delete(client));
    relay(client, options);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(
      {
        host: options.address,
        port: options.port,
        reusePort: options.shared,
        exclusive: true,
        backlog: 1024,
      },
      () => {
        server.off("error", reject);
        resolve();
      },
    );
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has no port");
  return {
    port: address.port,
    close: () => server.close(),
    destroy: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function relay(client: Socket, { balancer, clock }: RelayOptions): void {
  const clientAddress = client.remoteAddress ?? "";
  const candidates = balancer.candidates(clientAddress);
  const tryNext = (i: number): void => {
    const endpoint = candidates[i];
    if (!endpoint || client.destroyed) {
      // As if nobody had listened.
      client.resetAndDestroy();
      return;
    }
    const upstream = connect({
      host: endpoint.address,
      port: endpoint.port,
      allowHalfOpen: true,
      noDelay: true,
    });
    const failed = (): void => {
      tooLong[Symbol.dispose]();
      upstream.destroy();
      tryNext(i + 1);
    };
    const tooLong = clock.setTimer(connectTimeoutMs, failed);
    upstream.once("error", failed);
    upstream.once("connect", () => {
      tooLong[Symbol.dispose]();
      upstream.off("error", failed);
      balancer.connected(clientAddress, endpoint);
      join(client, upstream);
    });
  };
  // Until both ends are joined, an error of the client only means that it is gone.
  client.once("error", () => client.destroy());
  tryNext(0);
}

/** Bytes both ways, half-closes passed on; what breaks one side breaks the other. */
function join(client: Socket, upstream: Socket): void {
  client.pipe(upstream);
  upstream.pipe(client);
  client.once("error", () => upstream.resetAndDestroy());
  upstream.once("error", () => client.resetAndDestroy());
  client.once("close", () => upstream.destroy());
  upstream.once("close", () => client.destroySoon());
}
