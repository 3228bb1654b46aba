import type { Clock, Random } from "@kubets/apimachinery";
import { BusTransport } from "./bus-transport.ts";
import type { Link, LinkListener, LinkMessage, Receive } from "./link.ts";
import type { BusPermissions } from "./permissions.ts";
import { SubjectTree, subjectWithin } from "./subject-tree.ts";
import { TransportError, type Transport } from "./transport.ts";
import { emptyBytes } from "./wire.ts";

export interface MemoryBusOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** What each identity may use; everything when left out. `natsPermissions` is a real cluster's. */
  readonly permissions?: (identity: string) => BusPermissions;
  /** Largest message; default 8 MiB. */
  readonly maxPayloadBytes?: number;
}

/**
 * A bus inside one process, with the behaviour of nats-server as far as transports can see it. Messages are
 * delivered later, in order per sender and receiver; faults are injected by identity.
 */
export class MemoryBus {
  readonly #options: MemoryBusOptions;
  readonly #subscriptions = new SubjectTree<MemorySubscription>();
  readonly #links = new Set<MemoryLink>();
  readonly #maxPayloadBytes: number;
  #outbox: Delivery[] = [];
  #draining = false;

  constructor(options: MemoryBusOptions) {
    this.#options = options;
    this.#maxPayloadBytes = options.maxPayloadBytes ?? 8 * 1024 * 1024;
  }

  /** A new connection of `identity`. */
  createTransport(identity: string, options: { readonly heartbeatMs?: number } = {}): Promise<Transport> {
    const { clock, random, permissions } = this.#options;
    const maxPayloadBytes = this.#maxPayloadBytes;
    const link = new MemoryLink({
      bus: this,
      identity,
      permissions: permissions?.(identity),
      maxPayloadBytes,
    });
    this.#links.add(link);
    return BusTransport.create({ link, clock, random, heartbeatMs: options.heartbeatMs });
  }

  /** Cuts every connection of `identity`; what is on the way to and from it is lost. */
  disconnect(identity: string): void {
    for (const link of this.#linksOf(identity)) link.setConnected(false);
  }

  reconnect(identity: string): void {
    for (const link of this.#linksOf(identity)) link.setConnected(true);
  }

  /** `identity` no longer gets messages, while the bus takes it for there, as a process that was stopped. */
  freeze(identity: string): void {
    for (const link of this.#linksOf(identity)) link.setFrozen(true);
  }

  thaw(identity: string): void {
    for (const link of this.#linksOf(identity)) link.setFrozen(false);
  }

  /** Everything of `identity` stops without a word, as a killed process. */
  kill(identity: string): void {
    for (const link of this.#linksOf(identity)) {
      link.kill();
      this.#links.delete(link);
    }
  }

  /** @internal */
  subscribe(pattern: string, subscription: MemorySubscription): Disposable {
    this.#subscriptions.add(pattern, subscription);
    return { [Symbol.dispose]: () => this.#subscriptions.remove(pattern, subscription) };
  }

  /** @internal */
  unlink(link: MemoryLink): void {
    this.#links.delete(link);
  }

  /** @internal */
  publish(from: MemoryLink, message: LinkMessage): void {
    this.#outbox.push({ from, epoch: from.epoch, message });
    if (this.#draining) return;
    this.#draining = true;
    queueMicrotask(() => this.#drain());
  }

  #drain(): void {
    while (this.#outbox.length > 0) {
      const batch = this.#outbox;
      this.#outbox = [];
      for (const delivery of batch) this.#route(delivery);
    }
    this.#draining = false;
  }

  #route({ from, epoch, message }: Delivery): void {
    if (!from.alive || from.epoch !== epoch) return;
    const matches = this.#subscriptions.match(message.subject).filter((s) => s.link.connected);
    if (matches.length === 0) {
      if (message.reply !== "") from.receiveNoResponders(message.reply);
      return;
    }
    for (const receiver of this.#pick(matches)) {
      if (!receiver.link.frozen) receiver.receive(message);
    }
  }

  /** All without a queue, and one of each queue. */
  #pick(matches: readonly MemorySubscription[]): MemorySubscription[] {
    const chosen: MemorySubscription[] = [];
    const queues = new Map<string, MemorySubscription[]>();
    for (const subscription of matches) {
      if (subscription.queue === undefined) chosen.push(subscription);
      else pushTo(queues, subscription.queue, subscription);
    }
    for (const members of queues.values()) {
      const index = Math.floor(this.#options.random.float() * members.length);
      chosen.push(members[index] as MemorySubscription); // A float is below 1, so the index is below the length.
    }
    return chosen;
  }

  #linksOf(identity: string): MemoryLink[] {
    return [...this.#links].filter((link) => link.identity === identity);
  }
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

interface MemorySubscription {
  readonly link: MemoryLink;
  readonly queue: string | undefined;
  readonly receive: Receive;
}

interface Delivery {
  readonly from: MemoryLink;
  readonly epoch: number;
  readonly message: LinkMessage;
}

class MemoryLink implements Link {
  readonly identity: string;
  readonly maxPayloadBytes: number;
  readonly #bus: MemoryBus;
  readonly #permissions: BusPermissions | undefined;
  readonly #handles = new Set<Disposable>();
  #listener: LinkListener | undefined;
  #connected = true;
  #alive = true;
  #epoch = 0;
  #frozen = false;

  constructor(deps: {
    readonly bus: MemoryBus;
    readonly identity: string;
    readonly permissions: BusPermissions | undefined;
    readonly maxPayloadBytes: number;
  }) {
    this.#bus = deps.bus;
    this.identity = deps.identity;
    this.#permissions = deps.permissions;
    this.maxPayloadBytes = deps.maxPayloadBytes;
  }

  get connected(): boolean {
    return this.#connected && this.#alive;
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Counts connections, so that what was sent over a lost one is lost too. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The bus takes this link for there, but it gets nothing. */
  get frozen(): boolean {
    return this.#frozen;
  }

  setFrozen(frozen: boolean): void {
    this.#frozen = frozen;
  }

  setListener(listener: LinkListener): void {
    this.#listener = listener;
  }

  publish(subject: string, body: Uint8Array, reply: string, traceparent?: string): void {
    if (!this.connected) return;
    if (!this.#allowed("publish", subject)) {
      queueMicrotask(() => this.#listener?.onDenied(subject));
      return;
    }
    this.#bus.publish(this, { subject, reply, body, traceparent, noResponders: false });
  }

  async subscribe(subject: string, queue: string | undefined, receive: Receive): Promise<Disposable> {
    if (!this.#allowed("subscribe", subject)) {
      throw new TransportError("permission", `not allowed to receive ${subject}`);
    }
    const handle = this.#bus.subscribe(subject, { link: this, queue, receive });
    this.#handles.add(handle);
    return {
      [Symbol.dispose]: () => {
        this.#handles.delete(handle);
        handle[Symbol.dispose]();
      },
    };
  }

  async close(): Promise<void> {
    // What was published before is delivered first.
    await Promise.resolve();
    this.kill();
    this.#bus.unlink(this);
  }

  receiveNoResponders(reply: string): void {
    this.#bus.publish(this, {
      subject: reply,
      reply: "",
      body: emptyBytes,
      noResponders: true,
      traceparent: undefined,
    });
  }

  setConnected(connected: boolean): void {
    if (this.#connected === connected || !this.#alive) return;
    this.#connected = connected;
    this.#epoch++;
    this.#listener?.onConnection(connected ? "connected" : "disconnected");
  }

  kill(): void {
    this.#alive = false;
    this.#listener = undefined;
    for (const handle of this.#handles) handle[Symbol.dispose]();
    this.#handles.clear();
  }

  #allowed(operation: keyof BusPermissions, subject: string): boolean {
    if (this.#permissions === undefined) return true;
    return this.#permissions[operation].some((pattern) => subjectWithin(subject, pattern));
  }
}
