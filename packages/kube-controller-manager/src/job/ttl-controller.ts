import { isNotFound, parseTime } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { batchv1 } from "@kubets/api";
import { splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { watchKeys } from "../framework/owned-objects.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import { jobCondition } from "./job-view.ts";

/** Deletes finished Jobs ttlSecondsAfterFinished after their end. */
export function createTtlAfterFinishedController(context: ControllerContext): Controller {
  const { client, clock, informers } = context;
  const jobs = informers.informer(resources.jobs);
  const resource = client.resource(resources.jobs);
  return createQueueController({
    name: "ttl-after-finished-controller",
    context,
    subscribe: (queue) => [watchKeys(jobs, (key) => queue.add(key))],
    sync: async (key, { signal, queue }) => {
      const { namespace, name } = splitKey(key);
      const cached = jobs.lister.get(namespace, name);
      const dueMs = cached && expiryMs(cached);
      if (dueMs === undefined) return;
      const waitMs = dueMs - clock.now();
      if (waitMs > 0) return queue.addAfter(key, waitMs);
      try {
        // The time may have been raised since: ask before what cannot be undone.
        const fresh = await resource.get(name, { namespace, signal });
        const freshDueMs = expiryMs(fresh);
        if (freshDueMs === undefined || freshDueMs > clock.now()) return;
        const { uid = "" } = fresh.metadata;
        await resource.delete(name, {
          namespace,
          signal,
          propagationPolicy: "Foreground",
          preconditions: { uid },
        });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    },
  });
}

/** When the Job may go; undefined when it is to stay. */
export function expiryMs(job: batchv1.Job): number | undefined {
  const { ttlSecondsAfterFinished: ttl } = job.spec;
  const end = jobCondition(job.status, "Complete") ?? jobCondition(job.status, "Failed");
  if (ttl === undefined || !end?.lastTransitionTime || job.metadata.deletionTimestamp !== undefined) {
    return undefined;
  }
  return parseTime(end.lastTransitionTime) + ttl * 1000;
}
