import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { Transport } from "@kubets/transport";
import { ApiCaller } from "./api-caller.ts";
import { BusResourceClient } from "./bus-resource-client.ts";
import type { Client, RequestOptions, ResourceClient } from "./client.ts";

export interface NatsClientOptions {
  readonly transport: Transport;
  /** Who asks, for the server's logs, e.g. `kube-scheduler/v1.36.0`. Also the default field manager. */
  readonly userAgent: string;
}

/** The Client of components: the API server, reached over a transport. */
export class NatsClient implements Client {
  readonly #caller: ApiCaller;

  constructor(options: NatsClientOptions) {
    this.#caller = new ApiCaller(options.transport, options.userAgent);
  }

  resource<T extends KubernetesObject>(type: ResourceType<T>): ResourceClient<T> {
    return new BusResourceClient<T>(type, this.#caller);
  }

  raw(path: string, options: RequestOptions): Promise<Uint8Array> {
    return this.#caller.callLong({
      subject: { verb: "raw", group: "", version: "", resource: "" },
      message: { path, accept: "*/*" },
      options,
    });
  }
}
