import { controllerOf } from "@kubets/apimachinery";
import { apiVersionOf, resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { keyOf, splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { Expectations } from "../framework/expectations.ts";
import { selectsByLabels, watchKeys, watchOwned } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { JobSync } from "./job-sync.ts";
import { isJobFinished, isTracked } from "./job-view.ts";
import { removeTrackingFinalizer } from "./tracking-finalizer.ts";

/** Keys of pods that lost their Job; keys of Jobs have no such prefix, for names cannot start with it. */
const leftOverPrefix = "!";

/** Jobs: pods that run to their end. */
export function createJobController(context: ControllerContext): Controller {
  const jobs = context.informers.informer(resources.jobs);
  const pods = context.informers.informer(resources.pods);
  const name = "job-controller";
  const expectations = new Expectations({ clock: context.clock });
  const recorder = context.recorderFor(name);
  const sync = new JobSync({ context, recorder, jobs, pods, expectations });

  /** Tracked, although nobody counts it any more. */
  const isLeftOver = (pod: corev1.Pod): boolean => {
    if (!isTracked(pod)) return false;
    const reference = controllerOf(pod);
    if (reference && (reference.kind !== "Job" || reference.apiVersion !== apiVersionOf(resources.jobs)))
      return false;
    const job = reference && jobs.lister.get(pod.metadata.namespace ?? "", reference.name);
    return !job || job.metadata.uid !== reference.uid || isJobFinished(job);
  };

  return createQueueController({
    name,
    context,
    sync: async (key, options) => {
      if (!key.startsWith(leftOverPrefix)) return sync.sync(key, options);
      const { namespace, name: podName } = splitKey(key.slice(leftOverPrefix.length));
      const pod = pods.lister.get(namespace, podName);
      if (pod && isLeftOver(pod)) await removeTrackingFinalizer(context.client, pod, options.signal);
    },
    subscribe: (queue) => {
      const enqueue = (key: string): void => queue.add(key);
      const enqueueLeftOver = (pod: corev1.Pod): void => {
        if (isLeftOver(pod)) queue.add(leftOverPrefix + keyOf(pod));
      };
      return [
        watchKeys(jobs, enqueue),
        watchOwned({
          objects: pods,
          owners: jobs,
          ownerType: resources.jobs,
          selects: (job, pod) => selectsByLabels(job.spec.selector, pod),
          enqueue,
          expectations,
        }),
        pods.addHandler({
          onAdd: enqueueLeftOver,
          onUpdate: enqueueLeftOver,
          onDelete: (pod) => sync.forgetPod(pod),
        }),
        jobs.addHandler({
          onDelete: ({ metadata }) => pods.lister.list(metadata.namespace).forEach(enqueueLeftOver),
        }),
      ];
    },
  });
}
