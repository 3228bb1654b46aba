import type { corev1 } from "@kubets/api";

/** A pod waiting for its turn. */
export interface QueuedPod {
  readonly key: string;
  pod: corev1.Pod;
  /** How often it was tried. */
  attempts: number;
  /** When it came in, or came back (monotonic ms): first in, first out among pods of one priority. */
  sinceMs: number;
  /** Plugins that turned it down last. */
  rejectedBy: ReadonlySet<string>;
}
