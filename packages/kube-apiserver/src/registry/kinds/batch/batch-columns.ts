import type { batchv1 } from "@kubets/api";
import { humanDuration, isConditionTrue, parseTime } from "@kubets/apimachinery";
import type { Column } from "../../strategy.ts";
import { age, ageColumn, column, nameColumn, templateColumns } from "../columns.ts";

export const jobColumns: readonly Column<batchv1.Job>[] = [
  nameColumn(),
  column("Status", "Status of the job.", jobStatus),
  column("Completions", "How many pods have succeeded of how many that must.", completionsText),
  column("Duration", "Time required to complete the job.", jobDuration),
  ageColumn(),
  ...templateColumns<batchv1.Job>(
    (job) => job.spec.template.spec.containers,
    (job) => job.spec.selector,
  ),
];

function jobStatus(job: batchv1.Job): string {
  const holds = (type: string): boolean => isConditionTrue(job.status.conditions, type);
  if (holds("Complete")) return "Complete";
  if (holds("Failed")) return "Failed";
  if (job.metadata.deletionTimestamp !== undefined) return "Terminating";
  if (holds("Suspended")) return "Suspended";
  if (holds("FailureTarget")) return "FailureTarget";
  return holds("SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
}

function completionsText({ spec, status }: batchv1.Job): string {
  const succeeded = status.succeeded ?? 0;
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`;
  const parallelism = spec.parallelism ?? 0;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration({ status }: batchv1.Job, nowMs: number): string {
  if (status.startTime === undefined) return "";
  const failed = status.conditions?.find(
    (condition) => condition.type === "Failed" && condition.status === "True",
  );
  const end = status.completionTime ?? failed?.lastTransitionTime;
  return humanDuration((typeof end === "string" ? parseTime(end) : nowMs) - parseTime(status.startTime));
}

export const cronJobColumns: readonly Column<batchv1.CronJob>[] = [
  nameColumn(),
  column("Schedule", "When jobs are made, in cron format.", (object) => object.spec.schedule),
  column("Timezone", "The time zone of the schedule.", (object) => object.spec.timeZone ?? "<none>"),
  column(
    "Suspend",
    "Whether no jobs are made for now.",
    (object) => (object.spec.suspend === true ? "True" : "False"),
    {
      type: "boolean",
    },
  ),
  column("Active", "How many jobs run.", (object) => object.status.active?.length ?? 0, { type: "integer" }),
  column("Last Schedule", "When the last job was made.", (object, nowMs) =>
    object.status.lastScheduleTime === undefined ? "<none>" : age(object.status.lastScheduleTime, nowMs),
  ),
  ageColumn(),
  ...templateColumns<batchv1.CronJob>(
    (object) => object.spec.jobTemplate.spec.template.spec.containers,
    (object) => object.spec.jobTemplate.spec.selector,
  ),
];
