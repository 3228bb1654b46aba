import type { Clock } from "@kubets/apimachinery";
import { pause } from "@kubets/apimachinery";

/** What is closed after so long without a request, as kube-apiserver does (apiserver server/secure_serving.go). */
export const idleMs = 90_000;
const sweepMs = 30_000;

/** An HTTP/2 connection. */
export interface Session {
  once(event: "close", listener: () => void): unknown;
  close(): void;
}

interface Use {
  open: number;
  idleSinceMs: number;
}

/** Closes HTTP/2 connections on which nothing is asked. Those with a request, such as a watch, stay. */
export class IdleSessions {
  readonly #clock: Clock;
  readonly #sessions = new Map<object, { readonly session: Session; readonly use: Use }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(session: Session): void {
    this.#sessions.set(session, { session, use: { open: 0, idleSinceMs: this.#clock.monotonicMs() } });
    session.once("close", () => this.#sessions.delete(session));
  }

  /** A request on a connection; dispose it when it is answered. */
  request(session: object | undefined): Disposable {
    const use = session && this.#sessions.get(session)?.use;
    if (use) use.open++;
    return {
      [Symbol.dispose]: () => {
        if (!use) return;
        use.open--;
        use.idleSinceMs = this.#clock.monotonicMs();
      },
    };
  }

  /** Until the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    while (!options.signal.aborted) {
      await pause(this.#clock, sweepMs, options.signal);
      const longAgo = this.#clock.monotonicMs() - idleMs;
      for (const { session, use } of this.#sessions.values())
        if (use.open === 0 && use.idleSinceMs <= longAgo) session.close();
    }
  }
}
