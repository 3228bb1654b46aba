import { formatTime, setCondition } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { ControllerHarness } from "./controller-harness.ts";

/** Makes pods do what a kubelet would make them do. */
export function bringPodsUp(
  { client, clock }: Pick<ControllerHarness, "client" | "clock">,
  which: (pod: corev1.Pod) => boolean = () => true,
): void {
  for (const pod of client.all(resources.pods)) {
    if (pod.status.phase !== "Pending" || pod.metadata.deletionTimestamp !== undefined || !which(pod))
      continue;
    const conditions = setCondition<corev1.PodCondition>(
      pod.status.conditions,
      { type: "Ready", status: "True" },
      clock.now(),
    );
    const startTime = formatTime(clock.now());
    const spec = { ...pod.spec, nodeName: pod.spec.nodeName ?? "node-1" };
    const status = { ...pod.status, phase: "Running", startTime, conditions } as const;
    client.put(resources.pods, { ...pod, spec, status });
  }
}

/** Ends pods that are being deleted. */
export function finishDeletions({ client }: Pick<ControllerHarness, "client">): void {
  for (const { metadata } of client.all(resources.pods)) {
    if (metadata.deletionTimestamp === undefined) continue;
    client.remove(resources.pods, metadata.namespace ?? "", metadata.name ?? "");
  }
}

/** Ends a pod's containers. */
export function endPod(
  { client, clock }: Pick<ControllerHarness, "client" | "clock">,
  pod: corev1.Pod,
  phase: "Succeeded" | "Failed",
): void {
  const finishedAt = formatTime(clock.now());
  const exitCode = phase === "Failed" ? 1 : 0;
  client.put(resources.pods, {
    ...pod,
    status: {
      ...pod.status,
      phase,
      conditions: [{ type: "Ready", status: "False", lastTransitionTime: finishedAt }],
      containerStatuses: [
        {
          name: "app",
          state: { terminated: { exitCode, finishedAt } },
          lastState: {},
          ready: false,
          restartCount: 0,
          image: "",
          imageID: "",
        },
      ],
    },
  });
}
