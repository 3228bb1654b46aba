import { describe, expect, it } from "vitest";
import { scanJson } from "./json-scan.ts";

describe("scanJson", () => {
  it.each([
    ["plain", '{"a":[1,-2.5e3,true,null,"x\\u00e9\\n"],"b":{}}', ""],
    ["top-level duplicate", '{"a":1,"a":2}', "a"],
    ["nested duplicates", '{"s":{"c":[{"n":1,"n":2,"n":3}],"c":[]}}', "s.c[0].n,s.c[0].n,s.c"],
  ])("finds duplicates: %s", (_name, text, duplicates) => {
    expect(JSON.parse(text)).toBeDefined();
    const scan = scanJson(text);
    expect(scan.kind === "ok" && scan.duplicates.join(",")).toBe(duplicates);
  });

  it.each([
    ["", "unexpected end of JSON input"],
    ["{", "unexpected end of JSON input"],
    ["{a:1}", "invalid character 'a' looking for beginning of object key string"],
    ['{"a" 1}', "invalid character '1' after object key"],
    ['{"a":1 "b":2}', "invalid character '\"' after object key:value pair"],
    ["[1 2]", "invalid character '2' after array element"],
    ["{}x", "invalid character 'x' after top-level value"],
    ["nope", "invalid character 'o' in literal null (expecting 'u')"],
    ['"\n"', "invalid character '\\n' in string literal"],
    ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
    ["not json", "invalid character 'o' in literal null (expecting 'u')"],
  ])("says where %j breaks", (text, message) => {
    expect(scanJson(text)).toEqual({ kind: "broken", message });
  });
});
