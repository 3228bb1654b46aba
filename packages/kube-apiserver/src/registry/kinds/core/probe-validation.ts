import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkHttpHeaderName,
  checkPortNumber,
  forbiddenValue,
  invalidValue,
  requiredValue,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts, validateChoice, validatePort } from "../checks.ts";

type Handler = corev1.LifecycleHandler & corev1.ProbeHandler;

function validateHandler(handler: Handler, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  let count = 0;
  const one = (
    name: "exec" | "httpGet" | "tcpSocket" | "grpc" | "sleep",
    check: () => FieldError[],
  ): void => {
    if (handler[name] === undefined) return;
    count++;
    if (count > 1) {
      errors.push(forbiddenValue(path.child(name), "may not specify more than 1 handler type"));
    } else {
      errors.push(...check());
    }
  };
  one("exec", () =>
    (handler.exec?.command?.length ?? 0) === 0 ? [requiredValue(path.child("exec", "command"))] : [],
  );
  one("httpGet", () => (handler.httpGet ? validateHttpGet(handler.httpGet, path.child("httpGet")) : []));
  one("tcpSocket", () => validatePort(handler.tcpSocket?.port ?? 0, path.child("tcpSocket", "port")));
  one("grpc", () => {
    const port = handler.grpc?.port ?? 0;
    return invalidTexts(path.child("grpc", "port"), port, checkPortNumber(port));
  });
  one("sleep", () => []);
  if (count === 0) errors.push(requiredValue(path, "must specify a handler type"));
  return errors;
}

function validateHttpGet(action: corev1.HTTPGetAction, path: FieldPath): FieldError[] {
  return [
    ...((action.path ?? "") === "" ? [requiredValue(path.child("path"))] : []),
    ...validatePort(action.port, path.child("port")),
    ...validateChoice(action.scheme, ["HTTP", "HTTPS"], path.child("scheme")),
    ...(action.httpHeaders ?? []).flatMap((header) =>
      invalidTexts(path.child("httpHeaders"), header.name, checkHttpHeaderName(header.name)),
    ),
  ];
}

export function validateProbe(probe: corev1.Probe | undefined, path: FieldPath): FieldError[] {
  if (probe === undefined) return [];
  const errors = validateHandler(probe, path);
  for (const field of [
    "initialDelaySeconds",
    "timeoutSeconds",
    "periodSeconds",
    "successThreshold",
    "failureThreshold",
  ] as const) {
    errors.push(...validateNonNegative(probe[field], path.child(field)));
  }
  const grace = probe.terminationGracePeriodSeconds;
  if (grace !== undefined && grace <= 0) {
    errors.push(invalidValue(path.child("terminationGracePeriodSeconds"), grace, "must be greater than 0"));
  }
  return errors;
}

/** Probes that restart a container count a single success. */
export function validateSuccessThreshold(probe: corev1.Probe | undefined, path: FieldPath): FieldError[] {
  return probe?.successThreshold !== undefined && probe.successThreshold !== 1
    ? [invalidValue(path.child("successThreshold"), probe.successThreshold, "must be 1")]
    : [];
}

export function validateLifecycle(
  lifecycle: corev1.Lifecycle | undefined,
  graceSeconds: number,
  path: FieldPath,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const hook of ["postStart", "preStop"] as const) {
    const handler = lifecycle?.[hook];
    if (handler === undefined) continue;
    errors.push(...validateHandler(handler, path.child(hook)));
    const seconds = handler.sleep?.seconds;
    if (seconds !== undefined && (seconds < 0 || seconds > graceSeconds)) {
      const detail = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
      errors.push(invalidValue(path.child(hook, "sleep"), seconds, detail));
    }
  }
  return errors;
}
