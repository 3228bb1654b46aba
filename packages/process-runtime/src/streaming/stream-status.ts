/** The last message of an exec or attach stream: a metav1.Status as Kubernetes' streaming server writes it. */

export type StreamEnd =
  | { readonly kind: "exited"; readonly exitCode: number }
  | { readonly kind: "failed"; readonly message: string };

export function streamStatus(end: StreamEnd): string {
  if (end.kind === "failed") {
    return JSON.stringify({
      metadata: {},
      status: "Failure",
      message: `Internal error occurred: error executing command in container: ${end.message}`,
      reason: "InternalError",
      details: { causes: [{ message: `error executing command in container: ${end.message}` }] },
      code: 500,
    });
  }
  if (end.exitCode === 0) return JSON.stringify({ metadata: {}, status: "Success" });
  return JSON.stringify({
    metadata: {},
    status: "Failure",
    message: `command terminated with non-zero exit code: exit status ${end.exitCode}`,
    reason: "NonZeroExitCode",
    details: { causes: [{ reason: "ExitCode", message: String(end.exitCode) }] },
  });
}
