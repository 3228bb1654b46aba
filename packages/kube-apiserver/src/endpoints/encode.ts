import { encodeObject } from "@kubets/api";
import type { ApiResponse } from "./api-request.ts";
import { mediaTypes } from "./negotiate.ts";
import type { Format, Negotiated } from "./negotiate.ts";

/** An object of any kind of the API, or a plain JSON document. */
export type Encodable = { readonly apiVersion: string; readonly kind: string };

/** What has its encodings ready. */
interface Encoded {
  protobuf(): Uint8Array;
  json(): Uint8Array;
  readonly object: Encodable;
}

const newline = Buffer.from("\n");

/** One object's bytes, JSON with the line end Go's encoder writes. */
export async function encodeItem(item: Encoded, { format, pretty }: EncodeOptions): Promise<Uint8Array> {
  if (format === "protobuf") return item.protobuf();
  if (format === "json" && !pretty) return Buffer.concat([item.json(), newline]);
  return encodeValue(item.object, { format, pretty });
}

export type EncodeOptions = Pick<Negotiated, "format" | "pretty">;

export async function encodeValue(object: Encodable, { format, pretty }: EncodeOptions): Promise<Uint8Array> {
  switch (format) {
    case "protobuf":
      return encodeObject(object);
    case "json":
      return Buffer.from(pretty ? JSON.stringify(object, null, 2) : JSON.stringify(object) + "\n");
    case "yaml": {
      // Rarely asked for, and large: loaded when it is.
      const { stringify } = await import("yaml");
      return Buffer.from(stringify(object, { version: "1.1", aliasDuplicateObjects: false }));
    }
  }
}

export function bytesResponse(
  code: number,
  format: Format,
  body: Uint8Array,
  warnings: readonly string[] = [],
): Extract<ApiResponse, { kind: "bytes" }> {
  return { kind: "bytes", code, contentType: mediaTypes[format], body, warnings };
}
