import { timeProblem } from "@kubets/api";
import { FieldPath, forbiddenValue, invalidValue, newBadRequest, newInvalid } from "@kubets/apimachinery";
import type { FieldError } from "@kubets/apimachinery";
import { integerParameter } from "../query-values.ts";

/** Throws what Kubernetes answers to PodLogOptions that make no sense (core validation.ValidatePodLogOptions). */
export function checkLogOptions(query: URLSearchParams, podName: string): void {
  const tailLines = integerParameter(query, "tailLines");
  const limitBytes = integerParameter(query, "limitBytes");
  const sinceSeconds = integerParameter(query, "sinceSeconds");
  const sinceTime = query.get("sinceTime") ?? "";
  const problem = sinceTime === "" ? undefined : timeProblem(sinceTime);
  if (problem !== undefined) throw newBadRequest(problem);
  const errors: FieldError[] = [];
  const at = (field: string): FieldPath => FieldPath.of(field);
  if (tailLines !== undefined && tailLines < 0)
    errors.push(invalidValue(at("tailLines"), tailLines, "must be greater than or equal to 0"));
  if (limitBytes !== undefined && limitBytes < 1)
    errors.push(invalidValue(at("limitBytes"), limitBytes, "must be greater than 0"));
  if (sinceSeconds !== undefined && sinceTime !== "")
    errors.push(forbiddenValue(at("[]"), "at most one of `sinceTime` or `sinceSeconds` may be specified"));
  else if (sinceSeconds !== undefined && sinceSeconds < 1)
    errors.push(invalidValue(at("sinceSeconds"), sinceSeconds, "must be greater than 0"));
  // The feature PodLogsQuerySplitStreams is off, as it is by default.
  if (query.has("stream")) errors.push(forbiddenValue(at("stream"), "may not be specified"));
  if (errors.length > 0) throw newInvalid({ group: "", kind: "PodLogOptions" }, podName, errors);
}
