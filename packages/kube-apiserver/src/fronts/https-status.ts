import type { StatusError } from "@kubets/apimachinery";
import type { ApiResponse } from "../endpoints/api-request.ts";

/** A failure that the front answers itself, as JSON, which every client reads. */
export function statusResponse(err: StatusError): ApiResponse & { kind: "bytes" } {
  const { retryAfterSeconds } = err;
  return {
    kind: "bytes",
    code: err.code,
    contentType: "application/json",
    body: Buffer.from(JSON.stringify(err.toStatus()) + "\n", "utf8"),
    ...(retryAfterSeconds ? { headers: { "Retry-After": String(retryAfterSeconds) } } : {}),
  };
}
