import type { KubernetesObject, corev1 } from "@kubets/api";
import type { EventRecorder } from "../events.ts";

/** Keeps events as lines, `Warning FailedCreate Error creating: …`, for tests. */
export class FakeRecorder implements EventRecorder {
  readonly lines: string[] = [];
  readonly about: (KubernetesObject | corev1.ObjectReference)[] = [];

  event(
    about: KubernetesObject | corev1.ObjectReference,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
  ): void {
    this.lines.push(`${type} ${reason} ${message}`);
    this.about.push(about);
  }
}
