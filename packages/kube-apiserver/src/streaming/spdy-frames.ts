/** Frames of SPDY/3.1 (draft-mbelshe-httpbis-spdy-00, and section 2.6.8 of 3.1 for windows). */
export type SpdyFrame =
  | { readonly type: "data"; readonly streamId: number; readonly fin: boolean; readonly data: Uint8Array }
  | {
      readonly type: "syn-stream";
      readonly streamId: number;
      readonly fin: boolean;
      readonly headers: Uint8Array;
    }
  | {
      readonly type: "syn-reply";
      readonly streamId: number;
      readonly fin: boolean;
      readonly headers: Uint8Array;
    }
  | { readonly type: "rst-stream"; readonly streamId: number; readonly status: number }
  | { readonly type: "settings"; readonly initialWindow: number | undefined }
  | { readonly type: "ping"; readonly id: number }
  | { readonly type: "goaway"; readonly lastStreamId: number }
  | {
      readonly type: "headers";
      readonly streamId: number;
      readonly fin: boolean;
      readonly headers: Uint8Array;
    }
  | { readonly type: "window-update"; readonly streamId: number; readonly delta: number };

const headerBytes = 8;
/** A frame's length has 24 bits; nobody sends near that much at once. */
const maxFrameBytes = 1024 * 1024;
const version = 3;
const finFlag = 0x01;
const types = {
  synStream: 1,
  synReply: 2,
  rstStream: 3,
  settings: 4,
  ping: 6,
  goaway: 7,
  headers: 8,
  windowUpdate: 9,
} as const;
const initialWindowSetting = 7;

/** Takes bytes as they come and gives whole frames. Throws at what is not SPDY/3. Unknown frames are skipped. */
export class SpdyParser {
  #rest: Buffer = Buffer.alloc(0);

  *push(chunk: Uint8Array): Generator<SpdyFrame> {
    this.#rest = this.#rest.length === 0 ? view(chunk) : Buffer.concat([this.#rest, chunk]);
    while (this.#rest.length >= headerBytes) {
      const length = this.#rest.readUIntBE(5, 3);
      if (length > maxFrameBytes) throw new Error(`SPDY frame of ${length} bytes is too large`);
      if (this.#rest.length < headerBytes + length) return;
      const frame = decode(this.#rest.subarray(0, headerBytes + length));
      this.#rest = this.#rest.subarray(headerBytes + length);
      if (frame) yield frame;
    }
  }
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function decode(bytes: Buffer): SpdyFrame | undefined {
  const fin = ((bytes[4] ?? 0) & finFlag) !== 0;
  const first = bytes.readUInt32BE(0);
  const body = bytes.subarray(headerBytes);
  if (first < 0x80000000) return { type: "data", streamId: first, fin, data: body };
  if (((first >>> 16) & 0x7fff) !== version) throw new Error("the peer does not speak SPDY/3");
  const type = first & 0xffff;
  if (type === types.ping) return { type: "ping", id: body.readUInt32BE(0) };
  if (type === types.settings) return { type: "settings", initialWindow: initialWindowOf(body) };
  const streamId = body.readUInt32BE(0) & 0x7fffffff;
  switch (type) {
    case types.synStream:
      return { type: "syn-stream", streamId, fin, headers: body.subarray(10) };
    case types.synReply:
      return { type: "syn-reply", streamId, fin, headers: body.subarray(4) };
    case types.rstStream:
      return { type: "rst-stream", streamId, status: body.readUInt32BE(4) };
    case types.goaway:
      return { type: "goaway", lastStreamId: streamId };
    case types.headers:
      return { type: "headers", streamId, fin, headers: body.subarray(4) };
    case types.windowUpdate:
      return { type: "window-update", streamId, delta: body.readUInt32BE(4) & 0x7fffffff };
    default:
      return undefined;
  }
}

function initialWindowOf(body: Buffer): number | undefined {
  const count = body.readUInt32BE(0);
  for (let index = 0; index < count; index++) {
    const at = 4 + index * 8;
    if ((body.readUInt32BE(at) & 0xffffff) === initialWindowSetting) return body.readUInt32BE(at + 4);
  }
  return undefined;
}

export function encodeFrame(frame: SpdyFrame): Uint8Array {
  switch (frame.type) {
    case "data": {
      const head = Buffer.alloc(headerBytes);
      head.writeUInt32BE(frame.streamId, 0);
      head.writeUInt8(frame.fin ? finFlag : 0, 4);
      head.writeUIntBE(frame.data.length, 5, 3);
      return Buffer.concat([head, frame.data]);
    }
    case "syn-stream":
      // Associated stream, priority and slot: none.
      return control(types.synStream, frame.fin, uint32(frame.streamId), Buffer.alloc(6), frame.headers);
    case "syn-reply":
      return control(types.synReply, frame.fin, uint32(frame.streamId), frame.headers);
    case "headers":
      return control(types.headers, frame.fin, uint32(frame.streamId), frame.headers);
    case "rst-stream":
      return control(types.rstStream, false, uint32(frame.streamId), uint32(frame.status));
    case "settings":
      return frame.initialWindow === undefined
        ? control(types.settings, false, uint32(0))
        : control(
            types.settings,
            false,
            uint32(1),
            uint32(initialWindowSetting),
            uint32(frame.initialWindow),
          );
    case "ping":
      return control(types.ping, false, uint32(frame.id));
    case "goaway":
      return control(types.goaway, false, uint32(frame.lastStreamId), uint32(0));
    case "window-update":
      return control(types.windowUpdate, false, uint32(frame.streamId), uint32(frame.delta));
  }
}

function control(type: number, fin: boolean, ...body: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(headerBytes);
  head.writeUInt16BE(0x8000 | version, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt8(fin ? finFlag : 0, 4);
  head.writeUIntBE(
    body.reduce((sum, part) => sum + part.length, 0),
    5,
    3,
  );
  return Buffer.concat([head, ...body]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
