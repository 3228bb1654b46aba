/** What went wrong, as an Error: what was thrown, or a wrapper around something that is none. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The first failure of several pieces of work; undefined when all succeeded. */
export function firstFailure(results: readonly PromiseSettledResult<unknown>[]): Error | undefined {
  const failed = results.find((result) => result.status === "rejected");
  return failed && asError(failed.reason);
}

/** What an error says to a user. */
export function messageOf(thrown: unknown): string {
  return asError(thrown).message;
}
