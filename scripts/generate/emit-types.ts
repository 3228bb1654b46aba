import type { Field, Message, SchemaFile, StringType } from "./model.ts";
import { alwaysInJSON, flatFields, isStruct } from "./model.ts";
import { docComment, propertyName } from "./text.ts";

/** The TypeScript interfaces of one API version. */
export function emitTypes(file: SchemaFile): string {
  const writer = new TypesWriter(file);
  const body = [
    ...file.stringTypes.map(stringTypeDeclaration),
    ...file.messages.flatMap((m) => writer.declaration(m)),
  ];
  return [writer.imports(), ...body].filter((part) => part !== "").join("\n\n") + "\n";
}

function stringTypeDeclaration(type: StringType): string {
  const values =
    type.open || type.values.length === 0 ? "string" : type.values.map((v) => JSON.stringify(v)).join(" | ");
  return `export type ${type.name} = ${values};`;
}

class TypesWriter {
  readonly #file: SchemaFile;
  readonly #imported = new Set<string>();
  #usesEmbedded = false;

  constructor(file: SchemaFile) {
    this.#file = file;
  }

  imports(): string {
    const lines = [...this.#imported]
      .sort()
      .map((alias) => `import type * as ${alias} from "./${alias}.ts";`);
    if (this.#usesEmbedded) lines.unshift(`import type { Embedded } from "../../object.ts";`);
    return lines.join("\n");
  }

  declaration(message: Message): string[] {
    const doc = docComment(message.doc, "");
    if (message.form !== undefined)
      return [`${doc}export type ${message.name} = ${this.#formType(message)};`];
    const lines = [
      ...(message.isKind ? typeMeta(message) : []),
      ...flatFields(message).map((field) => this.#property(message, field)),
    ];
    if (lines.length === 0) return [`${doc}export type ${message.name} = Readonly<Record<string, never>>;`];
    return [`${doc}export interface ${message.name} {\n${lines.join("\n")}\n}`];
  }

  #property(message: Message, field: Field): string {
    const { optional, nullable } = presence(field);
    const type = this.#fieldType(message, field) + (nullable ? " | null" : "");
    return `${docComment(field.doc, "  ")}  readonly ${propertyName(field.jsonName)}${optional ? "?" : ""}: ${type};`;
  }

  #fieldType(message: Message, field: Field): string {
    const element = this.#elementType(message, field);
    if (field.shape === "map") return `Readonly<Record<string, ${element}>>`;
    if (field.shape === "list") return `readonly ${element.includes(" ") ? `(${element})` : element}[]`;
    return element;
  }

  #elementType(message: Message, field: Field): string {
    if (field.stringType !== undefined) return this.#name(field.stringType.file, field.stringType.type.name);
    switch (field.type) {
      case "string":
      case "bytes":
        return "string";
      case "int32":
      case "int64":
      case "double":
        return "number";
      case "bool":
        return "boolean";
    }
    if (field.type.form !== undefined) return this.#formType(field.type);
    const name = this.#name(field.type.file, field.type.name);
    if (!field.type.isKind || isListItem(message, field)) return name;
    this.#usesEmbedded = true;
    return `Embedded<${name}>`;
  }

  #formType(message: Message): string {
    const props = (): string => this.#name(message.file, "JSONSchemaProps");
    switch (message.form) {
      case "intOrString":
        return "number | string";
      case "rawJSON":
        return "unknown";
      case "list":
        return "readonly string[]";
      case "schemaOrArray":
        return `${props()} | readonly ${props()}[]`;
      case "schemaOrBool":
        return `${props()} | boolean`;
      case "schemaOrStringArray":
        return `${props()} | readonly string[]`;
      default:
        return "string";
    }
  }

  #name(file: SchemaFile, name: string): string {
    if (file === this.#file) return name;
    this.#imported.add(file.alias);
    return `${file.alias}.${name}`;
  }
}

function typeMeta(message: Message): readonly string[] {
  if (message.apiVersion === undefined) {
    return ["  readonly apiVersion?: string;", `  readonly kind?: ${JSON.stringify(message.name)};`];
  }
  return [
    `  readonly apiVersion: ${JSON.stringify(message.apiVersion)};`,
    `  readonly kind: ${JSON.stringify(message.name)};`,
  ];
}

function isListItem(message: Message, field: Field): boolean {
  return message.isKind && message.name.endsWith("List") && field.jsonName === "items";
}

/**
 * A field is required where Go's JSON always writes it. Go writes null for a zero time, and for a
 * nil pointer without omitempty: such a field is optional here, unless validation demands it.
 */
function presence(field: Field): { readonly optional: boolean; readonly nullable: boolean } {
  if (!alwaysInJSON(field)) return { optional: true, nullable: false };
  if (field.pointer) return { optional: !field.required, nullable: !field.required };
  const form = isStruct(field.type) ? field.type.form : undefined;
  if (field.shape === "single" && (form === "time" || form === "microTime")) {
    return { optional: field.omitempty, nullable: true };
  }
  return { optional: field.omitempty && form !== undefined, nullable: false };
}
