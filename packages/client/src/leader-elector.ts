import { resources, type coordinationv1 } from "@kubets/api";
import {
  formatMicroTime,
  isConflict,
  isNotFound,
  jitter,
  pause,
  type Clock,
  type Random,
} from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { Client, ResourceClient } from "./client.ts";
import type { EventRecorder } from "./events.ts";

export interface LeaderElectorOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  /** The Lease that the candidates contend for. */
  readonly lease: { readonly namespace: string; readonly name: string };
  /**
   * Who this candidate is; two must never have the same. A process that comes back under its old identity leads
   * again at once, without waiting for its own lease to expire.
   */
  readonly identity: string;
  /** How long others wait for a holder that does not renew. Default 15 s. */
  readonly leaseDurationMs?: number;
  /** A holder that could not renew for this long stops leading; less than the lease's duration. Default 10 s. */
  readonly renewDeadlineMs?: number;
  /** Between two tries to get or renew the lease. Default 2 s. */
  readonly retryPeriodMs?: number;
  readonly logger?: Pick<Logger, "info" | "debug">;
  readonly recorder?: EventRecorder;
}

const jitterFactor = 1.2;

/**
 * Lets one of several processes work at a time, by a Lease, as client-go does. Safety rests on a bound of the
 * rates of clocks, not on their agreement: only local durations count, never the times written in the Lease.
 */
export class LeaderElector {
  readonly #options: LeaderElectorOptions;
  readonly #leases: ResourceClient<coordinationv1.Lease>;
  readonly #leaseDurationMs: number;
  readonly #renewDeadlineMs: number;
  readonly #retryPeriodMs: number;
  #observed: coordinationv1.Lease | undefined;
  #observedAtMs = 0;

  constructor(options: LeaderElectorOptions) {
    this.#options = options;
    this.#leases = options.client.resource(resources.leases);
    this.#leaseDurationMs = options.leaseDurationMs ?? 15_000;
    this.#renewDeadlineMs = options.renewDeadlineMs ?? 10_000;
    this.#retryPeriodMs = options.retryPeriodMs ?? 2000;
    if (this.#leaseDurationMs <= this.#renewDeadlineMs) {
      throw new Error("leaseDuration must be greater than renewDeadline");
    }
    if (this.#renewDeadlineMs <= this.#retryPeriodMs * jitterFactor) {
      throw new Error("renewDeadline must be greater than retryPeriod*JitterFactor");
    }
  }

  get isLeader(): boolean {
    return this.#observed?.spec.holderIdentity === this.#options.identity;
  }

  /**
   * Waits to become the leader, then runs `lead`, whose signal aborts when leadership ends. Resolves when
   * `signal` aborted, with the lease given back; rejects when the lease was lost, after `lead` has returned:
   * the process should end then. Rejects also with what `lead` throws.
   */
  async run(options: {
    readonly signal: AbortSignal;
    readonly lead: (options: { readonly signal: AbortSignal }) => Promise<void>;
  }): Promise<void> {
    const { signal } = options;
    if (!(await this.#acquire(signal))) return;
    const leading = new AbortController();
    const work = options.lead({ signal: leading.signal });
    const stop = AbortSignal.any([signal, leading.signal]);
    work.then(
      () => leading.abort(),
      () => leading.abort(),
    );
    const lost = !(await this.#renewUntil(stop));
    leading.abort(signal.reason);
    try {
      await work;
    } finally {
      if (!lost) await this.#release();
    }
    if (lost) throw new Error("leader election lost");
  }

  /** False when the signal came first. */
  async #acquire(signal: AbortSignal): Promise<boolean> {
    const { clock, identity, lease, logger, random, recorder } = this.#options;
    for (;;) {
      if (signal.aborted) return false;
      if (await this.#tryAcquireOrRenew(signal, this.#renewDeadlineMs)) break;
      // The loop's first line tells an abort.
      await pause(clock, jitter(random, this.#retryPeriodMs, jitterFactor), signal);
    }
    logger?.info({ lease: `${lease.namespace}/${lease.name}`, identity }, "Became leader");
    if (this.#observed !== undefined) {
      recorder?.event(this.#observed, "Normal", "LeaderElection", `${identity} became leader`);
    }
    return true;
  }

  /** True when the signal ended it, false when the lease could not be renewed in time. */
  async #renewUntil(signal: AbortSignal): Promise<boolean> {
    const { clock } = this.#options;
    let renewedAtMs = clock.monotonicMs();
    for (;;) {
      const deadlineMs = renewedAtMs + this.#renewDeadlineMs;
      const waitMs = Math.min(this.#retryPeriodMs, deadlineMs - clock.monotonicMs());
      await pause(clock, Math.max(0, waitMs), signal);
      if (signal.aborted) return true;
      const startedMs = clock.monotonicMs();
      if (startedMs >= deadlineMs) return false;
      if (await this.#tryAcquireOrRenew(signal, deadlineMs - startedMs)) renewedAtMs = startedMs;
    }
  }

  async #tryAcquireOrRenew(signal: AbortSignal, timeoutMs: number): Promise<boolean> {
    const { lease, logger } = this.#options;
    try {
      return await this.#write(signal, timeoutMs);
    } catch (err: unknown) {
      // What another candidate wrote meanwhile is read at the next try.
      if (isConflict(err)) this.#observed = undefined;
      if (!signal.aborted) logger?.debug({ lease, err }, "Leader election try failed");
      return false;
    }
  }

  async #write(signal: AbortSignal, timeoutMs: number): Promise<boolean> {
    const { clock, lease } = this.#options;
    const options = { namespace: lease.namespace, signal, timeoutMs };
    // A leader need not read: if anyone else had written, the update would conflict.
    const current = this.#isValidLeader() ? this.#observed : await this.#read(options);
    if (current === undefined) {
      const draft = { metadata: { ...lease }, spec: this.#spec(undefined) };
      this.#observe(await this.#leases.create(draft, options));
      return true;
    }
    this.#observe(current);
    const { holderIdentity } = current.spec;
    if (holderIdentity && !this.isLeader && clock.monotonicMs() < this.#expiresAtMs(current)) return false;
    this.#observe(await this.#leases.update({ ...current, spec: this.#spec(current) }, options));
    return true;
  }

  async #read(options: {
    readonly namespace: string;
    readonly signal: AbortSignal;
    readonly timeoutMs: number;
  }): Promise<coordinationv1.Lease | undefined> {
    try {
      return await this.#leases.get(this.#options.lease.name, options);
    } catch (err: unknown) {
      if (isNotFound(err)) return undefined;
      throw err;
    }
  }

  /** Remembers when the record was first seen as it is: its expiry counts from there. */
  #observe(lease: coordinationv1.Lease): void {
    if (this.#observed?.metadata.resourceVersion !== lease.metadata.resourceVersion) {
      this.#observedAtMs = this.#options.clock.monotonicMs();
    }
    this.#observed = lease;
  }

  #isValidLeader(): boolean {
    return (
      this.#observed !== undefined &&
      this.isLeader &&
      this.#options.clock.monotonicMs() < this.#expiresAtMs(this.#observed)
    );
  }

  #expiresAtMs(lease: coordinationv1.Lease): number {
    return this.#observedAtMs + (lease.spec.leaseDurationSeconds ?? 0) * 1000;
  }

  #spec(current: coordinationv1.Lease | undefined): coordinationv1.LeaseSpec {
    const { clock, identity } = this.#options;
    const now = formatMicroTime(clock.now());
    const keeps = current?.spec.holderIdentity === identity;
    const { acquireTime = now, leaseTransitions = 0 } = current?.spec ?? {};
    return {
      ...current?.spec,
      holderIdentity: identity,
      leaseDurationSeconds: Math.max(1, Math.floor(this.#leaseDurationMs / 1000)),
      acquireTime: keeps ? acquireTime : now,
      renewTime: now,
      leaseTransitions: current === undefined || keeps ? leaseTransitions : leaseTransitions + 1,
    };
  }

  /** Lets another candidate lead at once. Best effort: the lease expires in any case. */
  async #release(): Promise<void> {
    const { clock, lease, logger } = this.#options;
    const current = this.#observed;
    if (current === undefined || !this.isLeader) return;
    const now = formatMicroTime(clock.now());
    const { leaseTransitions = 0 } = current.spec;
    const spec = {
      holderIdentity: "",
      leaseDurationSeconds: 1,
      acquireTime: now,
      renewTime: now,
      leaseTransitions,
    };
    const { signal } = new AbortController();
    try {
      await this.#leases.update(
        { ...current, spec },
        { namespace: lease.namespace, signal, timeoutMs: 1000 },
      );
    } catch (err: unknown) {
      logger?.debug({ lease, err }, "Giving the lease back failed");
    }
    this.#observed = undefined;
  }
}
