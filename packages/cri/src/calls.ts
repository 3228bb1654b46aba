/** The shapes of a CRI call, the same for a client, a fake and a server's handlers. */

/** What a caller may leave out: every field of a message has a default on the wire. */
export type Init<T> = T extends Uint8Array | string | number | boolean | bigint
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Init<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]?: Init<T[Key]> | undefined }
      : T;

/** `signal` cancels the call; `timeoutMs` is its deadline on the wire (default: none). */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** Rejects with CriError, or with the signal's reason when the caller cancelled. */
export type UnaryCall<Request, Response> = (
  request: Init<Request>,
  options?: CallOptions,
) => Promise<Response>;

/** Ends when the server ends the stream; leaving the loop cancels the call. Throws CriError. */
export type StreamCall<Request, Response> = (
  request: Init<Request>,
  options?: CallOptions,
) => AsyncIterable<Response>;
