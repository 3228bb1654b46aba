/** Webhooks that take part in admission (admissionregistration validation, v1.36). */
import type { admissionregistrationv1 as admission } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  FieldPath,
  invalidValue,
  requiredValue,
  validateLabelSelector,
} from "@kubets/apimachinery";
import { UniqueNames, validateChoice, validateOptionalChoice } from "../checks.ts";
import { validateMatchConditions, validateRule } from "./admission-rules.ts";
import { validateReviewVersions, validateWebhookClient } from "./webhook-client.ts";

type Webhook = admission.ValidatingWebhook | admission.MutatingWebhook;

const failurePolicies = ["Fail", "Ignore"];
const matchPolicies = ["Equivalent", "Exact"];
const reinvocationPolicies = ["IfNeeded", "Never"];

export function validateWebhooks(webhooks: readonly Webhook[] | undefined): FieldError[] {
  const names = new UniqueNames();
  return (webhooks ?? []).flatMap((webhook, i) => {
    const path = FieldPath.of("webhooks").index(i);
    const versionsPath = path.child("admissionReviewVersions");
    return [
      ...validateWebhook(webhook, path),
      ...validateReviewVersions(
        webhook.admissionReviewVersions,
        versionsPath,
        "must specify one of v1, v1beta1",
      ),
      ...(webhook.name === "" ? [] : names.check(webhook.name, path.child("name"))),
    ];
  });
}

function validateWebhook(webhook: Webhook, path: FieldPath): FieldError[] {
  const errors = validateQualifiedDomain(webhook.name, path.child("name"));
  for (const [i, rule] of (webhook.rules ?? []).entries()) {
    errors.push(...validateRule(rule, path.child("rules").index(i)));
  }
  errors.push(...validateOptionalChoice(webhook.failurePolicy, failurePolicies, path.child("failurePolicy")));
  errors.push(...validateOptionalChoice(webhook.matchPolicy, matchPolicies, path.child("matchPolicy")));
  if (webhook.sideEffects === undefined) {
    errors.push(requiredValue(path.child("sideEffects"), "must specify one of None, NoneOnDryRun"));
  } else {
    errors.push(...validateChoice(webhook.sideEffects, ["None", "NoneOnDryRun"], path.child("sideEffects")));
  }
  const { timeoutSeconds } = webhook;
  if (timeoutSeconds !== undefined && (timeoutSeconds < 1 || timeoutSeconds > 30)) {
    const detail = "the timeout value must be between 1 and 30 seconds";
    errors.push(invalidValue(path.child("timeoutSeconds"), timeoutSeconds, detail));
  }
  errors.push(...validateLabelSelector(webhook.namespaceSelector, path.child("namespaceSelector")));
  errors.push(...validateLabelSelector(webhook.objectSelector, path.child("objectSelector")));
  if ("reinvocationPolicy" in webhook) {
    const field = path.child("reinvocationPolicy");
    errors.push(...validateOptionalChoice(webhook.reinvocationPolicy, reinvocationPolicies, field));
  }
  errors.push(...validateWebhookClient(webhook.clientConfig, path.child("clientConfig")));
  return [...errors, ...validateMatchConditions(webhook.matchConditions, path.child("matchConditions"))];
}

function validateQualifiedDomain(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const texts = checkDns1123Subdomain(name);
  if (texts.length > 0) return [invalidValue(path, name, texts.join(","))];
  if (name.split(".").length >= 3) return [];
  return [invalidValue(path, name, "should be a domain with at least three segments separated by dots")];
}
