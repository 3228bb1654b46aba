import type { ResourceType } from "@kubets/api";
import { version } from "@kubets/component-base";
import { buildDefinitions } from "./definitions.ts";
import { codeTexts, definitionRoots, everyVersion, pathItems, securitySchemes } from "./document.ts";
import { gvkJson, reference } from "./json.ts";
import type { JsonObject } from "./json.ts";
import type { ApiPath, Operation } from "./operations.ts";
import type { Parameter } from "./parameters.ts";

/** The OpenAPI 3.0 document of these paths, complete in itself. */
export function documentV3(paths: readonly ApiPath[], types: readonly ResourceType[]): JsonObject {
  return {
    openapi: "3.0.0",
    info: { title: "Kubernetes", version: version.gitVersion },
    paths: pathItems(paths, pathItem),
    components: {
      schemas: buildDefinitions(definitionRoots(paths), "v3", everyVersion(types)),
      securitySchemes,
    },
  };
}

function pathItem(path: ApiPath): JsonObject {
  const operations = path.operations.map((operation) => [operation.method, operationJson(operation)]);
  return {
    ...(Object.fromEntries(operations) as JsonObject), // made of JSON above
    ...(path.parameters.length > 0 ? { parameters: path.parameters.map(parameterJson) } : {}),
  };
}

function parameterJson({ name, in: place, type, description }: Parameter): JsonObject {
  return {
    name,
    in: place,
    ...(description === "" ? {} : { description }),
    ...(place === "path" ? { required: true } : {}),
    schema: { type, uniqueItems: true },
  };
}

function operationJson(operation: Operation): JsonObject {
  const { body, action, gvk, parameters } = operation;
  return {
    tags: [operation.tag],
    description: operation.description,
    operationId: operation.id,
    ...(parameters.length > 0 ? { parameters: parameters.map(parameterJson) } : {}),
    ...(body
      ? {
          requestBody: {
            content: content(operation.consumes, reference(body.definition, "v3")),
            ...(body.required ? { required: true } : {}),
          },
        }
      : {}),
    responses: responses(operation),
    ...(action === undefined ? {} : { "x-kubernetes-action": action }),
    ...(gvk ? { "x-kubernetes-group-version-kind": gvkJson(gvk) } : {}),
  };
}

function responses({ codes, answer, produces }: Operation): JsonObject {
  const schema = answer === "string" ? { type: "string" } : reference(answer, "v3");
  const body = { content: content(produces, schema) };
  const successes = codes.map((code) => [code, { description: codeTexts[code] ?? "", ...body }] as const);
  return { ...Object.fromEntries(successes), 401: { description: "Unauthorized" } };
}

function content(mediaTypes: readonly string[], schema: JsonObject): JsonObject {
  return Object.fromEntries(mediaTypes.map((type) => [type, { schema }]));
}
