/** The field numbers of gnostic's `openapi.v3`, of the parts that the documents use. */
import {
  any,
  decimal,
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
const reference = embedded(message(() => ({ $ref: [1, text], summary: [2, text], description: [3, text] })));

/** A field whose message is a choice between the thing itself and a reference to one. */
function orReference(content: Message): Field {
  const itself = embedded(content);
  return embedded(oneOf((value) => (isReference(value) ? [2, reference] : [1, itself])));
}

/** Only plain values have a place in the message; of others it says no more than that there is a default. */
const defaultValue: Field = embedded((writer, value) => {
  if (typeof value === "number") decimal(writer, 1, value);
  else if (typeof value === "boolean") flag(writer, 2, value);
  else if (typeof value === "string") text(writer, 3, value);
});

const schema: Message = message(
  () => ({
    nullable: [1, flag],
    uniqueItems: [20, flag],
    required: [23, strings],
    enum: [24, repeated(any)],
    type: [25, text],
    allOf: [26, repeated(orReference(schema))],
    oneOf: [27, repeated(orReference(schema))],
    anyOf: [28, repeated(orReference(schema))],
    items: [30, embedded((writer, value) => orReference(schema)(writer, 1, value))],
    properties: [31, embedded(named(orReference(schema)))],
    additionalProperties: [32, embedded((writer, value) => orReference(schema)(writer, 1, value))],
    default: [33, defaultValue],
    description: [34, text],
    format: [35, text],
  }),
  36,
);

const mediaTypes = embedded(named(embedded(message(() => ({ schema: [1, orReference(schema)] }), 5))));

const parameter = message(
  () => ({
    name: [1, text],
    in: [2, text],
    description: [3, text],
    required: [4, flag],
    schema: [10, orReference(schema)],
  }),
  14,
);

const requestBody = message(
  () => ({ description: [1, text], content: [2, mediaTypes], required: [3, flag] }),
  4,
);

const response = message(() => ({ description: [1, text], content: [3, mediaTypes] }), 5);

const operation = embedded(
  message(
    () => ({
      tags: [1, strings],
      summary: [2, text],
      description: [3, text],
      operationId: [5, text],
      parameters: [6, repeated(orReference(parameter))],
      requestBody: [7, orReference(requestBody)],
      responses: [8, embedded(named(orReference(response), 2))],
      deprecated: [10, flag],
    }),
    13,
  ),
);

const pathItem = message(
  () => ({
    get: [4, operation],
    put: [5, operation],
    post: [6, operation],
    delete: [7, operation],
    patch: [10, operation],
    parameters: [13, repeated(orReference(parameter))],
  }),
  14,
);

const info = message(() => ({ title: [1, text], description: [2, text], version: [6, text] }), 7);

const securityScheme = message(
  () => ({ type: [1, text], description: [2, text], name: [3, text], in: [4, text] }),
  9,
);

const components = message(
  () => ({
    schemas: [1, embedded(named(orReference(schema)))],
    securitySchemes: [7, embedded(named(orReference(securityScheme)))],
  }),
  10,
);

/** `openapi.v3.Document` */
export const gnosticV3: Message = message(
  () => ({
    openapi: [1, text],
    info: [2, embedded(info)],
    paths: [4, embedded(named(embedded(pathItem)))],
    components: [5, embedded(components)],
  }),
  9,
);
