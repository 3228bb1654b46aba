import type { Field, Form, Message, SchemaFile } from "./model.ts";
import { alwaysInJSON, flatFields } from "./model.ts";

/** Encoders and decoders between the wire and the plain JSON form, for one API version. */
export function emitCodec(file: SchemaFile): string {
  const writer = new CodecWriter(file);
  const messages = file.messages.filter((message) => !message.jsonOnly);
  const body = messages.map((message) => writer.message(message));
  const plain = messages.filter(
    (message) => message.form === undefined || message.form.startsWith("schemaOr"),
  );
  const table = plain.map((message) => `  ${message.name}: [enc${message.name}, dec${message.name}],`);
  body.push(`export const codecs: Codecs = {\n${table.join("\n")}\n};\n`);
  return [...writer.imports(), "", ...body].join("\n");
}

/** The functions of codec/forms.ts that read and write a form. */
const FORM_FUNCTION: Readonly<Record<Form, string>> = {
  time: "Time",
  microTime: "MicroTime",
  duration: "Duration",
  quantity: "Quantity",
  intOrString: "IntOrString",
  rawJSON: "RawJSON",
  list: "Items",
  schemaOrArray: "SchemaOrArray",
  schemaOrBool: "SchemaOrBool",
  schemaOrStringArray: "SchemaOrStringArray",
};

const ZERO_OF_FORM: Readonly<Record<Form, string>> = {
  time: "null",
  microTime: "null",
  duration: `"0s"`,
  quantity: `"0"`,
  intOrString: "0",
  rawJSON: "null",
  list: "[]",
  schemaOrArray: "null",
  schemaOrBool: "false",
  schemaOrStringArray: "null",
};

/** JSON that most readers of an object never look at: it is parsed when they do. */
const lazyMessage = "FieldsV1";

class CodecWriter {
  readonly #file: SchemaFile;
  readonly #modules = new Set<string>();
  readonly #wire = new Set<string>();
  readonly #forms = new Set<string>();

  constructor(file: SchemaFile) {
    this.#file = file;
  }

  imports(): readonly string[] {
    const lines = [`import type { Codecs } from "../../codec/registry.ts";`];
    if (this.#wire.size > 0) lines.push(`import type { Obj, Reader, Writer } from "../../codec/wire.ts";`);
    if (this.#forms.size > 0)
      lines.push(`import { ${[...this.#forms].sort().join(", ")} } from "../../codec/forms.ts";`);
    if (this.#wire.size > 0)
      lines.push(`import { ${[...this.#wire].sort().join(", ")} } from "../../codec/wire.ts";`);
    for (const alias of [...this.#modules].sort()) lines.push(`import * as ${alias} from "./${alias}.ts";`);
    return lines;
  }

  message(message: Message): string {
    if (message.form?.startsWith("schemaOr")) return this.#schemaUnion(message);
    if (message.form !== undefined) return "";
    return `${this.#encoder(message)}\n${this.#decoder(message)}`;
  }

  #schemaUnion(message: Message): string {
    const name = FORM_FUNCTION[message.form ?? "list"];
    const [encode, decode] = [this.#form(`enc${name}`), this.#form(`dec${name}`)];
    return [
      `export const enc${message.name} = ${encode}(encJSONSchemaProps);`,
      `export const dec${message.name} = ${decode}(decJSONSchemaProps);`,
      "",
    ].join("\n");
  }

  // --- encoding

  #encoder(message: Message): string {
    const fields = [...message.fields].sort((a, b) => a.number - b.number);
    const lines = fields.map((field) => `  ${this.#encodeField(field)};`);
    lines.push(`  ${this.#use("kept")}(w, m, path);`);
    return `export function enc${message.name}(w: Writer, m: Obj, path = ""): void {\n${lines.join("\n")}\n}`;
  }

  #encodeField(field: Field): string {
    const value = `m[${JSON.stringify(field.jsonName)}]`;
    const tag = (field.number << 3) | wireType(field);
    if (field.shape === "map")
      return `${this.#use("map")}(w, ${tag}, ${value}, ${this.#mapValueWriter(field)})`;
    if (typeof field.type === "string") return `${this.#use(scalarWriter(field))}(w, ${tag}, ${value})`;
    if (field.type.name === lazyMessage) {
      return `${this.#form("encLazyJSON")}(w, ${tag}, m, ${JSON.stringify(field.jsonName)})`;
    }
    const encode = this.#codec("enc", field.type);
    if (field.inline)
      return `w.uint32(${tag}).fork(); ${encode}(w, m, path + "${field.number}."); w.ldelim()`;
    return `${this.#use(messageWriter(field))}(w, ${tag}, ${value}, ${encode})`;
  }

  #mapValueWriter(field: Field): string {
    if (field.type === "string") return this.#use("str");
    if (field.type === "bytes") return this.#use("bytes");
    if (typeof field.type === "string")
      throw new Error(`${field.jsonName}: maps of ${field.type} are not supported`);
    const write = this.#use(field.type.form === undefined ? "msg" : "form");
    return `(w, tag, v) => ${write}(w, tag, v, ${this.#codec("enc", field.type)})`;
  }

  // --- decoding

  #decoder(message: Message): string {
    const cases = message.fields.flatMap((field) => this.#decodeField(message, field));
    const zeros = flatFields(message)
      .filter(alwaysInJSON)
      .map((field) => `  m[${JSON.stringify(field.jsonName)}] ??= ${this.#zero(field)};`);
    return [
      `export function dec${message.name}(r: Reader, end: number, m: Obj = {}, path = ""): Obj {`,
      "  while (r.pos < end) {",
      "    const start = r.pos;",
      "    const tag = r.uint32();",
      "    switch (tag) {",
      ...cases.map((line) => `      ${line}`),
      `      default: ${this.#use("unknown")}(r, start, tag, m, path);`,
      "    }",
      "  }",
      `  ${this.#use("done")}(r, end);`,
      ...zeros,
      "  return m;",
      "}",
      "",
    ].join("\n");
  }

  #decodeField(message: Message, field: Field): readonly string[] {
    const tag = (field.number << 3) | wireType(field);
    const target = `m[${JSON.stringify(field.jsonName)}]`;
    const line = (action: string): string => `case ${tag}: ${action} break;`;
    if (field.shape === "map") return [line(this.#decodeEntry(field, target))];
    if (field.inline && typeof field.type !== "string") {
      return [
        line(`${this.#codec("dec", field.type)}(r, ${this.#use("sub")}(r), m, path + "${field.number}.");`),
      ];
    }
    if (typeof field.type !== "string" && field.type.name === lazyMessage) {
      return [line(`${this.#form("decLazyJSON")}(r, m, ${JSON.stringify(field.jsonName)});`)];
    }
    const value = this.#read(message, field);
    if (field.shape === "list") {
      const push = `((${target} ??= []) as unknown[]).push(${value});`;
      if (wireType(field) !== 0) return [line(push)];
      // Repeated numbers are written one by one, but packed ones are understood too.
      const packed = `{ const e = ${this.#use("sub")}(r); while (r.pos < e) ${push} break; }`;
      return [line(push), `case ${(field.number << 3) | 2}: ${packed}`];
    }
    const zero = omittedZero(field);
    if (zero === undefined) return [line(`${target} = ${value};`)];
    return [`case ${tag}: { const v = ${value}; if (v !== ${zero}) ${target} = v; break; }`];
  }

  #decodeEntry(field: Field, target: string): string {
    const map = `(${target} ??= {}) as Obj`;
    if (field.type === "string") return `${this.#use("textEntry")}(r, ${map});`;
    if (typeof field.type === "string") return `${this.#use("bytesEntry")}(r, ${map});`;
    return `${this.#use("msgEntry")}(r, ${map}, ${this.#codec("dec", field.type)});`;
  }

  #read(message: Message, field: Field): string {
    switch (field.type) {
      case "string":
        return "r.string()";
      case "int32":
      case "int64":
        return `${this.#use("int")}(r)`;
      case "bool":
        return "r.bool()";
      case "double":
        return "r.double()";
      case "bytes":
        return `${this.#use("base64")}(r)`;
    }
    const decode = this.#codec("dec", field.type);
    if (field.type.resource !== undefined && field.jsonName !== "items") {
      // An object inside another has no type on the wire; in JSON it has.
      const start = JSON.stringify({ apiVersion: field.type.apiVersion, kind: field.type.name });
      return `${decode}(r, ${this.#use("sub")}(r), ${start})`;
    }
    return `${this.#use("nested")}(r, ${decode})`;
  }

  #zero(field: Field): string {
    if (field.shape === "list") return "[]";
    if (field.shape === "map") return "{}";
    if (field.pointer) return "null";
    switch (field.type) {
      case "string":
      case "bytes":
        return `""`;
      case "bool":
        return "false";
      case "int32":
      case "int64":
      case "double":
        return "0";
    }
    return field.type.form === undefined
      ? `${this.#codec("dec", field.type)}(r, r.pos)`
      : ZERO_OF_FORM[field.type.form];
  }

  #codec(prefix: "enc" | "dec", message: Message): string {
    if (message.form !== undefined && !message.form.startsWith("schemaOr")) {
      return this.#form(prefix + FORM_FUNCTION[message.form]);
    }
    if (message.file === this.#file) return prefix + message.name;
    this.#modules.add(message.file.alias);
    return `${message.file.alias}.${prefix}${message.name}`;
  }

  #use(name: string): string {
    this.#wire.add(name);
    return name;
  }

  #form(name: string): string {
    this.#forms.add(name);
    return name;
  }
}

function wireType(field: Field): number {
  if (field.shape === "map") return 2;
  switch (field.type) {
    case "int32":
    case "int64":
    case "bool":
      return 0;
    case "double":
      return 1;
    default:
      return 2;
  }
}

function scalarWriter(field: Field): string {
  if (field.type === "bytes" && field.shape === "single") return "bytes";
  const kind =
    field.type === "string" ? "str" : field.type === "int32" || field.type === "int64" ? "num" : field.type;
  if (field.shape === "list" && (kind === "str" || kind === "num" || kind === "bool")) return `${kind}s`;
  if (field.shape === "list")
    throw new Error(`${field.jsonName}: lists of ${String(field.type)} are not supported`);
  if (kind === "double" && !field.pointer)
    throw new Error(`${field.jsonName}: double values are not supported`);
  return field.pointer ? `${String(kind)}Ptr` : String(kind);
}

function messageWriter(field: Field): string {
  const isForm = typeof field.type !== "string" && field.type.form !== undefined;
  const kind = isForm ? "form" : "msg";
  if (field.shape === "list") return `${kind}s`;
  const isSlice = typeof field.type !== "string" && field.type.form === "list";
  return field.pointer || isSlice ? `${kind}Ptr` : kind;
}

/** The value that JSON leaves out, as source; undefined when it leaves out none. */
function omittedZero(field: Field): string | undefined {
  if (typeof field.type !== "string") {
    const time = field.type.form === "time" || field.type.form === "microTime";
    return time && (field.pointer || field.omitzero) ? "null" : undefined;
  }
  if (field.pointer || !field.omitempty) return undefined;
  if (field.type === "bool") return "false";
  return field.type === "string" || field.type === "bytes" ? `""` : "0";
}
