import type { SchemaFile } from "./model.ts";

/** Which module has the codec of a message, and which kinds an API version has. */
export function emitScheme(files: readonly SchemaFile[]): string {
  return [
    ...files.map((file) => `import * as ${file.alias} from "./${file.alias}.ts";`),
    `import type { Codecs } from "../../codec/registry.ts";`,
    "",
    "/** Codecs by the package part of OpenAPI definition names; functions, for modules that load in a circle. */",
    "export const packages: Readonly<Record<string, () => Codecs>> = {",
    ...files.map((file) => `  ${JSON.stringify(packageOf(file))}: () => ${file.alias}.codecs,`),
    "};",
    "",
    "/** The kinds of each API version, and the package that declares them. */",
    "export const kinds: readonly (readonly [apiVersion: string, packageName: string, kinds: string])[] = [",
    ...files.flatMap(kindRows),
    "];",
    "",
    "/** Kinds that belong to every API version. */",
    `export const everyVersion = ${JSON.stringify(everyVersion(files))};`,
    "",
  ].join("\n");
}

function packageOf(file: SchemaFile): string {
  const name = file.messages[0]?.schemaName ?? "";
  return name.slice(0, name.lastIndexOf("."));
}

function kindRows(file: SchemaFile): readonly string[] {
  const byVersion = new Map<string, string[]>();
  for (const message of file.messages) {
    if (message.apiVersion === undefined || message.jsonOnly) continue;
    const names = byVersion.get(message.apiVersion) ?? [];
    byVersion.set(message.apiVersion, [...names, message.name]);
  }
  return [...byVersion].map(
    ([apiVersion, names]) =>
      `  [${JSON.stringify(apiVersion)}, ${JSON.stringify(packageOf(file))}, ${JSON.stringify(names.join(" "))}],`,
  );
}

function everyVersion(files: readonly SchemaFile[]): readonly string[] {
  return files
    .flatMap((file) => file.messages)
    .filter((message) => message.isKind && message.apiVersion === undefined)
    .map((message) => message.schemaName);
}
