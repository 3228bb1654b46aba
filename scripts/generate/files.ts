import { loadSchema } from "./load.ts";
import { emitResources } from "./emit-resources.ts";
import { emitTypes } from "./emit-types.ts";
import { BANNER } from "./text.ts";

/** The generated files, by path below the generated folder. */
export function generateFiles(directory: string): ReadonlyMap<string, string> {
  const files = loadSchema(directory);
  const generated = new Map<string, string>();
  for (const file of files) generated.set(`types/${file.alias}.ts`, BANNER + emitTypes(file));
  generated.set("resources.ts", BANNER + emitResources(files));
  return generated;
}
