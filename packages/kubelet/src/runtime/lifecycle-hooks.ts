import type { corev1 } from "@kubets/api";
import { goQuote } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import { isCriError } from "@kubets/cri";
import type { RuntimeService } from "@kubets/cri";
import { httpGet } from "../probes/http-get.ts";
import { resolvePort } from "../probes/container-port.ts";

export interface HookTarget {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  readonly containerId: string;
  readonly podIp: string;
  readonly portMap: ReadonlyMap<number, number>;
}

export interface HookOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** Runs postStart and preStop handlers. Rejects with an Error whose message says what went wrong. */
export class LifecycleHooks {
  readonly #runtime: RuntimeService;
  readonly #clock: Clock;

  constructor(deps: { readonly runtime: RuntimeService; readonly clock: Clock }) {
    this.#runtime = deps.runtime;
    this.#clock = deps.clock;
  }

  async run(handler: corev1.LifecycleHandler, target: HookTarget, options: HookOptions): Promise<void> {
    if (handler.exec) return await this.#exec(handler.exec.command ?? [], target, options);
    if (handler.sleep) return await this.#clock.sleep(handler.sleep.seconds * 1000, options);
    if (handler.httpGet) return await this.#http(handler.httpGet, target, options);
    // Kubernetes accepts tcpSocket for the sake of old objects and does nothing about it.
    if (handler.tcpSocket) return;
    throw new Error("invalid handler: no action given");
  }

  async #exec(command: readonly string[], target: HookTarget, options: HookOptions): Promise<void> {
    const seconds = options.timeoutMs === undefined ? 0 : Math.max(1, Math.ceil(options.timeoutMs / 1000));
    try {
      const { exitCode, stdout, stderr } = await this.#runtime.execSync(
        { containerId: target.containerId, cmd: [...command], timeout: seconds },
        { signal: options.signal },
      );
      if (exitCode === 0) return;
      const output = Buffer.concat([stdout, stderr]).toString("utf8");
      const words = `[${command.join(" ")}]`;
      throw new Error(
        `Exec lifecycle hook (${words}) for Container ${goQuote(target.container.name)} in Pod ${goQuote(podText(target.pod))} failed - error: command '${command.join(" ")}' exited with ${exitCode}: ${output}, message: ${goQuote(output)}`,
      );
    } catch (err: unknown) {
      if (isCriError(err, "DeadlineExceeded")) throw new Error("hook timed out", { cause: err });
      throw err;
    }
  }

  async #http(action: corev1.HTTPGetAction, target: HookTarget, options: HookOptions): Promise<void> {
    const port = resolvePort(action.port, target.container);
    if (port === undefined) throw new Error(`port ${String(action.port)} not found in container`);
    const host = action.host || target.podIp;
    const mapped = action.host ? port : (target.portMap.get(port) ?? port);
    await httpGet(action, { host, port: mapped }, { clock: this.#clock, timeoutMs: 30_000, ...options });
  }
}

function podText(pod: corev1.Pod): string {
  return `${pod.metadata.name ?? ""}_${pod.metadata.namespace ?? ""}(${pod.metadata.uid ?? ""})`;
}
