import type { ApiResponse } from "../endpoints/api-request.ts";

const body = Buffer.from("Too many requests, please try again later.\n");

/** 429, as kube-apiserver refuses what it has no room for: plain text, and when to come again. */
export function tooManyRequests(
  retryAfterSeconds: number,
  headers: Readonly<Record<string, string>> = {},
): ApiResponse & { readonly kind: "bytes" } {
  return {
    kind: "bytes",
    code: 429,
    contentType: "text/plain; charset=utf-8",
    body,
    headers: {
      ...headers,
      "Retry-After": String(retryAfterSeconds),
      "X-Content-Type-Options": "nosniff",
    },
  };
}
