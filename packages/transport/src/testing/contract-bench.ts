import { apiSubject } from "../subjects.ts";
import { TransportError, type Handler, type Stream, type Transport } from "../transport.ts";

/** What the suite needs of a bus. Identities get the permissions of a real cluster. */
export interface TransportContractHarness extends AsyncDisposable {
  createTransport(identity: string): Promise<Transport>;
  /** Takes the bus away with all it holds. */
  stopBus(): Promise<void>;
  /** Brings it back and waits until every transport is connected. */
  startBus(): Promise<void>;
  /** Ends the transports of `identity` without a word to anybody. */
  kill(identity: string): Promise<void>;
  /** Waits for `promise`, letting time pass. */
  settle<T>(promise: Promise<T>): Promise<T>;
  /** Lets `ms` pass. */
  pass(ms: number): Promise<void>;
}

/** Streams of the harness' transports beat this often. */
export const contractHeartbeatMs = 200;

export const server = "system:apiserver";
export const client = "system:kube-scheduler";
export const otherClient = "system:kube-controller-manager";
export const node = "system:node:node-1";
export const never = new AbortController().signal;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const bytes = (text: string): Uint8Array => encoder.encode(text);
export const text = (body: Uint8Array): string => decoder.decode(body);

export function subjectOf(identity: string, verb = "get"): string {
  return apiSubject({ identity, verb, group: "", version: "v1", resource: "pods" });
}

/** A server and a client on one bus, and the short words that the contract's cases are written in. */
export class ContractBench implements AsyncDisposable {
  readonly bus: TransportContractHarness;
  readonly api: Transport;
  readonly caller: Transport;
  readonly stop = new AbortController();

  static async create(open: () => Promise<TransportContractHarness>): Promise<ContractBench> {
    const bus = await open();
    return new ContractBench(bus, await bus.createTransport(server), await bus.createTransport(client));
  }

  private constructor(bus: TransportContractHarness, api: Transport, caller: Transport) {
    this.bus = bus;
    this.api = api;
    this.caller = caller;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop.abort();
    await this.bus[Symbol.asyncDispose]();
  }

  serve(handler: Handler, concurrency?: number): Promise<void> {
    return this.api.serve("kube.api.>", handler, {
      signal: this.stop.signal,
      queue: "kube-apiserver",
      ...(concurrency === undefined ? {} : { concurrency }),
    });
  }

  async request(
    body: string,
    options: { readonly signal?: AbortSignal; readonly timeoutMs?: number } = {},
  ): Promise<string> {
    const reply = await this.caller.request(subjectOf(client), bytes(body), { signal: never, ...options });
    return text(reply.body);
  }

  openStream(options: { readonly signal?: AbortSignal; readonly body?: string } = {}): Promise<Stream> {
    const { signal = never, body = "open" } = options;
    return this.bus.settle(this.caller.openStream(subjectOf(client, "watch"), bytes(body), { signal }));
  }

  /** The TransportError code that `promise` rejects with. */
  codeOf(promise: Promise<unknown>): Promise<string> {
    const outcome = promise.then(
      () => "resolved",
      (err: unknown) => (err instanceof TransportError ? err.code : String(err)),
    );
    return this.bus.settle(outcome);
  }
}

export async function readAll(stream: Stream): Promise<string[]> {
  const frames: string[] = [];
  for await (const frame of stream) frames.push(text(frame));
  return frames;
}

/** Reads until the stream is over, whichever way. */
export async function codeOfEnd(stream: Stream): Promise<string> {
  try {
    for await (const _frame of stream) continue;
    return "ended";
  } catch (err: unknown) {
    return err instanceof TransportError ? err.code : String(err);
  }
}
