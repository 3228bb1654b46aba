import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { writeWhole } from "../cluster-config.ts";
import type { DataDirectory } from "../cluster-config.ts";
import { UserError } from "../user-error.ts";
import { expectConfig } from "./up.ts";

/**
 * Images a user brings: one descriptor file each in `images/`, of the same form as those of the built-in catalog
 * (packages/process-runtime/images), with `name` added. They win over the catalog's.
 */
export function importImage(data: DataDirectory, file: string, name: string | undefined): string {
  expectConfig(data);
  if (!existsSync(file)) throw new UserError(`there is no file ${file}`);
  const descriptor: unknown = parse(readFileSync(file, "utf8"));
  if (typeof descriptor !== "object" || descriptor === null || Array.isArray(descriptor)) {
    throw new UserError(`${file} describes no image: it needs at least 'entrypoint' or 'cmd'`);
  }
  if (!("entrypoint" in descriptor) && !("cmd" in descriptor)) {
    throw new UserError(`${file} describes no image: it needs 'entrypoint' or 'cmd', each a list of strings`);
  }
  const imageName =
    name ?? ("name" in descriptor ? String(descriptor.name) : basename(file).replace(/\.(json|ya?ml)$/, ""));
  writeWhole(imagePath(data, imageName), JSON.stringify({ ...descriptor, name: imageName }, null, 2) + "\n");
  return `imported ${imageName}`;
}

export function listImages(data: DataDirectory): string {
  expectConfig(data);
  const names = readdirSync(data.file("images"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => decodeURIComponent(file.replace(/\.json$/, "")));
  return names.length === 0 ? "no imported images\n" : names.toSorted().join("\n") + "\n";
}

export function removeImage(data: DataDirectory, name: string): string {
  expectConfig(data);
  if (!existsSync(imagePath(data, name))) throw new UserError(`there is no imported image ${name}`);
  rmSync(imagePath(data, name));
  return `removed ${name}`;
}

function imagePath(data: DataDirectory, name: string): string {
  return data.file("images", `${encodeURIComponent(name)}.json`);
}
