import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { silentLogger } from "@kubets/component-base";
import { afterEach, describe, expect, it } from "vitest";
import { RelayTable } from "./relay-table.ts";
import type { Endpoint, ServicePort } from "./service-map.ts";

const clock = new RealClock();
const random = new RealRandom();
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** A server that says its name to whoever connects, then echoes. */
async function endpointNamed(name: string): Promise<Endpoint> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.write(name);
    socket.pipe(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(() => server.close());
  return { address: "127.0.0.1", port: (server.address() as AddressInfo).port };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

function table(failures: string[] = []): RelayTable {
  const relays = new RelayTable({
    clock,
    random,
    logger: silentLogger,
    onFailure: (_, message) => failures.push(message),
    onMappedPorts: () => undefined,
  });
  cleanups.push(() => relays[Symbol.dispose]());
  return relays;
}

function servicePort(
  port: number,
  endpoints: readonly Endpoint[],
  protocol: "TCP" | "UDP" = "TCP",
): ServicePort {
  const address = "127.0.0.2";
  return {
    key: `${protocol} ${address} ${port}`,
    protocol,
    address,
    port,
    shared: true,
    service: "default/web",
    endpoints,
    affinityMs: undefined,
  };
}

function mapOf(...ports: readonly ServicePort[]): ReadonlyMap<string, ServicePort> {
  return new Map(ports.map((port) => [port.key, port]));
}

/** What a client gets that connects, sends `text` and half-closes; "refused" when nobody listens. */
async function talk(port: number, text = ""): Promise<string> {
  const socket = connect(port, "127.0.0.2");
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString()));
  socket.end(text);
  return await new Promise((resolve) => {
    socket.once("end", () => resolve(received));
    socket.once("error", () => resolve("refused"));
  });
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let i = 0; !(await check()); i++) {
    if (i > 200) throw new Error("did not happen");
    await clock.sleep(5, { signal: new AbortController().signal });
  }
}

describe("RelayTable", () => {
  it("spreads connections over the endpoints and passes half-closes on", async () => {
    const endpoints = [await endpointNamed("a"), await endpointNamed("b"), await endpointNamed("c")];
    const port = await freePort();
    table().apply(mapOf(servicePort(port, endpoints)));
    await until(async () => (await talk(port)) !== "refused");
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => talk(port, "!")));
    expect(answers.toSorted()).toEqual(["a!", "a!", "b!", "b!", "c!", "c!"]);
  });

  it("tries the next endpoint when one does not answer, follows changes, and refuses when none is left", async () => {
    const alive = await endpointNamed("alive");
    const dead = { address: "127.0.0.1", port: await freePort() };
    const port = await freePort();
    const relays = table();
    relays.apply(mapOf(servicePort(port, [dead, alive])));
    await until(async () => (await talk(port)) !== "refused");
    expect(await Promise.all([talk(port), talk(port)])).toEqual(["alive", "alive"]);
    const other = await endpointNamed("other");
    relays.apply(mapOf(servicePort(port, [other])));
    expect(await talk(port)).toBe("other");
    relays.apply(new Map());
    await until(async () => (await talk(port)) === "refused");
  });

  it("keeps open connections when their service changes", async () => {
    const port = await freePort();
    const relays = table();
    relays.apply(mapOf(servicePort(port, [await endpointNamed("a")])));
    await until(async () => (await talk(port)) !== "refused");
    const socket = connect(port, "127.0.0.2");
    await once(socket, "data");
    relays.apply(new Map());
    socket.write("still here");
    const [echo] = (await once(socket, "data")) as [Buffer];
    expect(echo.toString()).toBe("still here");
    socket.destroy();
  });

  it("serves one address from two tables, as two kube-proxies do", async () => {
    const endpoint = await endpointNamed("a");
    const port = await freePort();
    const failures: string[] = [];
    const [first, second] = [table(failures), table(failures)];
    first.apply(mapOf(servicePort(port, [endpoint])));
    second.apply(mapOf(servicePort(port, [endpoint])));
    await until(async () => (await talk(port)) === "a");
    first[Symbol.dispose]();
    await until(async () => (await talk(port)) === "a");
    expect(failures).toEqual([]);
  });

  it("tells when a port is taken, and takes it when it is free", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.2");
    await once(other, "listening");
    const failures: string[] = [];
    table(failures).apply(mapOf(servicePort(port, [await endpointNamed("a")])));
    await until(() => Promise.resolve(failures.length > 0));
    expect(failures).toEqual([`TCP port ${port} of 127.0.0.2 is in use by another program`]);
    other.close();
    await once(other, "close");
    await until(async () => (await talk(port)) === "a");
  });

  it("relays datagrams both ways", async () => {
    const echo = createSocket("udp4").bind(0, "127.0.0.1");
    await once(echo, "listening");
    echo.on("message", (message, from) => echo.send(message, from.port, from.address));
    cleanups.push(() => echo.close());
    const port = await freePort();
    table().apply(mapOf(servicePort(port, [{ address: "127.0.0.1", port: echo.address().port }], "UDP")));
    const client = createSocket("udp4");
    cleanups.push(() => client.close());
    let answer = "";
    client.on("message", (message) => (answer = message.toString()));
    await until(() => {
      client.send("ping", port, "127.0.0.2");
      return Promise.resolve(answer === "ping");
    });
  });
});
