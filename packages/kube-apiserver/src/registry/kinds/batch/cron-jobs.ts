import type { batchv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  invalidValue,
  parseCronSchedule,
  requiredValue,
  validateNonNegative,
} from "@kubets/apimachinery";
import { validateChoice } from "../checks.ts";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { change, fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { cronJobColumns } from "./batch-columns.ts";
import { validateJobSpec, validateTemplateSelector } from "./job-validation.ts";

const specPath = FieldPath.of("spec");
const maxNameLength = 52;

export const cronJobs: Strategy<batchv1.CronJob> = {
  defaults: (object) => change(object, { spec: defaultSpec(object.spec) }),
  validate: validateCronJob,
  columns: cronJobColumns,
};

function defaultSpec(spec: batchv1.CronJobSpec): batchv1.CronJobSpec {
  const filled = fill(spec, {
    concurrencyPolicy: "Allow",
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  });
  const job = spec.jobTemplate?.spec;
  if (job?.template === undefined) return filled;
  const jobSpec = change(job, { template: defaultPodTemplate(job.template) });
  return change(filled, { jobTemplate: change(spec.jobTemplate, { spec: jobSpec }) });
}

function validateCronJob({ metadata, spec }: batchv1.CronJob): FieldError[] {
  const errors: FieldError[] = [];
  if (spec.schedule === "" || spec.schedule === undefined)
    errors.push(requiredValue(specPath.child("schedule")));
  else errors.push(...validateSchedule(spec.schedule));
  errors.push(...validateTimeZone(spec.timeZone));
  errors.push(
    ...validateNonNegative(spec.startingDeadlineSeconds, specPath.child("startingDeadlineSeconds")),
  );
  const policies = ["Allow", "Forbid", "Replace"];
  errors.push(...validateChoice(spec.concurrencyPolicy, policies, specPath.child("concurrencyPolicy")));
  const jobPath = specPath.child("jobTemplate", "spec");
  errors.push(...validateJobSpec(spec.jobTemplate.spec, jobPath));
  errors.push(...validateTemplateSelector(spec.jobTemplate.spec, jobPath));
  for (const field of ["successfulJobsHistoryLimit", "failedJobsHistoryLimit"] as const) {
    errors.push(...validateNonNegative(spec[field], specPath.child(field)));
  }
  if ((metadata.name ?? "").length > maxNameLength) {
    const detail = `must be no more than ${maxNameLength} characters`;
    errors.push(invalidValue(FieldPath.of("metadata", "name"), metadata.name, detail));
  }
  return errors;
}

function validateSchedule(schedule: string): FieldError[] {
  const path = specPath.child("schedule");
  if (/TZ=/.test(schedule)) {
    const detail = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
    return [invalidValue(path, schedule, detail)];
  }
  try {
    parseCronSchedule(schedule);
    return [];
  } catch (err: unknown) {
    if (!(err instanceof Error)) throw err;
    return [invalidValue(path, schedule, err.message)];
  }
}

function validateTimeZone(timeZone: string | undefined): FieldError[] {
  if (timeZone === undefined) return [];
  const path = specPath.child("timeZone");
  if (timeZone === "") return [invalidValue(path, timeZone, "timeZone must be nil or non-empty string")];
  if (timeZone.toLowerCase() === "local") {
    return [
      invalidValue(
        path,
        timeZone,
        "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones",
      ),
    ];
  }
  try {
    Intl.DateTimeFormat("en", { timeZone });
    return [];
  } catch (err: unknown) {
    if (!(err instanceof RangeError)) throw err;
    return [invalidValue(path, timeZone, `unknown time zone ${timeZone}`)];
  }
}
