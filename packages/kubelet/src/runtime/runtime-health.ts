import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { RuntimeService } from "@kubets/cri";
import { Wakeup } from "../wakeup.ts";

export interface RuntimeHealthOptions {
  readonly runtime: RuntimeService;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly intervalMs: number;
  /** Its state is not what it was. */
  readonly onChange: () => void;
}

const callTimeoutMs = 2_000;

/** Knows whether the runtime can run pods, and gives it the node's range of pod addresses. */
export class RuntimeHealth {
  readonly #options: RuntimeHealthOptions;
  readonly #wakeup: Wakeup;
  #podCidr: string | undefined;
  #configuredCidr: string | undefined;
  #runtimeProblem: string | undefined = "container runtime status check may not have completed yet";
  #networkProblem: string | undefined;

  constructor(options: RuntimeHealthOptions) {
    this.#options = options;
    this.#wakeup = new Wakeup(options.clock);
  }

  /** Why no pod can run; undefined when all is well. In the words of the node's Ready condition. */
  get notReadyBecause(): string | undefined {
    if (this.#runtimeProblem !== undefined) return this.#runtimeProblem;
    return this.#networkProblem && `container runtime network not ready: ${this.#networkProblem}`;
  }

  /** The part of it that keeps only pods with a network of their own from running. */
  get networkNotReadyBecause(): string | undefined {
    return this.#networkProblem;
  }

  setPodCidr(podCidr: string): void {
    if (podCidr === this.#podCidr) return;
    this.#podCidr = podCidr;
    this.#wakeup.wake();
  }

  /** The runtime was lost, or is back: look at once. */
  check(): void {
    this.#configuredCidr = undefined;
    this.#wakeup.wake();
  }

  /** Looks once: until then the node counts as not ready. */
  async refresh({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    await this.#refresh(signal);
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    while (!signal.aborted) {
      const before = this.notReadyBecause;
      await this.#refresh(signal);
      if (before !== this.notReadyBecause) this.#options.onChange();
      await this.#wakeup.wait(this.#options.intervalMs, { signal });
    }
  }

  async #refresh(signal: AbortSignal): Promise<void> {
    const { logger, runtime } = this.#options;
    const call = { signal, timeoutMs: callTimeoutMs };
    try {
      const podCidr = this.#podCidr;
      if (podCidr !== undefined && podCidr !== this.#configuredCidr) {
        await runtime.updateRuntimeConfig({ runtimeConfig: { networkConfig: { podCidr } } }, call);
        this.#configuredCidr = podCidr;
        logger.info({ podCIDR: podCidr }, "Set pod CIDR");
      }
      const { status } = await runtime.status({}, call);
      const conditions = status?.conditions ?? [];
      const textOf = (type: string): string | undefined => {
        const condition = conditions.find((candidate) => candidate.type === type);
        if (condition?.status) return undefined;
        return `${type}=false reason:${condition?.reason ?? ""} message:${condition?.message ?? ""}`;
      };
      const runtimeText = textOf("RuntimeReady");
      this.#runtimeProblem = runtimeText && `container runtime not ready: ${runtimeText}`;
      this.#networkProblem = textOf("NetworkReady");
    } catch (err: unknown) {
      signal.throwIfAborted();
      logger.warn({ err }, "Container runtime status check failed");
      this.#runtimeProblem = "container runtime is down";
    }
  }
}
