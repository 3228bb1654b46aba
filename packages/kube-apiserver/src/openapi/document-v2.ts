import { createHash } from "node:crypto";
import type { ResourceType } from "@kubets/api";
import { version } from "@kubets/component-base";
import { buildDefinitions } from "./definitions.ts";
import { codeTexts, definitionRoots, everyVersion, pathItems, securitySchemes } from "./document.ts";
import { gvkJson, reference } from "./json.ts";
import type { JsonObject } from "./json.ts";
import type { ApiPath, Operation } from "./operations.ts";
import type { Parameter } from "./parameters.ts";

/** The Swagger 2.0 document of all that the server offers. */
export function documentV2(paths: readonly ApiPath[], types: readonly ResourceType[]): JsonObject {
  const shared = new SharedParameters();
  return {
    swagger: "2.0",
    info: { title: "Kubernetes", version: version.gitVersion },
    paths: pathItems(paths, (path) => pathItem(path, shared)),
    definitions: buildDefinitions(definitionRoots(paths), "v2", everyVersion(types)),
    parameters: shared.all(),
    securityDefinitions: securitySchemes,
    security: [{ BearerToken: [] }],
  };
}

/** Written once, and referred to. */
class SharedParameters {
  readonly #known = new Map<Parameter, string>();
  readonly #written = new Map<string, JsonObject>();

  reference(parameter: Parameter): JsonObject {
    let name = this.#known.get(parameter);
    if (name === undefined) {
      const written = parameterJson(parameter);
      const hash = createHash("sha256").update(JSON.stringify(written)).digest("base64url");
      name = `${parameter.name}-${hash.slice(0, 8)}`;
      this.#known.set(parameter, name);
      this.#written.set(name, written);
    }
    return { $ref: `#/parameters/${name}` };
  }

  all(): JsonObject {
    return Object.fromEntries([...this.#written].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

function parameterJson({ name, in: place, type, description }: Parameter): JsonObject {
  return {
    ...(description === "" ? {} : { description }),
    in: place,
    name,
    ...(place === "path" ? { required: true } : {}),
    type,
    uniqueItems: true,
  };
}

function pathItem(path: ApiPath, shared: SharedParameters): JsonObject {
  const parameters = path.parameters.map((parameter) =>
    parameter.name === "name" ? parameterJson(parameter) : shared.reference(parameter),
  );
  const operations = path.operations.map((operation) => [operation.method, operationJson(operation, shared)]);
  return {
    ...(Object.fromEntries(operations) as JsonObject), // made of JSON above
    ...(parameters.length > 0 ? { parameters } : {}),
  };
}

function operationJson(operation: Operation, shared: SharedParameters): JsonObject {
  const { body, action, gvk } = operation;
  const bodyParameter = body && {
    in: "body",
    name: "body",
    ...(body.required ? { required: true } : {}),
    schema: reference(body.definition, "v2"),
  };
  const parameters = [
    ...(bodyParameter ? [bodyParameter] : []),
    ...operation.parameters.map((parameter) => shared.reference(parameter)),
  ];
  return {
    consumes: operation.consumes,
    description: operation.description,
    operationId: operation.id,
    ...(parameters.length > 0 ? { parameters } : {}),
    produces: operation.produces,
    responses: responses(operation),
    schemes: ["https"],
    tags: [operation.tag],
    ...(action === undefined ? {} : { "x-kubernetes-action": action }),
    ...(gvk ? { "x-kubernetes-group-version-kind": gvkJson(gvk) } : {}),
  };
}

function responses({ codes, answer }: Operation): JsonObject {
  const schema = answer === "string" ? { type: "string" } : reference(answer, "v2");
  const successes = codes.map((code) => [code, { description: codeTexts[code] ?? "", schema }] as const);
  return { ...Object.fromEntries(successes), 401: { description: "Unauthorized" } };
}
