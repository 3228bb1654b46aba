/** Arbitrary query strings and Accept headers. */
import fc from "fast-check";
import { anyText } from "./values.ts";

const parameterValues: Readonly<Record<string, readonly string[]>> = {
  labelSelector: [
    "a=b",
    "a in (b,c)",
    "!a",
    "a>1",
    "a in (",
    "a==,",
    "()",
    "a notin ()",
    ",",
    "a/b/c=d",
    "x=y,,z",
  ],
  fieldSelector: [
    "metadata.name=fuzz",
    "metadata.name!=a",
    "status.phase=x",
    "a=b=c",
    "=",
    "a",
    "\\",
    "metadata.name=a\\,b",
    "spec.nodeName=",
  ],
  limit: ["0", "1", "2", "-1", "x", "1.5", "9223372036854775807", "99999999999999999999"],
  continue: [
    "x",
    "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhXHUwMDAwIn0",
    "e30",
    "bnVsbA",
    "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6LTEsInN0YXJ0IjoiIn0",
    "%00",
  ],
  resourceVersion: ["0", "1", "5", "-1", "x", "99999999999", "18446744073709551616", "1.5", "00"],
  resourceVersionMatch: ["Exact", "NotOlderThan", "exact", "x"],
  watch: ["true", "false", "1", "0", "x", ""],
  allowWatchBookmarks: ["true", "x"],
  sendInitialEvents: ["true", "false", "x", ""],
  timeoutSeconds: ["1", "0", "-1", "x", "99999999999"],
  dryRun: ["All", "all", "", "None"],
  fieldValidation: ["Strict", "Warn", "Ignore", "strict", ""],
  fieldManager: ["me", "x".repeat(200), "\u0000", ""],
  force: ["true", "false", "x"],
  pretty: ["true", "false", "x", ""],
  propagationPolicy: ["Foreground", "Background", "Orphan", "x"],
  gracePeriodSeconds: ["0", "1", "-1", "x", "1.5", "9223372036854775808"],
  orphanDependents: ["true", "false", "x"],
  includeObject: ["None", "Metadata", "Object", "x"],
  timeout: ["1s", "x", "-1s", "0"],
  tailLines: ["1", "-1", "x"],
  container: ["main", "x"],
  command: ["ls", ""],
  ignoreStoreReadErrorWithClusterBreakingPotential: ["true", "x"],
};

export const anyQuery: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .constantFrom(...Object.keys(parameterValues))
          .chain((name) =>
            fc.constantFrom(...(parameterValues[name] ?? [])).map((value) => [name, value] as const),
          ),
      },
      { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(parameterValues)), anyText) },
      { weight: 1, arbitrary: fc.tuple(anyText, anyText) },
    ),
    { maxLength: 3 },
  )
  .map((pairs) =>
    pairs.length === 0
      ? ""
      : `?${pairs.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).join("&")}`,
  );

/** As encodeURIComponent, which refuses lone surrogates. */
export function escaped(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const accepts = [
  "application/json",
  "",
  "*/*",
  "application/vnd.kubernetes.protobuf",
  "application/vnd.kubernetes.protobuf,application/json",
  "application/yaml",
  "application/cbor",
  "application/json;as=Table;v=v1;g=meta.k8s.io,application/json",
  "application/json;as=Table;v=v1beta1;g=meta.k8s.io",
  "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
  "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io",
  "application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
  "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io",
  "application/vnd.kubernetes.protobuf;as=Table;v=v1;g=meta.k8s.io",
  "application/yaml;as=Table;v=v1;g=meta.k8s.io",
  "text/html",
  "application/json;q=0",
  ";;;,",
  "application/json;stream=watch",
];

export const anyAccept: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom("application/json", "application/vnd.kubernetes.protobuf") },
  { weight: 10, arbitrary: fc.constantFrom(...accepts) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

const headerValues: Readonly<Record<string, readonly string[]>> = {
  authorization: ["Bearer x", "Basic eDp5", "Bearer", ""],
  "accept-encoding": ["gzip", "gzip;q=0", "br, gzip;q=x", "*"],
  "user-agent": ["curl/8", "Mozilla/5.0", ""],
  "if-none-match": ["*", '"x"'],
  "impersonate-user": ["jane", "", "system:serviceaccount:default:default", "system:anonymous"],
  "impersonate-group": ["dev", "system:masters"],
  "impersonate-uid": ["5"],
  "impersonate-extra-scopes": ["a"],
  "impersonate-extra-%zz": ["%zz"],
  traceparent: ["00-1-2-01", "x"],
  expect: ["100-continue"],
  upgrade: ["websocket", "SPDY/3.1", "x"],
  connection: ["upgrade"],
  "sec-websocket-key": ["x", "dGhlIHNhbXBsZSBub25jZQ=="],
  "sec-websocket-version": ["13", "x"],
};

/** Headers beside those that say how to read and write bodies; HTTP/2 knows nothing of upgrades. */
export const anyHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .array(
    fc
      .constantFrom(
        ...Object.keys(headerValues).filter((name) => !/^(upgrade|connection|expect|sec-)/.test(name)),
      )
      .chain((name) => fc.constantFrom(...(headerValues[name] ?? [])).map((value) => [name, value] as const)),
    { maxLength: 2 },
  )
  .map((pairs) => Object.fromEntries(pairs));
