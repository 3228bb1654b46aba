import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import protobuf from "protobufjs";
import type { Field, Form, Message, Resource, Scalar, SchemaFile, StringType, Subresource } from "./model.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Options = ReadonlyMap<string, readonly unknown[]>;

const SCALARS: ReadonlySet<string> = new Set(["string", "int32", "int64", "bool", "double", "bytes"]);

/** Reads every .proto file below `directory` and returns them ordered by path. */
export function loadSchema(directory: string): readonly SchemaFile[] {
  const root = new protobuf.Root();
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".proto"))
    .sort();
  const packages = new Map<string, string>();
  for (const path of paths) {
    const source = readFileSync(join(directory, path), "utf8");
    const parsed = protobuf.parse(source, root, { keepCase: true, alternateCommentMode: true });
    if (parsed.package === undefined) throw new Error(`${path}: no package`);
    packages.set(path, parsed.package);
  }
  return new Loader(root).load(packages, directory);
}

class Loader {
  readonly #root: protobuf.Root;
  readonly #messages = new Map<string, Mutable<Message>>();
  readonly #files = new Map<string, Mutable<SchemaFile>>();

  constructor(root: protobuf.Root) {
    this.#root = root;
  }

  load(packages: ReadonlyMap<string, string>, directory: string): readonly SchemaFile[] {
    for (const [path, name] of packages) this.#declareFile(relative(directory, join(directory, path)), name);
    for (const name of this.#files.keys()) this.#fillFields(name);
    return [...this.#files.values()];
  }

  #declareFile(path: string, packageName: string): void {
    const namespace = this.#namespace(packageName);
    const options = optionsOf(namespace);
    const alias = text(options, "typescript");
    if (alias === undefined) return;
    const file: Mutable<SchemaFile> = {
      path,
      alias,
      group: text(options, "group"),
      version: text(options, "version"),
      stringTypes: (options.get("stringTypes") ?? []).map(stringType),
      messages: [],
    };
    file.messages = namespace.nestedArray
      .filter((nested) => nested instanceof protobuf.Type)
      .map((type) => this.#declareMessage(file, packageName, type));
    this.#files.set(packageName, file);
  }

  #declareMessage(file: SchemaFile, packageName: string, type: protobuf.Type): Message {
    const options = optionsOf(type);
    const isKind = flag(options, "kind");
    const own = file.group ? `${file.group}/${file.version}` : file.version;
    const apiVersion = flag(options, "anyGroupVersion") ? undefined : (text(options, "apiVersion") ?? own);
    const resource = options.get("resource")?.[0];
    const message: Message = {
      file,
      name: type.name,
      schemaName: `${schemaPackage(packageName)}.${type.name}`,
      form: text(options, "form") as Form | undefined,
      isKind,
      apiVersion: isKind ? apiVersion : undefined,
      jsonOnly: flag(options, "jsonOnly"),
      structType: text(options, "structType"),
      resource: resource === undefined ? undefined : readResource(resource as Record<string, unknown>),
      doc: docOf(type),
      fields: [],
    };
    this.#messages.set(type.fullName, message);
    return message;
  }

  #fillFields(packageName: string): void {
    for (const nested of this.#namespace(packageName).nestedArray) {
      const message = this.#messages.get(nested.fullName);
      if (message === undefined || !(nested instanceof protobuf.Type)) continue;
      message.fields = nested.fieldsArray.map((field) => this.#field(field.resolve(), packageName));
    }
  }

  #field(field: protobuf.Field, packageName: string): Field {
    const options = optionsOf(field);
    const omitempty = flag(options, "omitempty");
    return {
      jsonName: text(options, "json_name") ?? field.name,
      protoName: field.name,
      number: field.id,
      type: this.#type(field),
      shape: field.map ? "map" : field.repeated ? "list" : "single",
      pointer: flag(options, "pointer"),
      omitempty,
      omitzero: flag(options, "omitzero"),
      inline: flag(options, "inline"),
      required: flag(options, "required") || (!flag(options, "optional") && !omitempty),
      defaultJSON: text(options, "defaultJSON"),
      stringType: this.#stringType(text(options, "stringType"), packageName),
      listType: text(options, "listType"),
      listMapKeys: (options.get("listMapKey") ?? []).map(String),
      mapType: text(options, "mapType"),
      structType: text(options, "fieldStructType"),
      patchStrategy: text(options, "patchStrategy"),
      patchMergeKey: text(options, "patchMergeKey"),
      nullable: flag(options, "nullable"),
      doc: docOf(field),
    };
  }

  #type(field: protobuf.Field): Scalar | Message {
    if (SCALARS.has(field.type)) return field.type as Scalar;
    const message = this.#messages.get(field.resolvedType?.fullName ?? "");
    if (message === undefined) throw new Error(`${field.fullName}: unsupported type ${field.type}`);
    return message;
  }

  #stringType(name: string | undefined, packageName: string): Field["stringType"] {
    if (name === undefined) return undefined;
    const dot = name.lastIndexOf(".");
    const file = this.#files.get(dot < 0 ? packageName : name.slice(0, dot));
    const type = file?.stringTypes.find((candidate) => candidate.name === name.slice(dot + 1));
    if (file === undefined || type === undefined) throw new Error(`${packageName}: no string type ${name}`);
    return { file, type };
  }

  #namespace(name: string): protobuf.Namespace {
    const namespace = this.#root.lookup(name);
    if (!(namespace instanceof protobuf.Namespace)) throw new Error(`no package ${name}`);
    return namespace;
  }
}

/** k8s.io.api.core.v1 stands in OpenAPI documents as io.k8s.api.core.v1. */
function schemaPackage(packageName: string): string {
  return packageName.replace(/^k8s\.io\./, "io.k8s.").replaceAll("_", "-");
}

function optionsOf(object: protobuf.ReflectionObject): Options {
  const options = new Map<string, unknown[]>();
  for (const entry of object.parsedOptions ?? []) {
    for (const [name, value] of Object.entries(entry as Record<string, unknown>)) {
      const key = name.replace(/[()]/g, "");
      options.set(key, [...(options.get(key) ?? []), value]);
    }
  }
  return options;
}

/** The comment above a declaration, on one line. */
function docOf(object: protobuf.ReflectionObject): string | undefined {
  return object.comment?.replaceAll("\n", " ");
}

function text(options: Options, name: string): string | undefined {
  const value = options.get(name)?.[0];
  return value === undefined ? undefined : String(value);
}

function flag(options: Options, name: string): boolean {
  return options.get(name)?.[0] === true;
}

function stringType(value: unknown): StringType {
  const record = value as Record<string, unknown>;
  return { name: String(record["name"]), values: strings(record["values"]), open: record["open"] === true };
}

function readResource(record: Record<string, unknown>): Resource {
  return {
    plural: String(record["plural"]),
    singular: String(record["singular"]),
    namespaced: record["namespaced"] === true,
    shortNames: strings(record["shortNames"]),
    categories: strings(record["categories"]),
    verbs: strings(record["verbs"]),
    subresources: list(record["subresource"]).map(readSubresource),
  };
}

function readSubresource(value: unknown): Subresource {
  const record = value as Record<string, unknown>;
  return {
    name: String(record["name"]),
    apiVersion: String(record["apiVersion"]),
    kind: String(record["kind"]),
    verbs: strings(record["verbs"]),
  };
}

function strings(value: unknown): readonly string[] {
  return list(value).map(String);
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
