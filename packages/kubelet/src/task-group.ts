/**
 * Runs all tasks until they are done. The first that fails stops the others, and its error is what this rejects
 * with, once all have settled.
 */
export async function runTogether(
  signal: AbortSignal,
  tasks: readonly ((options: { readonly signal: AbortSignal }) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController();
  const linked = AbortSignal.any([signal, failed.signal]);
  const outcomes = await Promise.allSettled(
    tasks.map(async (task) => {
      try {
        await task({ signal: linked });
      } catch (err: unknown) {
        failed.abort(err);
        throw err;
      }
    }),
  );
  signal.throwIfAborted();
  if (failed.signal.aborted) throw failed.signal.reason;
  const broken = outcomes.find((outcome) => outcome.status === "rejected");
  if (broken) throw broken.reason;
}
