import { createInflate } from "node:zlib";
import type { Inflate } from "node:zlib";
import { spdyDictionary, spdyDictionaryId } from "./spdy-dictionary.ts";

/** Names in lower case. */
export type SpdyHeaders = ReadonlyMap<string, string>;

const maxHeaderBytes = 64 * 1024;

/** Reads the header blocks of one direction: parts of one zlib stream, so each in its turn. */
export class SpdyHeaderReader {
  readonly #inflate: Inflate = createInflate({ dictionary: Buffer.from(spdyDictionary) });
  readonly #broken = Promise.withResolvers<never>();
  #output: Buffer[] = [];
  #size = 0;

  constructor() {
    this.#inflate.on("data", (chunk: Buffer) => {
      this.#size += chunk.length;
      // A small block can unfold to a huge one; what is over the limit is not kept.
      if (this.#size <= maxHeaderBytes) this.#output.push(chunk);
    });
    // A failed stream does not answer the write that failed it.
    this.#inflate.on("error", (err) => this.#broken.reject(err));
    this.#broken.promise.catch(() => undefined);
  }

  async read(block: Uint8Array): Promise<SpdyHeaders> {
    this.#output = [];
    this.#size = 0;
    const inflated = new Promise<void>((resolve) => this.#inflate.write(block, () => resolve()));
    await Promise.race([inflated, this.#broken.promise]);
    if (this.#size > maxHeaderBytes) throw new Error("SPDY headers are too large");
    return parseHeaders(Buffer.concat(this.#output));
  }

  close(): void {
    this.#inflate.destroy();
  }
}

function parseHeaders(bytes: Buffer): SpdyHeaders {
  const headers = new Map<string, string>();
  let at = 4;
  const text = (): string => {
    const length = bytes.readUInt32BE(at);
    const value = bytes.toString("utf8", at + 4, at + 4 + length);
    if (at + 4 + length > bytes.length) throw new Error("SPDY headers are cut off");
    at += 4 + length;
    return value;
  };
  for (let left = bytes.readUInt32BE(0); left > 0; left--) {
    const name = text().toLowerCase();
    // Several values are joined by NUL; the first is the one that counts here.
    headers.set(name, text().split("\0")[0] ?? "");
  }
  return headers;
}

/**
 * Writes header blocks as uncompressed blocks of the direction's zlib stream: the answers have no headers worth
 * compressing, and any inflater reads it.
 */
export class SpdyHeaderWriter {
  #begun = false;

  write(headers: SpdyHeaders): Uint8Array {
    const parts: Uint8Array[] = [uint32(headers.size)];
    for (const pair of headers) {
      for (const text of pair) parts.push(uint32(Buffer.byteLength(text)), Buffer.from(text));
    }
    const content = Buffer.concat(parts);
    const block = Buffer.alloc(5);
    block.writeUInt16LE(content.length, 1);
    block.writeUInt16LE(~content.length & 0xffff, 3);
    const head = this.#begun ? [] : [streamHead()];
    this.#begun = true;
    return Buffer.concat([...head, block, content, flush]);
  }
}

/** An empty block, as a sync flush ends with. Go's inflater keeps what it has until it sees one. */
const flush = Uint8Array.of(0, 0, 0, 0xff, 0xff);

/** RFC 1950: deflate with a 32 KiB window, a preset dictionary, and which one. */
function streamHead(): Uint8Array {
  return Buffer.concat([Uint8Array.of(0x78, 0xbb), uint32(spdyDictionaryId)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
