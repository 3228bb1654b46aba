import { newBadRequest, newInternalError, statusErrorOf, untilAborted } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Health, Logger, Metrics } from "@kubets/component-base";
import { openExecStream, openPortForwardStream } from "@kubets/cri";
import type { CriClient, ExecStream } from "@kubets/cri";
import {
  decodeNodeRequest,
  encodeNodeResponse,
  nodeSubject,
  parseNodeSubject,
  StreamSocket,
} from "@kubets/transport";
import type { Incoming, NodeRequest, Responder, Stream, Transport } from "@kubets/transport";
import { rpcErrorText } from "../runtime/image-puller.ts";
import type { PodReader } from "../runtime/pod-reader.ts";
import { currentSandbox } from "../pod/compute-pod-actions.ts";
import { bridgeExec } from "./exec-bridge.ts";
import { KubeletApi } from "./kubelet-api.ts";
import { kubeletRoutes } from "./kubelet-routes.ts";
import { flag, parseLogOptions } from "./log-options.ts";
import { readLog } from "./log-reader.ts";
import type { ReadLogInput } from "./log-reader.ts";
import { containerName, findPod, loggedContainer, runningContainer } from "./pod-lookup.ts";
import type { KnownPods } from "./pod-lookup.ts";
import { bridgePort, dialPort } from "./port-bridge.ts";

export interface NodeServerOptions {
  readonly transport: Pick<Transport, "serve">;
  readonly nodeName: string;
  readonly nodeIp: string;
  readonly cri: Pick<CriClient, "runtime">;
  readonly reader: PodReader;
  readonly pods: KnownPods;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health;
  readonly metrics: Metrics;
  /** The kubelet's settings, as a KubeletConfiguration. */
  readonly configuration: Readonly<Record<string, unknown>>;
}

interface Call {
  readonly request: NodeRequest;
  readonly query: URLSearchParams;
  /** Aborts when the caller is gone. */
  readonly signal: AbortSignal;
  /** Says yes to the caller: from then on there is a stream. */
  readonly accept: () => Stream;
}

/** Serves what the API server asks of this node: logs, exec, attach, port-forward, its API (node.proto). */
export class NodeServer {
  readonly #options: NodeServerOptions;
  readonly #api: KubeletApi;

  constructor(options: NodeServerOptions) {
    this.#options = options;
    const log = async (
      request: Pick<NodeRequest, "namespace" | "pod" | "container">,
      call: Pick<Call, "query" | "signal">,
    ) => readLog(await this.#logInput({ ...request, podUid: "", query: "" }, call));
    this.#api = new KubeletApi(kubeletRoutes({ ...options, log }));
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    const { nodeName, transport } = this.#options;
    await transport.serve(
      nodeSubject(nodeName, "*"),
      (incoming, responder) => this.#handle(incoming, responder, signal),
      { signal },
    );
    await untilAborted(signal);
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
      case "api":
        return await this.#api.serve(new StreamSocket(call.accept()));
      default:
        throw newBadRequest(`unknown operation ${operation}`);
    }
  }

  async #logs(call: Call): Promise<void> {
    const input = await this.#logInput(call.request, call);
    const stream = call.accept();
    const signal = AbortSignal.any([call.signal, stream.signal]);
    for await (const piece of readLog({ ...input, signal })) await stream.send(piece);
    await stream.end();
  }

  async #logInput(request: NodeRequest, call: Pick<Call, "query" | "signal">): Promise<ReadLogInput> {
    const { clock, cri } = this.#options;
    const options = parseLogOptions(call.query, clock.now());
    const found = await findPod(request, this.#options, call);
    const container = loggedContainer(found, containerName(request, found.pod), options);
    const isRunning = async (): Promise<boolean> => {
      const { status } = await cri.runtime.containerStatus({ containerId: container.id }, call);
      return status?.state === "CONTAINER_RUNNING";
    };
    return { path: container.logPath, options, clock, isRunning, signal: call.signal };
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

  /** One connection to a port, or the session of a client that will open some. */
  async #portForward(call: Call): Promise<void> {
    const { request, query, signal } = call;
    const port = portOf(query);
    if (request.pod === "") {
      await bridgePort(call.accept(), dialPort(this.#options.nodeIp, port ?? 0));
      return;
    }
    const { runtime } = this.#options.cri;
    const found = await findPod(request, this.#options, call);
    const sandbox = found.runtime && currentSandbox(found.pod, found.runtime);
    if (!sandbox) throw newInternalError(new Error("unable to forward port because pod is not running"));
    if (port === undefined) {
      const stream = call.accept();
      await untilAborted(AbortSignal.any([signal, stream.signal]));
      return;
    }
    const { url } = await runtime.portForward({ podSandboxId: sandbox.id, port: [port] }, call);
    const connection = await openPortForwardStream(url, { signal, port });
    await bridgePort(call.accept(), connection);
  }
}

/** Undefined when none is asked for. Throws BadRequest for what is no port. */
function portOf(query: URLSearchParams): number | undefined {
  const text = query.get("port");
  if (text === null) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw newBadRequest(`invalid port ${text}`);
  return port;
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
