/** The field numbers of gnostic's `openapi.v2`, of the parts that the document uses. */
import {
  any,
  asObject,
  embedded,
  flag,
  isReference,
  message,
  named,
  oneOf,
  repeated,
  text,
} from "./gnostic.ts";
import type { Field, Message } from "./gnostic.ts";

const strings = repeated(text);
const anys = repeated(any);

const schema: Message = message(
  () => ({
    $ref: [1, text],
    format: [2, text],
    title: [3, text],
    description: [4, text],
    default: [5, any],
    required: [19, strings],
    enum: [20, anys],
    additionalProperties: [21, embedded((writer, value) => embedded(schema)(writer, 1, value))],
    type: [22, embedded((writer, value) => text(writer, 1, value))],
    items: [23, embedded((writer, value) => embedded(schema)(writer, 1, value))],
    allOf: [24, repeated(embedded(schema))],
    properties: [25, embedded(named(embedded(schema)))],
  }),
  31,
);

const jsonReference = embedded(message(() => ({ $ref: [1, text], description: [2, text] })));

const bodyParameter = message(
  () => ({
    description: [1, text],
    name: [2, text],
    in: [3, text],
    required: [4, flag],
    schema: [5, embedded(schema)],
  }),
  6,
);

const queryParameter = message(
  () => ({
    required: [1, flag],
    in: [2, text],
    description: [3, text],
    name: [4, text],
    type: [6, text],
    format: [7, text],
    uniqueItems: [20, flag],
  }),
  23,
);

const pathParameter = message(
  () => ({
    required: [1, flag],
    in: [2, text],
    description: [3, text],
    name: [4, text],
    type: [5, text],
    format: [6, text],
    uniqueItems: [19, flag],
  }),
  22,
);

const nonBodyParameter = oneOf((value) =>
  asObject(value)["in"] === "path" ? [4, embedded(pathParameter)] : [3, embedded(queryParameter)],
);

const parameter = embedded(
  oneOf((value) =>
    asObject(value)["in"] === "body" ? [1, embedded(bodyParameter)] : [2, embedded(nonBodyParameter)],
  ),
);

const parameters: Field = repeated(
  embedded(oneOf((value) => (isReference(value) ? [2, jsonReference] : [1, parameter]))),
);

const response = embedded(
  message(
    () => ({
      description: [1, text],
      schema: [2, embedded((writer, value) => embedded(schema)(writer, 1, value))],
    }),
    5,
  ),
);

const responses = named(embedded((writer, value) => response(writer, 1, value)));

const securityRequirements = repeated(
  embedded(named(embedded((writer, value) => strings(writer, 1, value)))),
);

const operation = embedded(
  message(
    () => ({
      tags: [1, strings],
      summary: [2, text],
      description: [3, text],
      operationId: [5, text],
      produces: [6, strings],
      consumes: [7, strings],
      parameters: [8, parameters],
      responses: [9, embedded(responses)],
      schemes: [10, strings],
      deprecated: [11, flag],
    }),
    13,
  ),
);

const pathItem = message(
  () => ({
    get: [2, operation],
    put: [3, operation],
    post: [4, operation],
    delete: [5, operation],
    patch: [8, operation],
    parameters: [9, parameters],
  }),
  10,
);

const info = message(() => ({ title: [1, text], version: [2, text], description: [3, text] }), 7);

const apiKeySecurity = message(
  () => ({ type: [1, text], name: [2, text], in: [3, text], description: [4, text] }),
  5,
);

/** `openapi.v2.Document` */
export const gnosticV2: Message = message(
  () => ({
    swagger: [1, text],
    info: [2, embedded(info)],
    paths: [8, embedded(named(embedded(pathItem), 2))],
    definitions: [9, embedded(named(embedded(schema)))],
    parameters: [10, embedded(named(parameter))],
    security: [12, securityRequirements],
    securityDefinitions: [
      13,
      embedded(named(embedded((writer, value) => embedded(apiKeySecurity)(writer, 2, value)))),
    ],
  }),
  16,
);
