/**
 * A container could not be started. `reason` and `message` are what its status waits with; when `retryAfterMs` is
 * set there is no point in trying again sooner.
 */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly reason: string;
  readonly retryAfterMs: number | undefined;

  constructor(reason: string, message: string, options: { readonly retryAfterMs?: number } = {}) {
    super(message);
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
  }
}
