import type { EndpointHost } from "./endpoint.ts";
import type { LinkMessage } from "./link.ts";
import { ServerCall } from "./server-call.ts";
import type { Handler } from "./transport.ts";

const defaultConcurrency = 1024;
/** Calls that may wait for a free handler; past it the caller is told at once. */
const maxWaiting = 16_384;

/** Runs one handler for the calls of one subscription, so many at once. An accepted stream no longer counts. */
export class Server {
  readonly #host: EndpointHost;
  readonly #nextId: () => number;
  readonly #handler: Handler;
  readonly #concurrency: number;
  readonly #waiting: ServerCall[] = [];
  #head = 0;
  #active = 0;

  constructor(deps: {
    readonly host: EndpointHost;
    readonly nextId: () => number;
    readonly handler: Handler;
    readonly concurrency: number | undefined;
  }) {
    this.#host = deps.host;
    this.#nextId = deps.nextId;
    this.#handler = deps.handler;
    this.#concurrency = deps.concurrency ?? defaultConcurrency;
  }

  receive(message: LinkMessage): void {
    if (message.reply === "") return;
    const call = new ServerCall(this.#host, this.#nextId(), message);
    if (this.#active < this.#concurrency) void this.#run(call);
    else if (this.#waiting.length - this.#head < maxWaiting) this.#waiting.push(call);
    else void call.threw(new Error("too many requests are waiting"));
  }

  async #run(call: ServerCall): Promise<void> {
    let counted = true;
    this.#active++;
    const release = () => {
      if (!counted) return;
      counted = false;
      this.#active--;
      this.#next();
    };
    call.onAccept(release);
    try {
      await this.#handler(call, call);
      await call.finish();
    } catch (err: unknown) {
      await call.threw(err);
    } finally {
      release();
    }
  }

  #next(): void {
    while (this.#active < this.#concurrency && this.#head < this.#waiting.length) {
      const call = this.#waiting[this.#head++] as ServerCall; // The head is below the length.
      if (this.#head > 1024 && this.#head * 2 > this.#waiting.length) {
        this.#waiting.splice(0, this.#head);
        this.#head = 0;
      }
      if (call.abortReason === undefined) void this.#run(call);
    }
    if (this.#head === this.#waiting.length) this.#waiting.length = this.#head = 0;
  }
}
