import { describe, expect, it } from "vitest";
import {
  duplicateValue,
  fieldErrorText,
  forbiddenValue,
  invalidValue,
  requiredValue,
  tooLong,
  tooMany,
  unsupportedValue,
} from "./field-error.ts";
import { FieldPath } from "./field-path.ts";
import { goQuote } from "./go-quote.ts";
import { isNotFound, StatusError } from "./status-error.ts";
import {
  newConflict,
  newForbidden,
  newInvalid,
  newNotFound,
  newServerTimeout,
  newTimeout,
} from "./status-errors.ts";

const path = FieldPath.of("spec").child("containers").index(0).child("env").key("A");

describe("field errors", () => {
  it.each([
    [
      invalidValue(FieldPath.of("spec", "replicas"), -1, "must be greater than or equal to 0"),
      "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
    ],
    [requiredValue(path), "spec.containers[0].env[A]: Required value"],
    [requiredValue(path, "why"), "spec.containers[0].env[A]: Required value: why"],
    [
      unsupportedValue(FieldPath.of("t"), "x", ["A", "B"]),
      't: Unsupported value: "x": supported values: "A", "B"',
    ],
    [duplicateValue(FieldPath.of("t"), "x"), 't: Duplicate value: "x"'],
    [forbiddenValue(FieldPath.of("t"), "no"), "t: Forbidden: no"],
    [tooLong(FieldPath.of("t"), 5), "t: Too long: may not be more than 5 bytes"],
    [tooMany(FieldPath.of("t"), 5, 1), "t: Too many: 5: must have at most 1 item"],
    [invalidValue(FieldPath.of("t"), { apps: "nginx" }, "d"), 't: Invalid value: {"apps":"nginx"}: d'],
    [invalidValue(FieldPath.of("t"), { a: "<&>" }, ""), 't: Invalid value: {"a":"\\u003c\\u0026\\u003e"}'],
    [invalidValue(FieldPath.of("t"), undefined, "d"), "t: Invalid value: null: d"],
  ])("%#", (error, text) => expect(fieldErrorText(error)).toBe(text));

  it("quotes as Go does", () => expect(goQuote('a"\n\u0001\\é')).toBe('"a\\"\\n\\x01\\\\é"'));
});

const deployments = { group: "apps", resource: "deployments" };

describe("status errors", () => {
  it.each([
    [newNotFound(deployments, "web"), 404, 'deployments.apps "web" not found'],
    [
      newConflict({ group: "", resource: "pods" }, "p"),
      409,
      'Operation cannot be fulfilled on pods "p": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [newForbidden({ group: "", resource: "pods" }, "", "no"), 403, "pods is forbidden: no"],
    [newTimeout("slow", 0), 504, "Timeout: slow"],
    [
      newServerTimeout(deployments, "POST", 1),
      500,
      "The POST operation against deployments.apps could not be completed at this time, please try again.",
    ],
  ])("%#", (error, code, message) => {
    expect(error.message).toBe(message);
    expect(error.toStatus().code).toBe(code);
    expect(StatusError.fromStatus(error.toStatus()).toStatus()).toEqual(error.toStatus());
  });

  it("lists what is invalid, each text once", () => {
    const one = invalidValue(FieldPath.of("spec", "a"), 1, "x");
    const two = requiredValue(FieldPath.of("spec", "b"));
    const kind = { group: "apps", kind: "Deployment" };
    expect(newInvalid(kind, "web", [one]).message).toBe(
      'Deployment.apps "web" is invalid: spec.a: Invalid value: 1: x',
    );
    const both = newInvalid(kind, "web", [one, two, one]);
    expect(both.message).toBe(
      'Deployment.apps "web" is invalid: [spec.a: Invalid value: 1: x, spec.b: Required value]',
    );
    expect(both.toStatus().details).toEqual({
      name: "web",
      group: "apps",
      kind: "Deployment",
      causes: [
        { reason: "FieldValueInvalid", message: "Invalid value: 1: x", field: "spec.a" },
        { reason: "FieldValueRequired", message: "Required value", field: "spec.b" },
        { reason: "FieldValueInvalid", message: "Invalid value: 1: x", field: "spec.a" },
      ],
    });
  });

  it("is found under other errors", () => {
    expect(isNotFound(new Error("outer", { cause: newNotFound(deployments, "web") }))).toBe(true);
    expect(isNotFound(new Error("other"))).toBe(false);
  });
});
