import type { Message, Resource, SchemaFile } from "./model.ts";
import { propertyName } from "./text.ts";

/** Versions that a plural without version means when several API versions serve it. */
const PREFERRED: Readonly<Record<string, string>> = {
  events: "v1",
  horizontalpodautoscalers: "autoscaling/v2",
};

/** The table of resources: group, version, names, scope and verbs, with the type of their objects. */
export function emitResources(files: readonly SchemaFile[]): string {
  const messages = files
    .flatMap((file) => file.messages)
    .filter((message): message is Message & { resource: Resource } => message.resource !== undefined);
  const aliases = [...new Set(messages.map((message) => message.file.alias))].sort();
  const entries = messages.map(
    (message) => `  ${propertyName(keyOf(message, messages))}: ${entry(message, message.resource)},`,
  );
  return [
    aliases.map((alias) => `import type * as ${alias} from "./types/${alias}.ts";`).join("\n"),
    `import { resourceType } from "../resource-type.ts";`,
    "",
    `/** The resources by plural; where several API versions serve one, the others by plural.version.group. */`,
    `export const resources = {\n${entries.join("\n")}\n} as const;`,
    "",
  ].join("\n");
}

function keyOf(message: Message, all: readonly Message[]): string {
  const plural = message.resource?.plural ?? "";
  const rivals = all.filter((other) => other.resource?.plural === plural);
  if (rivals.length === 1 || PREFERRED[plural] === message.apiVersion) return plural;
  return `${plural}.${message.file.version}.${message.file.group}`;
}

function entry(message: Message, resource: Resource): string {
  const value = {
    group: message.file.group ?? "",
    version: message.file.version ?? "",
    resource: resource.plural,
    singular: resource.singular,
    kind: message.name,
    listKind: `${message.name}List`,
    namespaced: resource.namespaced,
    shortNames: resource.shortNames,
    categories: resource.categories,
    verbs: resource.verbs,
    subresources: resource.subresources,
  };
  return `resourceType<${message.file.alias}.${message.name}>(${JSON.stringify(value)})`;
}
