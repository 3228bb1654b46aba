/** The API server on a memory store, asked without sockets, on a clock that is stepped when an answer waits for it. */
import { allResources } from "@kubets/api";
import { silentLogger } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import { createTestApiServer } from "@kubets/kube-apiserver/testing";
import type { TestApiServer } from "@kubets/kube-apiserver/testing";
import type { FuzzAnswer } from "./oracle.ts";
import { goodObject, pathOf } from "./bodies.ts";
import type { FuzzRequest } from "./requests.ts";

/** How often the loop may turn before the clock is stepped, and how often that, before an answer counts as lost. */
const maxTurns = 400;
const maxSteps = 300;
/** From this step on there are pauses: code that is loaded with its first request may take a while. */
const patientStep = 20;
const pauseMs = 100;

export class MemoryServer implements AsyncDisposable {
  /** What the server has logged as errors since last asked. */
  readonly errors: unknown[] = [];
  readonly #api: TestApiServer;

  private constructor(api: TestApiServer, errors: unknown[]) {
    this.#api = api;
    this.errors = errors;
  }

  static async start(): Promise<MemoryServer> {
    const errors: unknown[] = [];
    const logger: Logger = { ...silentLogger, error: (...args: unknown[]) => void errors.push(args[0]) };
    const server = new MemoryServer(await createTestApiServer({ logger }), errors);
    await server.#loadHandlers();
    return server;
  }

  /** Handlers of subresources are loaded when first asked for, which takes real time: not while a clock is stepped. */
  async #loadHandlers(): Promise<void> {
    for (const type of allResources) {
      for (const subresource of ["", ...type.subresources.map(({ name }) => name)]) {
        for (const method of ["GET", "POST", "PUT"]) {
          const path = pathOf(type, "absent", subresource);
          await this.#answer({ method, path, headers: {}, body: undefined }, new AbortController());
        }
      }
    }
    this.errors.length = 0;
  }

  get revision(): number {
    return this.#api.core.cache.revision;
  }

  /** Puts back the good object of each kind that can be kept. */
  async fill(): Promise<void> {
    for (const type of allResources) {
      if (!type.verbs.includes("get") || !type.verbs.includes("create")) continue;
      const body = Buffer.from(JSON.stringify(goodObject(type)));
      const headers = { "content-type": "application/json" };
      const answer = await this.ask({ method: "POST", path: pathOf(type), headers, body });
      if (!answer) throw new Error(`no answer to the creation of ${type.kind}`);
    }
  }

  /** The answer, a watch's first events as its body; undefined when none came. */
  async ask(request: FuzzRequest): Promise<FuzzAnswer | undefined> {
    const stop = new AbortController();
    const answering = this.#answer(request, stop);
    let answer: FuzzAnswer | undefined;
    void answering.then((value) => (answer = value));
    for (let step = 0; step < maxSteps && !answer; step++) {
      for (let turn = 0; turn < maxTurns && !answer; turn++)
        await new Promise((resolve) => setImmediate(resolve));
      if (!answer) await this.#api.clock.step(1_000);
      if (!answer && step > patientStep) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
    stop.abort(new Error("the client went away"));
    if (!answer) return undefined;
    return answering;
  }

  async #answer(request: FuzzRequest, stop: AbortController): Promise<FuzzAnswer> {
    const { method, path, headers, body } = request;
    const response = await this.#api.send({
      method,
      path,
      accept: headers["accept"] ?? "",
      contentType: headers["content-type"] ?? "",
      signal: stop.signal,
      ...(body ? { body } : {}),
    });
    switch (response.kind) {
      case "bytes":
        return response;
      case "upgrade":
        return { code: 299, contentType: "", body: new Uint8Array() };
      case "chunks": {
        const pieces: Uint8Array[] = [];
        for await (const piece of response.body) pieces.push(piece);
        return { ...response, body: Buffer.concat(pieces) };
      }
      case "watch": {
        const iterator = response.events[Symbol.asyncIterator]();
        // Nothing may be there to watch: then the watch stands, which is as good.
        setImmediate(() => stop.abort(new Error("enough was seen")));
        const first = await iterator.next();
        await iterator.return?.();
        if (first.done === true) return { code: 299, contentType: "", body: new Uint8Array() };
        return { code: 200, contentType: response.contentType, body: first.value.object };
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#api[Symbol.asyncDispose]();
  }
}
