import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeMessage, decodeObject, encodeMessage, encodeObject } from "./codec.ts";
import { openEnvelope, sealEnvelope } from "./envelope.ts";
import { normalizeJSON } from "../normalize/normalize.ts";
import { codecFixtures } from "../testing/index.ts";

type Typed = { readonly apiVersion: string; readonly kind: string };

const WATCH_EVENT = "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent";
const directory = join(import.meta.dirname, "../../../../../shared/golden");
const golden = existsSync(directory) ? readdirSync(directory).filter((file) => file.endsWith(".json")) : [];
if (golden.length === 0) console.log(`golden objects are not tested: no ${directory}`);

describe("own fixtures", () => {
  for (const { name, object, bytes } of codecFixtures) {
    test(`${name}: encodes to its bytes and decodes to itself`, () => {
      expect(Buffer.from(encodeObject(object)).toString("base64")).toBe(bytes);
      expect(decodeObject(Buffer.from(bytes, "base64"))).toEqual(object);
    });

    test(`${name}: is in canonical form`, () => {
      const {
        object: normalized,
        errors,
        unknownFields,
      } = normalizeJSON(object.apiVersion, object.kind, object);
      expect(normalized).toEqual(object);
      expect([...errors, ...unknownFields]).toEqual([]);
    });
  }
});

describe.runIf(golden.length > 0)("objects that Kubernetes wrote, every field set", () => {
  for (const file of golden) {
    const json: unknown = JSON.parse(readFileSync(join(directory, file), "utf8"));
    const bytes = readFileSync(join(directory, file.replace(/json$/, "pb")));

    test(`${file}: decodes to its JSON and encodes to its bytes`, () => {
      const [decoded, encoded] = file.includes("WatchEvent")
        ? bare(WATCH_EVENT, json as object, bytes)
        : [decodeObject<unknown>(bytes), encodeObject(json as Typed)];
      expect(decoded).toEqual(json);
      expect(Buffer.compare(encoded, bytes)).toBe(0);
    });

    test(`${file}: is in canonical form`, () => {
      const { apiVersion = "v1", kind = "WatchEvent" } = json as Partial<Typed>;
      const { object, errors, unknownFields } = normalizeJSON(apiVersion, kind, json);
      expect(object).toEqual(json);
      expect([...errors, ...unknownFields]).toEqual([]);
    });
  }
});

/** A watch event says neither its version nor its kind. */
function bare(definition: string, json: object, bytes: Uint8Array): readonly [unknown, Uint8Array] {
  return [
    decodeMessage(definition, openEnvelope(bytes).raw),
    sealEnvelope("", "", encodeMessage(definition, json)),
  ];
}
