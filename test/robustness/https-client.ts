import { Agent, request as httpsRequest } from "node:https";
import type { IncomingMessage } from "node:http";
import { failure, ProtocolError } from "./api-client.ts";
import type { Answer, ApiClient, Target, WatchMessage, WatchRequest } from "./api-client.ts";
import type { Selection } from "./history.ts";
import { pathOf, selectorsOf } from "./objects.ts";
import { readEvents, watchPath } from "./watch-stream.ts";
import type { Json } from "./objects.ts";

export interface Credentials {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

const timeoutMs = 15_000;

/** One HTTPS client of one API server, with a connection of its own. */
export class HttpsClient implements ApiClient, Disposable {
  readonly name: string;
  readonly #port: number;
  readonly #agent: Agent;

  constructor(name: string, port: number, credentials: Credentials) {
    this.name = name;
    this.#port = port;
    this.#agent = new Agent({ keepAlive: true, ...credentials });
  }

  create(target: Target, body: Json): Promise<Answer> {
    return this.#send("POST", pathOf(target.kind, target.namespace), body);
  }

  update(target: Target, body: Json): Promise<Answer> {
    return this.#send("PUT", pathOf(target.kind, target.namespace, target.name), body);
  }

  patch({ kind, namespace, name }: Target, body: Json, subresource: "" | "status"): Promise<Answer> {
    return this.#send(
      "PATCH",
      pathOf(kind, namespace, name, subresource),
      body,
      "application/merge-patch+json",
    );
  }

  bind({ kind, namespace, name }: Target, body: Json): Promise<Answer> {
    return this.#send("POST", pathOf(kind, namespace, name, "binding"), body);
  }

  delete({ kind, namespace, name }: Target, options: { readonly resourceVersion?: string }): Promise<Answer> {
    return this.#send("DELETE", pathOf(kind, namespace, name), deleteOptions(options));
  }

  deleteCollection(selection: Selection): Promise<Answer> {
    const query = new URLSearchParams({ ...selectorsOf(selection) });
    return this.#send(
      "DELETE",
      `${pathOf(selection.kind, selection.namespace)}?${query.toString()}`,
      deleteOptions({}),
    );
  }

  get({ kind, namespace, name }: Target): Promise<Answer> {
    return this.#send("GET", pathOf(kind, namespace, name));
  }

  list(
    selection: Selection,
    options: { readonly resourceVersion?: string; readonly limit?: number; readonly continue?: string },
  ): Promise<Answer> {
    const query = new URLSearchParams({ ...selectorsOf(selection) });
    for (const [name, value] of Object.entries(options)) query.set(name, String(value));
    return this.#send("GET", `${pathOf(selection.kind, selection.namespace)}?${query.toString()}`);
  }

  async watch(
    request: WatchRequest,
    take: (message: WatchMessage) => void,
    signal: AbortSignal,
  ): Promise<"closed" | "gone"> {
    const path = watchPath(request);
    try {
      const response = await this.#open("GET", path, undefined, "", signal);
      response.setEncoding("utf8");
      if (response.statusCode !== 200) {
        response.resume();
        return response.statusCode === 410 ? "gone" : "closed";
      }
      return await readEvents(response, take, request.slowMs);
    } catch (err: unknown) {
      if (err instanceof ProtocolError || err instanceof SyntaxError) throw err;
      // A connection that breaks, or that the client itself ends: what had come is recorded.
      return "closed";
    }
  }

  /** The body of a GET of a path; undefined when there is none with code 200. */
  async raw(path: string): Promise<Json | undefined> {
    const answer = await this.#send("GET", path);
    return answer.kind === "ok" ? answer.object : undefined;
  }

  /** For what is no part of the test itself. */
  post(path: string, body: Json): Promise<Answer> {
    return this.#send("POST", path, body);
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }

  async #send(method: string, path: string, body?: Json, type = "application/json"): Promise<Answer> {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await this.#open(method, path, body, type, signal);
      let text = "";
      response.setEncoding("utf8");
      for await (const piece of response) text += String(piece);
      const code = response.statusCode ?? 0;
      const object = text.startsWith("{") ? (JSON.parse(text) as Json) : { text }; // the API's answers
      if (code < 300) return { kind: "ok", object };
      return failure(code, String(object["reason"] ?? ""), String(object["message"] ?? text));
    } catch (err: unknown) {
      // Nobody listened, so nothing was done.
      if (err instanceof Error && "code" in err && err.code === "ECONNREFUSED")
        return { kind: "refused", code: 0, reason: "NobodyListens" };
      return { kind: "unknown", message: err instanceof Error ? err.message : String(err) };
    }
  }

  #open(
    method: string,
    path: string,
    body: Json | undefined,
    type: string,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const text = body && Buffer.from(JSON.stringify(body));
      const headers = {
        accept: "application/json",
        // Node itself does not say how long the body of a DELETE is.
        ...(text ? { "content-type": type, "content-length": text.length } : {}),
      };
      const options = {
        host: "127.0.0.1",
        port: this.#port,
        method,
        path,
        headers,
        agent: this.#agent,
        signal,
      };
      const request = httpsRequest(options, resolve);
      request.on("error", reject);
      request.end(text);
    });
  }
}

function deleteOptions({ resourceVersion }: { readonly resourceVersion?: string }): Json {
  return {
    apiVersion: "v1",
    kind: "DeleteOptions",
    gracePeriodSeconds: 0,
    ...(resourceVersion === undefined ? {} : { preconditions: { resourceVersion } }),
  };
}
