import { schemaOf } from "@kubets/api";

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly type: "string" | "integer" | "boolean";
  readonly description: string;
}

const query: Readonly<Record<string, readonly [Parameter["type"], string]>> = {
  pretty: [
    "string",
    "Whether JSON is indented for people. Defaults to false, except for browsers and the usual command line tools.",
  ],
  dryRun: [
    "string",
    'With "All" the request goes through everything, admission and validation included, and changes nothing.',
  ],
  fieldManager: [
    "string",
    "Who makes the change, for the record of who owns which field; at most 128 printable characters. Required for apply patches.",
  ],
  fieldValidation: [
    "string",
    "What happens to unknown and duplicate fields: Ignore drops them, Warn (the default) drops them with a warning, Strict refuses the request.",
  ],
  force: [
    "boolean",
    "Takes fields from other managers instead of reporting a conflict. For apply patches only.",
  ],
  gracePeriodSeconds: [
    "integer",
    "How long the object may take to end; 0 means at once. Without it the object's own grace period counts.",
  ],
  ignoreStoreReadErrorWithClusterBreakingPotential: [
    "boolean",
    "Deletes an object that cannot be read from the store, without finalizers or preconditions.",
  ],
  orphanDependents: ["boolean", "Replaced by propagationPolicy; only one of the two may be set."],
  propagationPolicy: [
    "string",
    "What becomes of the objects it owns: Orphan leaves them, Background deletes them afterwards, Foreground deletes them first.",
  ],
  allowWatchBookmarks: [
    "boolean",
    "Lets the server send BOOKMARK events, which say how far the watch has come.",
  ],
  continue: ["string", "Where to go on with a list that was cut by limit: the token from its metadata."],
  fieldSelector: ["string", "Selects objects by their fields. Without it, all are selected."],
  labelSelector: ["string", "Selects objects by their labels. Without it, all are selected."],
  limit: ["integer", "The most objects to answer with; metadata.continue then says where to go on."],
  resourceVersion: ["string", "The revision that the answer must have or, for watches, begins after."],
  resourceVersionMatch: [
    "string",
    "How resourceVersion counts for lists: Exact, or NotOlderThan, which allows newer.",
  ],
  sendInitialEvents: [
    "boolean",
    "Begins a watch with the objects that exist, followed by a bookmark that ends them. Needs resourceVersionMatch=NotOlderThan.",
  ],
  timeoutSeconds: ["integer", "Ends a list or watch after this many seconds, whatever has come by then."],
  watch: ["boolean", "Streams changes, as they happen, instead of one list."],
};

function queryParameters(...names: readonly string[]): readonly Parameter[] {
  return names.map((name) => {
    const known = query[name];
    if (!known) throw new Error(`no query parameter ${name}`);
    return { name, in: "query", type: known[0], description: known[1] };
  });
}

export const prettyParameter = queryParameters("pretty");
export const writeParameters = queryParameters("dryRun", "fieldManager", "fieldValidation");
export const patchParameters = [...writeParameters, ...queryParameters("force")];
export const listParameters = queryParameters(
  "allowWatchBookmarks",
  "continue",
  "fieldSelector",
  "labelSelector",
  "limit",
  "resourceVersion",
  "resourceVersionMatch",
  "sendInitialEvents",
  "timeoutSeconds",
  "watch",
);
export const deleteParameters = queryParameters(
  "dryRun",
  "gracePeriodSeconds",
  "ignoreStoreReadErrorWithClusterBreakingPotential",
  "orphanDependents",
  "propagationPolicy",
);
export const deleteCollectionParameters = [
  ...deleteParameters,
  ...queryParameters(
    "continue",
    "fieldSelector",
    "labelSelector",
    "limit",
    "resourceVersion",
    "resourceVersionMatch",
    "sendInitialEvents",
    "timeoutSeconds",
  ),
];

export const namespaceParameter: Parameter = {
  name: "namespace",
  in: "path",
  type: "string",
  description: "The namespace of the objects.",
};

export const restParameter: Parameter = {
  name: "path",
  in: "path",
  type: "string",
  description: "The path of the request that is passed on.",
};

export function nameParameter(kind: string): Parameter {
  return { name: "name", in: "path", type: "string", description: `name of the ${kind}` };
}

/** The query parameters that an options type such as PodExecOptions stands for. */
export function optionParameters(apiVersion: string, kind: string): readonly Parameter[] {
  const fields = schemaOf(apiVersion, kind)?.fields ?? [];
  return fields
    .filter(({ name }) => name !== "apiVersion" && name !== "kind")
    .map(({ name, schema, description = "" }) => {
      const type = schema.type === "integer" || schema.type === "boolean" ? schema.type : "string";
      return { name, in: "query", type, description };
    });
}
