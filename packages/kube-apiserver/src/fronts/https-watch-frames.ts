import { encodeWatchEvent } from "@kubets/api";
import type { EncodedWatchEvent } from "../endpoints/api-request.ts";

/** How the events of a watch become bytes on a connection. */
export interface WatchFraming {
  readonly contentType: string;
  readonly frame: (event: EncodedWatchEvent) => Uint8Array;
}

const protobufType = "application/vnd.kubernetes.protobuf";
const newline = Buffer.from("\n");

/** `contentType` is that of the objects. Protobuf streams are marked as such in the answer's type. */
export function watchFraming(contentType: string): WatchFraming {
  if (!contentType.startsWith(protobufType)) return { contentType, frame: jsonLine };
  const marked = contentType.includes("stream=watch") ? contentType : `${contentType};stream=watch`;
  return { contentType: marked, frame: protobufFrame };
}

/** `{"type":"ADDED","object":{…}}`, without a line end. */
export function jsonEvent(event: EncodedWatchEvent): Uint8Array {
  return Buffer.concat([
    Buffer.from(`{"type":"${event.type}","object":`),
    trimEnd(event.object),
    closingBrace,
  ]);
}

const closingBrace = Buffer.from("}");

function jsonLine(event: EncodedWatchEvent): Uint8Array {
  return Buffer.concat([jsonEvent(event), newline]);
}

/** A metav1.WatchEvent after its length, 4 bytes big-endian. */
function protobufFrame(event: EncodedWatchEvent): Uint8Array {
  const message = encodeWatchEvent(event.type, event.object);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return Buffer.concat([length, message]);
}

/** Go's encoder ends each object with a line end, which does not belong inside another object. */
function trimEnd(json: Uint8Array): Uint8Array {
  return json.at(-1) === 0x0a ? json.subarray(0, -1) : json;
}
