import { describe, expect, it } from "vitest";
import { decodeContinue, encodeContinue } from "./continue-token.ts";
import { parseListOptions, selectionOf } from "./list-options.ts";

function messageOf(run: () => unknown): string {
  try {
    run();
    return "";
  } catch (err: unknown) {
    return err instanceof Error ? err.message : String(err);
  }
}

const invalid = 'ListOptions.meta.k8s.io "" is invalid: ';
const match = "resourceVersionMatch: ";
const needsRevision = `${match}Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided`;
const noContinue = `${match}Forbidden: resourceVersionMatch is forbidden when continue is provided`;
const needsEvents = `${match}Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided`;
const needsMatch = `${match}Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan`;
const notForList = "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list";

const lists: [string, string][] = [
  ["limit=-1", ""],
  ["limit=", 'strconv.ParseInt: parsing "": invalid syntax'],
  ["limit=1e3", 'strconv.ParseInt: parsing "1e3": invalid syntax'],
  ["limit=9223372036854775808", 'strconv.ParseInt: parsing "9223372036854775808": value out of range'],
  ["timeoutSeconds=x", 'strconv.ParseInt: parsing "x": invalid syntax'],
  [
    "resourceVersion=x",
    'invalid resource version: resourceVersion: Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax',
  ],
  [
    "resourceVersion=18446744073709551616",
    'invalid resource version: resourceVersion: Invalid value: "18446744073709551616": strconv.ParseUint: parsing "18446744073709551616": value out of range',
  ],
  ["labelSelector=a+in+(", "unable to parse requirement: found '', expected: ',', ')' or identifier"],
  ["fieldSelector=a", "invalid selector: 'a'; can't understand 'a'"],
  ["resourceVersion=5&resourceVersionMatch=Exact", ""],
  ["resourceVersion=0&resourceVersionMatch=NotOlderThan", ""],
  ["resourceVersionMatch=Exact", invalid + needsRevision],
  [
    "resourceVersionMatch=x&continue=c&sendInitialEvents=true",
    `${invalid}[${needsRevision}, ${noContinue}, ${match}Unsupported value: "x": supported values: "Exact", "NotOlderThan", "", ${notForList}]`,
  ],
  [
    "resourceVersion=0&resourceVersionMatch=Exact",
    `${invalid}${match}Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"`,
  ],
  ["sendInitialEvents=false", invalid + notForList],
];

const watches: [string, string][] = [
  ["sendInitialEvents=true&resourceVersionMatch=NotOlderThan", ""],
  ["sendInitialEvents=true", invalid + needsMatch],
  ["resourceVersionMatch=NotOlderThan", invalid + needsEvents],
  [
    "sendInitialEvents=true&resourceVersionMatch=Exact&continue=c",
    `${invalid}[${needsMatch}, ${match}Unsupported value: "Exact": supported values: "NotOlderThan", ${noContinue}]`,
  ],
];

describe("parseListOptions", () => {
  it.each(lists)("list?%s", (query, message) => {
    expect(messageOf(() => parseListOptions(new URLSearchParams(query), { watch: false }))).toBe(message);
  });

  it.each(watches)("watch?%s", (query, message) => {
    expect(messageOf(() => parseListOptions(new URLSearchParams(query), { watch: true }))).toBe(message);
  });
});

const notKnown = 'is not a known field selector: only "metadata.name", "metadata.namespace"';

describe("field labels", () => {
  it.each<[string, boolean, boolean, string]>([
    ["metadata.name", false, false, ""],
    ["metadata.namespace", false, false, ""],
    ["metadata.namespace", true, true, ""],
    ["metadata.namespace", true, false, "field label not supported: metadata.namespace"],
    ["status.phase", true, true, ""],
    ["spec.x", true, true, "field label not supported: spec.x"],
    ["toString", true, true, "field label not supported: toString"],
    ["spec.x", false, true, `"spec.x" ${notKnown}`],
  ])("%s of a kind with own labels %s, namespaced %s", (field, own, namespaced, message) => {
    const strategy = own ? { selectableFields: { "status.phase": () => "" } } : {};
    const place = { group: "", resource: "things", namespace: "", name: "" };
    const fields = [{ field, operator: "=", value: "x" }] as const;
    const select = (): unknown =>
      selectionOf(place, { labels: [], fields }, { strategy, stored: { namespaced } });
    expect(messageOf(select)).toBe(message);
  });
});

function tokenOf(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const broken = "invalid continue token: continue key is not valid";

describe("continue tokens", () => {
  it.each([
    { revision: 5, namespace: "a", name: "b" },
    { revision: -1, namespace: "", name: "b" },
  ])("come back as they were: %o", (token) => {
    expect(decodeContinue(encodeContinue(token))).toEqual(token);
  });

  it.each([
    ["a+b", `${broken}: illegal base64 data at input byte 1`],
    ["x", `${broken}: illegal base64 data at input byte 0`],
    [Buffer.from("{").toString("base64url"), `${broken}: unexpected end of JSON input`],
    [tokenOf({ v: "v2" }), `${broken}: server does not recognize this encoded version v2`],
    [
      tokenOf({ v: "meta.k8s.io/v1", rv: 0, start: "a" }),
      `${broken}: incorrect encoded start resourceVersion (version meta.k8s.io/v1)`,
    ],
    [tokenOf({ v: "meta.k8s.io/v1", rv: 1 }), `${broken}: encoded start key empty (version meta.k8s.io/v1)`],
    [tokenOf({ v: "meta.k8s.io/v1", rv: 1, start: "a/../b" }), `${broken}: a/../b`],
  ])("that are none are refused: %s", (text, message) => {
    expect(messageOf(() => decodeContinue(text))).toBe(message);
  });
});
