import { expect, it } from "vitest";
import { checkLogOptions } from "./log-options.ts";

const invalid = 'PodLogOptions "web" is invalid: ';

it.each([
  ["tailLines=-1", `${invalid}tailLines: Invalid value: -1: must be greater than or equal to 0`],
  ["limitBytes=0", `${invalid}limitBytes: Invalid value: 0: must be greater than 0`],
  ["sinceSeconds=0", `${invalid}sinceSeconds: Invalid value: 0: must be greater than 0`],
  [
    "sinceSeconds=5&sinceTime=2026-01-01T00:00:00Z",
    `${invalid}[]: Forbidden: at most one of \`sinceTime\` or \`sinceSeconds\` may be specified`,
  ],
  ["stream=Stdout", `${invalid}stream: Forbidden: may not be specified`],
  ["tailLines=ten", 'strconv.ParseInt: parsing "ten": invalid syntax'],
  [
    "sinceTime=yesterday",
    'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"',
  ],
])("refuses %s", (query, message) => {
  expect(() => checkLogOptions(new URLSearchParams(query), "web")).toThrow(message);
});

it.each(["", "tailLines=0", "limitBytes=1&sinceSeconds=1", "follow=true&insecureSkipTLSVerifyBackend=true"])(
  "takes %s",
  (query) => {
    expect(() => checkLogOptions(new URLSearchParams(query), "web")).not.toThrow();
  },
);
