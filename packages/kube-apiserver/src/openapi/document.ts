import type { ResourceType } from "@kubets/api";
import type { GroupVersionKind, JsonObject } from "./json.ts";
import type { ApiPath } from "./operations.ts";

/** How clients say who they are, in both dialects. */
export const securitySchemes: JsonObject = {
  BearerToken: {
    description: "Bearer Token authentication",
    in: "header",
    name: "authorization",
    type: "apiKey",
  },
};

export const codeTexts: Readonly<Record<number, string>> = { 200: "OK", 201: "Created", 202: "Accepted" };

/** The definitions that operations name. */
export function definitionRoots(paths: readonly ApiPath[]): ReadonlySet<string> {
  const roots = new Set<string>();
  for (const { operations } of paths) {
    for (const { answer, body } of operations) {
      if (answer !== "string") roots.add(answer);
      if (body) roots.add(body.definition);
    }
  }
  return roots;
}

/** One entry for each group version, sorted; kinds without a version of their own belong to each. */
export function everyVersion(types: readonly ResourceType[]): readonly GroupVersionKind[] {
  const byName = new Map<string, GroupVersionKind>();
  for (const { group, version } of types) byName.set(`${group}/${version}`, { group, version, kind: "" });
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}

export function pathItems(paths: readonly ApiPath[], write: (path: ApiPath) => JsonObject): JsonObject {
  const sorted = paths.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return Object.fromEntries(sorted.map((path) => [path.path, write(path)]));
}
