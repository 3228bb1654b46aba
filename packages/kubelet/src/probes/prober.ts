import net from "node:net";
import type { corev1 } from "@kubets/api";
import { goQuote } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import { isCriError } from "@kubets/cri";
import type { RuntimeService } from "@kubets/cri";
import { resolvePort } from "./container-port.ts";
import { checkGrpcHealth } from "./grpc-health.ts";
import { httpGet, networkErrorText } from "./http-get.ts";

export interface ProbeTarget {
  readonly container: corev1.Container;
  readonly containerId: string;
  readonly podIp: string;
  readonly portMap: ReadonlyMap<number, number>;
}

/** `error`: the probe itself could not be carried out, so nothing is known of the container. */
export interface ProbeOutcome {
  readonly result: "success" | "failure" | "error";
  readonly message: string;
}

interface RunOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Carries out one probe, once (pkg/kubelet/prober, v1.36). Rejects only when the signal aborts. */
export class Prober {
  readonly #runtime: RuntimeService;
  readonly #clock: Clock;

  constructor(deps: { readonly runtime: RuntimeService; readonly clock: Clock }) {
    this.#runtime = deps.runtime;
    this.#clock = deps.clock;
  }

  async probe(
    probe: corev1.Probe,
    target: ProbeTarget,
    { signal }: { readonly signal: AbortSignal },
  ): Promise<ProbeOutcome> {
    const options = { timeoutMs: Math.max(1, probe.timeoutSeconds ?? 1) * 1000, signal };
    try {
      if (probe.exec) return await this.#exec(probe.exec.command ?? [], target, options);
      if (probe.httpGet) return await this.#http(probe.httpGet, target, options);
      if (probe.tcpSocket) return await this.#tcp(probe.tcpSocket, target, options);
      if (probe.grpc) return await this.#grpc(probe.grpc, target, options);
      return { result: "error", message: "missing probe handler" };
    } catch (err: unknown) {
      signal.throwIfAborted();
      return { result: "error", message: err instanceof Error ? err.message : String(err) };
    }
  }

  async #exec(command: readonly string[], target: ProbeTarget, options: RunOptions): Promise<ProbeOutcome> {
    const seconds = options.timeoutMs / 1000;
    try {
      const answer = await this.#runtime.execSync(
        { containerId: target.containerId, cmd: [...command], timeout: seconds },
        { signal: options.signal },
      );
      const message = Buffer.concat([answer.stdout, answer.stderr]).toString("utf8");
      return { result: answer.exitCode === 0 ? "success" : "failure", message };
    } catch (err: unknown) {
      if (!isCriError(err, "DeadlineExceeded")) throw err;
      const words = goQuote(command.join(" "));
      return { result: "failure", message: `command timed out: ${words} timed out after ${seconds}s` };
    }
  }

  async #http(action: corev1.HTTPGetAction, target: ProbeTarget, options: RunOptions): Promise<ProbeOutcome> {
    const where = address(action.port, action.host, target);
    if (!where) return noSuchPort(action.port);
    try {
      const { statusCode, body } = await httpGet(action, where, { clock: this.#clock, ...options });
      if (statusCode >= 200 && statusCode < 400) return { result: "success", message: body };
      return { result: "failure", message: `HTTP probe failed with statuscode: ${statusCode}` };
    } catch (err: unknown) {
      options.signal.throwIfAborted();
      return { result: "failure", message: err instanceof Error ? err.message : String(err) };
    }
  }

  async #tcp(
    action: corev1.TCPSocketAction,
    target: ProbeTarget,
    options: RunOptions,
  ): Promise<ProbeOutcome> {
    const where = address(action.port, action.host, target);
    if (!where) return noSuchPort(action.port);
    const { promise, resolve } = Promise.withResolvers<ProbeOutcome>();
    const socket = net.connect(where.port, where.host);
    const fail = (message: string): void => resolve({ result: "failure", message });
    using _timer = this.#clock.setTimer(options.timeoutMs, () =>
      fail(`dial tcp ${where.host}:${where.port}: i/o timeout`),
    );
    const abort = (): void => fail("cancelled");
    options.signal.addEventListener("abort", abort, { once: true });
    socket.once("connect", () => resolve({ result: "success", message: "" }));
    socket.once("error", (err) =>
      fail(networkErrorText(err, { hostname: where.host, port: String(where.port) })),
    );
    try {
      return await promise;
    } finally {
      options.signal.removeEventListener("abort", abort);
      socket.destroy();
    }
  }

  async #grpc(action: corev1.GRPCAction, target: ProbeTarget, options: RunOptions): Promise<ProbeOutcome> {
    const where = address(action.port, undefined, target);
    if (!where) return noSuchPort(action.port);
    const deadlineMs = this.#clock.now() + options.timeoutMs;
    return await checkGrpcHealth({ ...where, service: action.service ?? "", deadlineMs });
  }
}

function address(
  port: number | string,
  host: string | undefined,
  target: ProbeTarget,
): { readonly host: string; readonly port: number } | undefined {
  const number = resolvePort(port, target.container);
  if (number === undefined) return undefined;
  return host ? { host, port: number } : { host: target.podIp, port: target.portMap.get(number) ?? number };
}

function noSuchPort(port: number | string): ProbeOutcome {
  return { result: "error", message: `strconv.Atoi: parsing ${goQuote(String(port))}: invalid syntax` };
}
