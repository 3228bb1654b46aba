import { RealClock, RealRandom } from "@kubets/apimachinery";
import type { NatsConnection } from "nats";
import { describe, expect, it } from "vitest";
import { BusTransport } from "./bus-transport.ts";
import { NatsLink } from "./nats-link.ts";
import { connectNats, createNatsTransport } from "./nats-transport.ts";
import { createNkey } from "./nkey.ts";
import { natsAuthorization } from "./permissions.ts";
import { startNatsServer } from "./testing/nats-server.ts";
import { contractHeartbeatMs } from "./testing/contract-bench.ts";
import { runTransportContract } from "./testing/transport-contract.ts";
import type { Transport } from "./transport.ts";

const clock = new RealClock();
const random = new RealRandom();
const identities = [
  "system:apiserver",
  "system:kube-scheduler",
  "system:kube-controller-manager",
  "system:node:node-1",
];

runTransportContract("NATS", async () => {
  const keys = new Map(identities.map((identity) => [identity, createNkey()]));
  const users = identities.map((identity) => ({
    identity,
    publicKey: keys.get(identity)?.publicKey ?? "",
  }));
  const server = await startNatsServer({ configText: natsAuthorization(users) });
  const { signal } = new AbortController();
  const opened: { identity: string; connection: NatsConnection; transport: Transport }[] = [];
  return {
    createTransport: async (identity) => {
      const seed = keys.get(identity)?.seed ?? "";
      const connection = await connectNats({ servers: server.url, identity, seed, clock, random, signal });
      const link = new NatsLink(identity, connection);
      const transport = await BusTransport.create({ link, clock, random, heartbeatMs: contractHeartbeatMs });
      opened.push({ identity, connection, transport });
      return transport;
    },
    stopBus: async () => {
      const gone = opened.map(({ transport }) => stateOf(transport, "disconnected"));
      await server.kill9();
      await Promise.all(gone);
    },
    startBus: async () => {
      const back = opened.map(({ transport }) => stateOf(transport, "connected"));
      await server.restart();
      await Promise.all(back);
    },
    kill: async (identity) => {
      for (const { connection } of opened.filter((o) => o.identity === identity)) await connection.close();
    },
    settle: (promise) => promise,
    pass: (ms) => clock.sleep(ms, { signal }),
    [Symbol.asyncDispose]: async () => {
      for (const { transport } of opened) await transport[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
});

/** Resolves at the transport's next change to `state`. */
function stateOf(transport: Transport, state: string): Promise<void> {
  return new Promise((resolve) => {
    const listening = transport.onConnectionChange((now) => {
      if (now !== state) return;
      listening[Symbol.dispose]();
      resolve();
    });
  });
}

describe("createNatsTransport", () => {
  it("refuses a seed the server does not know", async () => {
    const users = [{ identity: "a", publicKey: createNkey().publicKey }];
    await using server = await startNatsServer({ configText: natsAuthorization(users) });
    const { signal } = new AbortController();
    const { seed } = createNkey();
    const attempt = createNatsTransport({ servers: server.url, identity: "a", seed, clock, random, signal });
    await expect(attempt).rejects.toMatchObject({ code: "permission" });
  });

  it("gives up connecting after the limit", async () => {
    const server = await startNatsServer();
    await server[Symbol.asyncDispose]();
    const { signal } = new AbortController();
    const options = { servers: server.url, identity: "a", clock, random, signal, connectTimeoutMs: 200 };
    await expect(createNatsTransport(options)).rejects.toMatchObject({ code: "broken" });
  });
});
