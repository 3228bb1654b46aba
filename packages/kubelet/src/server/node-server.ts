import { newBadRequest, newInternalError, newNotFound, statusErrorOf } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { openExecStream, openPortForwardStream } from "@kubets/cri";
import type { CriClient, ExecStream } from "@kubets/cri";
import { decodeNodeRequest, encodeNodeResponse, nodeSubject, parseNodeSubject } from "@kubets/transport";
import type { Incoming, NodeRequest, Responder, Stream, Transport } from "@kubets/transport";
import { rpcErrorText } from "../runtime/image-puller.ts";
import type { PodReader } from "../runtime/pod-reader.ts";
import { currentSandbox } from "../pod/compute-pod-actions.ts";
import { bridgeExec } from "./exec-bridge.ts";
import { flag, parseLogOptions } from "./log-options.ts";
import { readLog } from "./log-reader.ts";
import { containerName, findPod, loggedContainer, runningContainer } from "./pod-lookup.ts";
import type { KnownPods } from "./pod-lookup.ts";
import { bridgePortForward } from "./port-forward-bridge.ts";
import { statsSummary } from "./stats.ts";

export interface NodeServerOptions {
  readonly transport: Pick<Transport, "serve">;
  readonly nodeName: string;
  readonly cri: Pick<CriClient, "runtime">;
  readonly reader: PodReader;
  readonly pods: KnownPods;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface Call {
  readonly request: NodeRequest;
  readonly query: URLSearchParams;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
  /** Says yes to the caller: from then on there is a stream. */
  readonly accept: () => Stream;
}

/** Serves what the API server asks of this node: logs, exec, attach, port-forward, stats (node.proto). */
export class NodeServer {
  readonly #options: NodeServerOptions;

  constructor(options: NodeServerOptions) {
    this.#options = options;
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { nodeName, transport } = this.#options;
    await transport.serve(
      nodeSubject(nodeName, "*"),
      (incoming, responder) => this.#handle(incoming, responder, signal),
      { signal },
    );
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  async #handle(incoming: Incoming, responder: Responder, ending: AbortSignal): Promise<void> {
    const request = decodeNodeRequest(incoming.body);
    const operation = parseNodeSubject(incoming.subject)?.operation ?? "";
    let stream: Stream | undefined;
    const call: Call = {
      request,
      query: new URLSearchParams(request.query),
      signal: AbortSignal.any([incoming.signal, ending]),
      accept: () => {
        stream = responder.accept(encodeNodeResponse({ code: 200 }));
        return stream;
      },
    };
    try {
      await this.#dispatch(operation, call);
    } catch (err: unknown) {
      if (call.signal.aborted) {
        await stream?.[Symbol.asyncDispose]();
        return;
      }
      this.#options.logger.debug({ err, operation, pod: request.pod }, "Refused node request");
      await refuse(err, responder, stream);
    }
  }

  async #dispatch(operation: string, call: Call): Promise<void> {
    switch (operation) {
      case "logs":
        return await this.#logs(call);
      case "exec":
        return await this.#exec(call);
      case "attach":
        return await this.#attach(call);
      case "portforward":
        return await this.#portForward(call);
      case "stats":
        return await this.#stats(call);
      case "raw":
        return await this.#raw(call);
      default:
        throw newBadRequest(`unknown operation ${operation}`);
    }
  }

  async #logs(call: Call): Promise<void> {
    const { clock, cri } = this.#options;
    const options = parseLogOptions(call.query, clock.now());
    const found = await findPod(call.request, this.#options, call);
    const container = loggedContainer(found, containerName(call.request, found.pod), options);
    const isRunning = async (): Promise<boolean> => {
      const { status } = await cri.runtime.containerStatus({ containerId: container.id }, call);
      return status?.state === "CONTAINER_RUNNING";
    };
    const stream = call.accept();
    const signal = AbortSignal.any([call.signal, stream.signal]);
    const input = { path: container.logPath, options, clock, isRunning, signal };
    for await (const piece of readLog(input)) await stream.send(piece);
    await stream.end();
  }

  async #exec(call: Call): Promise<void> {
    const { query } = call;
    const cmd = query.getAll("command");
    if (cmd.length === 0) throw newBadRequest("you must specify at least 1 command for the container");
    const found = await findPod(call.request, this.#options, call);
    const container = runningContainer(found, containerName(call.request, found.pod));
    const { url } = await this.#options.cri.runtime.exec(
      { containerId: container.id, cmd, ...streamsOf(query) },
      call,
    );
    await this.#bridge(call, url);
  }

  async #attach(call: Call): Promise<void> {
    const found = await findPod(call.request, this.#options, call);
    const container = runningContainer(found, containerName(call.request, found.pod));
    const { url } = await this.#options.cri.runtime.attach(
      { containerId: container.id, ...streamsOf(call.query) },
      call,
    );
    await this.#bridge(call, url);
  }

  async #bridge(call: Call, url: string): Promise<void> {
    const command: ExecStream = await openExecStream(url, { signal: call.signal });
    await bridgeExec(call.accept(), command);
  }

  async #portForward(call: Call): Promise<void> {
    const { runtime } = this.#options.cri;
    const found = await findPod(call.request, this.#options, call);
    const sandbox = found.runtime && currentSandbox(found.pod, found.runtime);
    if (!sandbox) throw newInternalError(new Error("unable to forward port because pod is not running"));
    const connect = async (port: number, options: { readonly signal: AbortSignal }) => {
      const { url } = await runtime.portForward({ podSandboxId: sandbox.id, port: [port] }, options);
      return await openPortForwardStream(url, { ...options, port });
    };
    await bridgePortForward({ caller: call.accept(), connect });
  }

  async #stats(call: Call): Promise<void> {
    const { clock, cri, nodeName, pods, reader } = this.#options;
    const summary = await statsSummary({
      nodeName,
      runtime: cri.runtime,
      reader,
      clock,
      pods: pods.pods(),
      signal: call.signal,
    });
    await sendWhole(call, JSON.stringify(summary));
  }

  async #raw(call: Call): Promise<void> {
    const path = call.request.path.replace(/^\/+|\/+$/g, "").split("?")[0] ?? "";
    switch (path) {
      case "healthz":
        return await sendWhole(call, "ok");
      case "pods":
        return await sendWhole(
          call,
          JSON.stringify({
            kind: "PodList",
            apiVersion: "v1",
            metadata: {},
            items: this.#options.pods.pods(),
          }),
        );
      case "stats/summary":
        return await this.#stats(call);
      default:
        throw newNotFound({ group: "", resource: "" }, path);
    }
  }
}

const maxFrameBytes = 256 * 1024;

async function sendWhole(call: Call, text: string): Promise<void> {
  const stream = call.accept();
  const bytes = Buffer.from(text, "utf8");
  for (let start = 0; start < bytes.length; start += maxFrameBytes) {
    await stream.send(bytes.subarray(start, start + maxFrameBytes));
  }
  await stream.end();
}

/** Before acceptance the caller is told in the reply, afterwards through the stream. */
async function refuse(err: unknown, responder: Responder, stream: Stream | undefined): Promise<void> {
  const status = asStatusError(err).toStatus();
  if (stream) {
    await stream.fail(status.message ?? "");
    return;
  }
  responder.reply(
    encodeNodeResponse({ code: status.code ?? 500, status: Buffer.from(JSON.stringify(status)) }),
  );
}

function asStatusError(err: unknown): ReturnType<typeof newInternalError> {
  const known = statusErrorOf(err);
  if (known) return known;
  return newInternalError(err instanceof Error ? new Error(rpcErrorText(err), { cause: err }) : err);
}

/** With a terminal there is no stderr of its own. */
function streamsOf(query: URLSearchParams): {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
} {
  const tty = flag(query, "tty");
  return {
    stdin: flag(query, "stdin"),
    stdout: flag(query, "stdout"),
    stderr: flag(query, "stderr") && !tty,
    tty,
  };
}
