import {
  apiVersionOf,
  decodeObject,
  encodeObject,
  type KubernetesList,
  type KubernetesObject,
  type ResourceType,
  type autoscalingv1,
  type metav1,
} from "@kubets/api";
import { StatusError } from "@kubets/apimachinery";
import { decodeWatchFrame, type ApiRequest, type Stream } from "@kubets/transport";
import type { ApiCall, ApiCaller } from "./api-caller.ts";
import { errorOfTransport } from "./api-error.ts";
import type {
  DeleteOptions,
  Draft,
  ListOptions,
  NamespacedOptions,
  PatchType,
  ResourceClient,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from "./client.ts";
import { deleteQuery, listQuery, watchQuery, writeQuery } from "./queries.ts";

const protobufType = "application/vnd.kubernetes.protobuf";
const jsonType = "application/json";

/** The verbs of one resource, over the bus. */
export class BusResourceClient<T extends KubernetesObject> implements ResourceClient<T> {
  readonly #type: ResourceType<T>;
  readonly #caller: ApiCaller;

  constructor(type: ResourceType<T>, caller: ApiCaller) {
    this.#type = type;
    this.#caller = caller;
  }

  async get(name: string, options: NamespacedOptions): Promise<T> {
    return decodeObject<T>(await this.#caller.call(this.#call("get", options, { name })));
  }

  async list(options: ListOptions): Promise<KubernetesList<T>> {
    const body = await this.#caller.callLong(this.#call("list", options, { query: listQuery(options) }));
    return decodeObject<KubernetesList<T>>(body);
  }

  async *watch(options: WatchOptions): AsyncGenerator<WatchEvent<T>> {
    const call = this.#call("watch", options, { query: watchQuery(options) });
    await using stream = await this.#caller.callStream(call);
    for await (const frame of framesOf(stream, this.#type)) {
      const { type, object } = decodeWatchFrame(frame);
      const decoded = decodeObject(object);
      // Events of ERROR carry a Status, all others objects of the resource that is watched.
      if (type === "ERROR")
        throw StatusError.fromStatus(decoded as KubernetesObject & Partial<metav1.Status>);
      yield { type, object: decoded } as WatchEvent<T>;
    }
  }

  async create(object: Draft<T>, options: WriteOptions): Promise<T> {
    const { namespace = "" } = object.metadata;
    const inNamespace = { namespace, ...options };
    const typed = { ...object, apiVersion: apiVersionOf(this.#type), kind: this.#type.kind };
    return this.#write("create", "", inNamespace, protobufBody(typed));
  }

  async update(object: T, options: WriteOptions): Promise<T> {
    return this.#update(object, "", options);
  }

  async updateStatus(object: T, options: WriteOptions): Promise<T> {
    return this.#update(object, "status", options);
  }

  async updateSubresource(object: T, subresource: string, options: WriteOptions): Promise<T> {
    return this.#update(object, subresource, options);
  }

  async patch(
    name: string,
    patch: { readonly type: PatchType; readonly body: unknown; readonly subresource?: string },
    options: WriteOptions,
  ): Promise<T> {
    const body = Buffer.from(JSON.stringify(patch.body));
    return this.#write("patch", patch.subresource ?? "", options, { name, contentType: patch.type, body });
  }

  async delete(name: string, options: DeleteOptions): Promise<void> {
    await this.#caller.call(this.#call("delete", options, { name, ...deleteMessage(options) }));
  }

  async deleteCollection(
    options: DeleteOptions & { readonly labelSelector?: string; readonly fieldSelector?: string },
  ): Promise<void> {
    const message = { ...deleteMessage(options), query: deleteQuery(options) };
    await this.#caller.callLong(this.#call("deletecollection", options, message));
  }

  async createSubresource(
    name: string,
    subresource: string,
    object: KubernetesObject,
    options: WriteOptions,
  ): Promise<KubernetesObject> {
    const message = { name, query: writeQuery(options), ...protobufBody(object) };
    return decodeObject(await this.#caller.call(this.#call("create", options, message, subresource)));
  }

  async getScale(name: string, options: NamespacedOptions): Promise<autoscalingv1.Scale> {
    const body = await this.#caller.call(this.#call("get", options, { name }, "scale"));
    return decodeObject<autoscalingv1.Scale>(body);
  }

  async #update(object: T, subresource: string, options: WriteOptions): Promise<T> {
    const { name = "", namespace = "" } = object.metadata;
    return this.#write("update", subresource, { namespace, ...options }, { name, ...protobufBody(object) });
  }

  async #write(
    verb: string,
    subresource: string,
    options: WriteOptions,
    message: Partial<ApiRequest>,
  ): Promise<T> {
    const call = this.#call(verb, options, { ...message, query: writeQuery(options) }, subresource);
    return decodeObject<T>(await this.#caller.call(call));
  }

  #call(verb: string, options: NamespacedOptions, message: Partial<ApiRequest>, subresource = ""): ApiCall {
    const { group, version, resource } = this.#type;
    return {
      subject: { verb, group, version, resource, ...(subresource === "" ? {} : { subresource }) },
      message: { namespace: options.namespace ?? "", ...message },
      options,
    };
  }
}

function protobufBody(object: { readonly apiVersion: string; readonly kind: string }): Partial<ApiRequest> {
  return { contentType: protobufType, body: encodeObject(object) };
}

function deleteMessage(options: DeleteOptions): Partial<ApiRequest> {
  const { gracePeriodSeconds, preconditions, propagationPolicy } = options;
  const body = {
    apiVersion: "v1",
    kind: "DeleteOptions",
    gracePeriodSeconds,
    preconditions,
    propagationPolicy,
  };
  return { contentType: jsonType, body: Buffer.from(JSON.stringify(body)) };
}

async function* framesOf(stream: Stream, type: ResourceType<unknown>): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch (err: unknown) {
    throw errorOfTransport(err, { verb: "watch", resource: type, name: "" });
  }
}
