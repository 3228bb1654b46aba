/**
 * The messages of `proto/kubets/api.proto` and `node.proto`. Decoders return views into the bytes they are
 * given, and accept fields they do not know, so that newer and older processes can talk.
 */
import protobuf from "protobufjs/minimal.js";

type Writer = protobuf.Writer;

export interface ApiRequest {
  readonly namespace: string;
  readonly name: string;
  /** Query parameters as in a URL, without the leading `?`. */
  readonly query: string;
  readonly contentType: string;
  /** Empty means `application/vnd.kubernetes.protobuf`. */
  readonly accept: string;
  readonly body: Uint8Array;
  readonly userAgent: string;
  /** Path of a request with verb `raw`, and the rest of the path for proxy subresources. */
  readonly path: string;
}

export interface ApiResponse {
  /** HTTP status code. */
  readonly code: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly warnings: readonly string[];
  /** The body goes on in the stream's frames. */
  readonly more: boolean;
  readonly retryAfterSeconds: number;
}

export interface WatchFrame {
  /** `ADDED`, `MODIFIED`, `DELETED`, `BOOKMARK` or `ERROR`. */
  readonly type: string;
  readonly object: Uint8Array;
}

export interface NodeRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly podUid: string;
  readonly container: string;
  readonly query: string;
}

export interface NodeResponse {
  readonly code: number;
  /** A `metav1.Status` as JSON when `code` is not 200. */
  readonly status: Uint8Array;
}

const empty = new Uint8Array(0);

export function encodeApiRequest(message: Partial<ApiRequest>): Uint8Array {
  const writer = protobuf.Writer.create();
  writeString(writer, 1, message.namespace);
  writeString(writer, 2, message.name);
  writeString(writer, 3, message.query);
  writeString(writer, 4, message.contentType);
  writeString(writer, 5, message.accept);
  writeBytes(writer, 6, message.body);
  writeString(writer, 7, message.userAgent);
  writeString(writer, 8, message.path);
  return writer.finish();
}

export function decodeApiRequest(bytes: Uint8Array): ApiRequest {
  const message = {
    namespace: "",
    name: "",
    query: "",
    contentType: "",
    accept: "",
    body: empty,
    userAgent: "",
    path: "",
  };
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        message.namespace = reader.string();
        break;
      case 2:
        message.name = reader.string();
        break;
      case 3:
        message.query = reader.string();
        break;
      case 4:
        message.contentType = reader.string();
        break;
      case 5:
        message.accept = reader.string();
        break;
      case 6:
        message.body = reader.bytes() as Uint8Array<ArrayBuffer>;
        break;
      case 7:
        message.userAgent = reader.string();
        break;
      case 8:
        message.path = reader.string();
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return message;
}

export function encodeApiResponse(message: Partial<ApiResponse>): Uint8Array {
  const writer = protobuf.Writer.create();
  writeInt32(writer, 1, message.code);
  writeString(writer, 2, message.contentType);
  writeBytes(writer, 3, message.body);
  for (const warning of message.warnings ?? []) writer.uint32(34).string(warning);
  if (message.more) writer.uint32(40).bool(true);
  writeInt32(writer, 6, message.retryAfterSeconds);
  return writer.finish();
}

export function decodeApiResponse(bytes: Uint8Array): ApiResponse {
  const warnings: string[] = [];
  const message = { code: 0, contentType: "", body: empty, warnings, more: false, retryAfterSeconds: 0 };
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        message.code = reader.int32();
        break;
      case 2:
        message.contentType = reader.string();
        break;
      case 3:
        message.body = reader.bytes() as Uint8Array<ArrayBuffer>;
        break;
      case 4:
        warnings.push(reader.string());
        break;
      case 5:
        message.more = reader.bool();
        break;
      case 6:
        message.retryAfterSeconds = reader.int32();
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return message;
}

export function encodeWatchFrame(message: Partial<WatchFrame>): Uint8Array {
  const writer = protobuf.Writer.create();
  writeString(writer, 1, message.type);
  writeBytes(writer, 2, message.object);
  return writer.finish();
}

export function decodeWatchFrame(bytes: Uint8Array): WatchFrame {
  const message = { type: "", object: empty };
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) message.type = reader.string();
    else if (tag >>> 3 === 2) message.object = reader.bytes() as Uint8Array<ArrayBuffer>;
    else reader.skipType(tag & 7);
  }
  return message;
}

export function encodeNodeRequest(message: Partial<NodeRequest>): Uint8Array {
  const writer = protobuf.Writer.create();
  writeString(writer, 1, message.namespace);
  writeString(writer, 2, message.pod);
  writeString(writer, 3, message.podUid);
  writeString(writer, 4, message.container);
  writeString(writer, 5, message.query);
  return writer.finish();
}

export function decodeNodeRequest(bytes: Uint8Array): NodeRequest {
  const message = { namespace: "", pod: "", podUid: "", container: "", query: "" };
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    switch (tag >>> 3) {
      case 1:
        message.namespace = reader.string();
        break;
      case 2:
        message.pod = reader.string();
        break;
      case 3:
        message.podUid = reader.string();
        break;
      case 4:
        message.container = reader.string();
        break;
      case 5:
        message.query = reader.string();
        break;
      default:
        reader.skipType(tag & 7);
    }
  }
  return message;
}

export function encodeNodeResponse(message: Partial<NodeResponse>): Uint8Array {
  const writer = protobuf.Writer.create();
  writeInt32(writer, 1, message.code);
  writeBytes(writer, 2, message.status);
  return writer.finish();
}

export function decodeNodeResponse(bytes: Uint8Array): NodeResponse {
  const message = { code: 0, status: empty };
  const reader = protobuf.Reader.create(bytes);
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) message.code = reader.int32();
    else if (tag >>> 3 === 2) message.status = reader.bytes() as Uint8Array<ArrayBuffer>;
    else reader.skipType(tag & 7);
  }
  return message;
}

function writeString(writer: Writer, field: number, value: string | undefined): void {
  if (value) writer.uint32((field << 3) | 2).string(value);
}

function writeBytes(writer: Writer, field: number, value: Uint8Array | undefined): void {
  if (value !== undefined && value.length > 0) writer.uint32((field << 3) | 2).bytes(value);
}

function writeInt32(writer: Writer, field: number, value: number | undefined): void {
  if (value) writer.uint32(field << 3).int32(value);
}
