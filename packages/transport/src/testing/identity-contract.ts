import { afterEach, beforeEach, expect, it } from "vitest";
import { nodeSubject } from "../subjects.ts";
import type { Handler } from "../transport.ts";
import {
  bytes,
  client,
  ContractBench,
  never,
  node,
  otherClient,
  subjectOf,
  text,
  type TransportContractHarness,
} from "./contract-bench.ts";

/** Who may speak to whom, and what is known of the connection. */
export function runIdentityContract(open: () => Promise<TransportContractHarness>): void {
  let bench: ContractBench;
  beforeEach(async () => {
    bench = await ContractBench.create(open);
  });
  afterEach(() => bench[Symbol.asyncDispose]());

  it("lets nobody speak for another", async () => {
    await bench.serve(async (_incoming, responder) => responder.reply(bytes("ok")));
    const forged = bench.caller.request(subjectOf(otherClient), bytes("x"), { signal: never });
    expect(await bench.codeOf(forged)).toBe("permission");
    expect(await bench.codeOf(bench.caller.openStream(subjectOf(node), bytes("x"), { signal: never }))).toBe(
      "permission",
    );
    expect(await bench.bus.settle(bench.request("x"))).toBe("ok");
  });

  it.each([
    ["the API's subjects", client, "kube.api.>"],
    ["a node's subjects", client, nodeSubject("node-1", "*")],
    ["another node's subjects", node, nodeSubject("node-2", "*")],
    ["another's inbox", client, "_INBOX.system:apiserver.>"],
    ["all inboxes", node, "_INBOX.>"],
    ["everything", client, ">"],
  ])("lets nobody listen to %s", async (_name, identity, subject) => {
    const transport = await bench.bus.createTransport(identity);
    const handler: Handler = async (_incoming, responder) => responder.reply(bytes("mine"));
    expect(await bench.codeOf(transport.serve(subject, handler, { signal: bench.stop.signal }))).toBe(
      "permission",
    );
  });

  it.each([
    ["a node", nodeSubject("node-1", "logs")],
    ["the store", "$JS.API.INFO"],
    ["another component's inbox", `_INBOX.${otherClient}.x.1`],
  ])("lets no component write to %s", async (_name, subject) => {
    expect(await bench.codeOf(bench.caller.request(subject, bytes("x"), { signal: never }))).toBe(
      "permission",
    );
  });

  it("lets the API server reach a node", async () => {
    const kubelet = await bench.bus.createTransport(node);
    await kubelet.serve(
      nodeSubject("node-1", "*"),
      async (incoming, responder) => responder.reply(incoming.body),
      {
        signal: bench.stop.signal,
      },
    );
    const reply = bench.api.request(nodeSubject("node-1", "api"), bytes("hi"), { signal: never });
    expect(text((await bench.bus.settle(reply)).body)).toBe("hi");
  });

  it("tells when the connection goes and comes back", async () => {
    const states: string[] = [];
    using _listening = bench.caller.onConnectionChange((state) => states.push(state));
    await bench.bus.stopBus();
    await bench.bus.startBus();
    await bench.caller[Symbol.asyncDispose]();
    expect(states).toEqual(["disconnected", "connected", "closed"]);
  });
}
