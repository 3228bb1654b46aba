import type { JsonObject } from "@kubets/apimachinery";
import { isJsonObject, newBadRequest } from "@kubets/apimachinery";
import { parseJson } from "./parse-json.ts";
import { scanJson } from "./json-scan.ts";

export const applyPatchType = "application/apply-patch+yaml";

/** Whether a PATCH is a server-side apply. */
export function isApplyPatch({ contentType }: { readonly contentType: string }): boolean {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase() === applyPatchType;
}

/** The body of an apply: what its manager wants of an object. */
export interface ApplyConfiguration {
  readonly value: JsonObject;
  /** What strict validation has against it: fields given twice. */
  readonly problem: string | undefined;
}

/** Reads YAML, of which JSON is a part. Throws BadRequest. */
export async function readConfiguration(body: Uint8Array): Promise<ApplyConfiguration> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  const { value, problem } = readJson(text) ?? (await parseYaml(text));
  if (isJsonObject(value)) return { value, problem };
  // An empty document is an empty object to Go.
  if (value === null) return { value: {}, problem };
  const type = Array.isArray(value) ? "array" : typeof value === "boolean" ? "bool" : typeof value;
  throw newBadRequest(
    `error decoding patch: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${type} into Go value of type map[string]interface {}`,
  );
}

interface Parsed {
  readonly value: unknown;
  readonly problem: string | undefined;
}

/** undefined: it is no JSON, or JSON with duplicates, which the YAML parser tells the lines of. */
function readJson(text: string): Parsed | undefined {
  try {
    const value = parseJson(text);
    const scan = scanJson(text);
    return scan.kind === "ok" && scan.duplicates.length === 0 ? { value, problem: undefined } : undefined;
  } catch (err: unknown) {
    if (err instanceof SyntaxError) return undefined;
    throw err;
  }
}

async function parseYaml(text: string): Promise<Parsed> {
  // Rarely sent (kubectl sends JSON), and large: loaded when it is.
  const { isMap, isScalar, LineCounter, parseDocument, visit } = await import("yaml");
  const lines = new LineCounter();
  const options = { version: "1.1", schema: "core", uniqueKeys: false, lineCounter: lines } as const;
  const document = parseDocument(text, { ...options, logLevel: "silent" });
  const [broken] = document.errors;
  if (broken) throw newBadRequest(`error encoding patch: yaml: ${broken.message.split("\n", 1)[0] ?? ""}`);
  const duplicates: string[] = [];
  visit(document, {
    Map(_key, map) {
      if (!isMap(map)) return;
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const { line } = lines.linePos(key.range?.[0] ?? 0);
        if (seen.has(key.value))
          duplicates.push(`line ${String(line)}: key ${JSON.stringify(key.value)} already set in map`);
        seen.add(key.value);
      }
    },
  });
  const problem =
    duplicates.length === 0
      ? undefined
      : `error converting YAML to JSON: yaml: unmarshal errors:\n${duplicates.map((line) => `  ${line}`).join("\n")}`;
  return { value: toJson(() => document.toJS({ maxAliasCount: 100 })), problem };
}

/** As JSON has it: dates and the like as texts, no undefined. */
function toJson(read: () => unknown): unknown {
  try {
    return parseJson(JSON.stringify(read() ?? null));
  } catch (err: unknown) {
    throw newBadRequest(`error encoding patch: yaml: ${err instanceof Error ? err.message : String(err)}`);
  }
}
