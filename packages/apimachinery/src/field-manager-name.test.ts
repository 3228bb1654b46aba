import { expect, test } from "vitest";
import { fieldErrorText } from "./field-error.ts";
import { fieldManagerOf, validateFieldManager } from "./field-manager-name.ts";
import { FieldPath } from "./field-path.ts";

const path = FieldPath.of("fieldManager");

test.each([
  ["kubectl-client-side-apply", []],
  ["é".repeat(64), []],
  ["é".repeat(65), ["fieldManager: Too long: may not be more than 128 bytes"]],
  ["é\nb", ['fieldManager: Invalid value: "é\\nb": invalid character U+000A (at position 2)']],
])("checks the name %j", (name, texts) => {
  expect(validateFieldManager(name, path).map(fieldErrorText)).toEqual(texts);
});

test.each([
  ["kubectl/v1.33.0 (linux/amd64) kubernetes/60a317e", "kubectl"],
  ["curl", "curl"],
  ["", ""],
  ["a\u0007b\tc/1", "abc"],
  [`${"é".repeat(64)}x/1`, "é".repeat(64)],
])("takes the manager from the user agent %j", (userAgent, manager) => {
  expect(fieldManagerOf(userAgent)).toBe(manager);
});
