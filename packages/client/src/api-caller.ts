import {
  TransportError,
  apiSubject,
  decodeApiResponse,
  encodeApiRequest,
  type ApiRequest,
  type ApiResponse,
  type ApiSubject,
  type Stream,
  type Transport,
} from "@kubets/transport";
import { errorOfResponse, errorOfTransport, type Asked } from "./api-error.ts";
import type { RequestOptions } from "./client.ts";

/** One request to the API server, before it is bytes. */
export interface ApiCall {
  readonly subject: Omit<ApiSubject, "identity">;
  readonly message: Partial<ApiRequest>;
  readonly options: RequestOptions;
}

const defaultTimeoutMs = 30_000;

/**
 * Requests of one identity to the API server. Failures are StatusErrors, see `errorOfTransport`.
 *
 * What may be long (list, watch, raw) is asked for as a stream. The server may still answer it with a plain reply
 * when it is short or refused; a longer body starts in the stream's opening and goes on in its frames.
 */
export class ApiCaller {
  readonly #transport: Transport;
  readonly #userAgent: string;

  constructor(transport: Transport, userAgent: string) {
    this.#transport = transport;
    this.#userAgent = userAgent;
  }

  /** A request with a short answer; resolves with its body. */
  async call(call: ApiCall): Promise<Uint8Array> {
    const asked = askedOf(call);
    try {
      const reply = await this.#transport.request(this.#subject(call), this.#encode(call), callOptions(call));
      return checked(decodeApiResponse(reply.body), asked);
    } catch (err: unknown) {
      throw errorOfTransport(err, asked);
    }
  }

  /** A request whose answer may be long; resolves with the whole body. */
  async callLong(call: ApiCall): Promise<Uint8Array> {
    const opened = await this.#open(call);
    if (opened.stream === undefined) return opened.body;
    await using stream = opened.stream;
    try {
      const parts = [opened.body];
      for await (const frame of stream) parts.push(frame);
      return checked(opened.response, askedOf(call), parts.length === 1 ? opened.body : Buffer.concat(parts));
    } catch (err: unknown) {
      throw errorOfTransport(err, askedOf(call));
    }
  }

  /** A request whose answer has no end, such as a watch. The caller disposes the stream. */
  async callStream(call: ApiCall): Promise<Stream> {
    const { stream, response, body } = await this.#open(call);
    if (stream === undefined) throw errorOfResponse(response, body, askedOf(call));
    return stream;
  }

  async #open(call: ApiCall): Promise<{
    readonly response: ApiResponse;
    readonly body: Uint8Array;
    readonly stream: Stream | undefined;
  }> {
    const asked = askedOf(call);
    try {
      const stream = await this.#transport.openStream(
        this.#subject(call),
        this.#encode(call),
        callOptions(call),
      );
      const response = decodeApiResponse(stream.opening);
      return { response, body: response.body, stream };
    } catch (err: unknown) {
      if (!(err instanceof TransportError) || err.code !== "refused" || err.body === undefined) {
        throw errorOfTransport(err, asked);
      }
      const response = decodeApiResponse(err.body);
      return { response, body: checked(response, asked), stream: undefined };
    }
  }

  #subject(call: ApiCall): string {
    return apiSubject({ ...call.subject, identity: this.#transport.identity });
  }

  #encode(call: ApiCall): Uint8Array {
    return encodeApiRequest({ ...call.message, userAgent: this.#userAgent });
  }
}

function callOptions(call: ApiCall): RequestOptions & { readonly timeoutMs: number } {
  const { signal, timeoutMs = defaultTimeoutMs, traceparent } = call.options;
  return { signal, timeoutMs, ...(traceparent === undefined ? {} : { traceparent }) };
}

function askedOf({ subject, message }: ApiCall): Asked {
  const { group, resource, verb } = subject;
  return { verb, resource: { group, resource }, name: message.name ?? message.path ?? "" };
}

function checked(response: ApiResponse, asked: Asked, body: Uint8Array = response.body): Uint8Array {
  if (response.code >= 400) throw errorOfResponse(response, body, asked);
  return body;
}
