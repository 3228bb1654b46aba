import { loadSchema } from "./load.ts";
import { emitCodec } from "./emit-codec.ts";
import { emitResources } from "./emit-resources.ts";
import { emitScheme } from "./emit-scheme.ts";
import { emitSchema } from "./emit-schema.ts";
import type { SchemaFile } from "./model.ts";
import { emitTypes } from "./emit-types.ts";
import { BANNER } from "./text.ts";

/** The generated files, by path below the generated folder. */
export function generateFiles(directory: string): ReadonlyMap<string, string> {
  const files = loadSchema(directory);
  const generated = new Map<string, string>();
  for (const file of files) generated.set(`types/${file.alias}.ts`, BANNER + emitTypes(file));
  for (const file of files.filter(hasCodec))
    generated.set(`codec/${file.alias}.ts`, BANNER + emitCodec(file));
  generated.set("codec/scheme.ts", BANNER + emitScheme(files.filter(hasCodec)));
  generated.set("schema.json", emitSchema(files));
  generated.set("resources.ts", BANNER + emitResources(files));
  return generated;
}

/** What belongs to no API version is read and written by hand: forms.ts and envelope.ts. */
function hasCodec(file: SchemaFile): boolean {
  return file.version !== undefined;
}
