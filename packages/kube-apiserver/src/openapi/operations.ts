import type { GroupVersionKind } from "./json.ts";
import type { Parameter } from "./parameters.ts";

export type Method = "get" | "put" | "post" | "delete" | "patch";

export interface Operation {
  readonly method: Method;
  readonly id: string;
  readonly description: string;
  readonly tag: string;
  /** The verb, in the words of x-kubernetes-action; absent for discovery. */
  readonly action?: string;
  readonly gvk?: GroupVersionKind;
  readonly parameters: readonly Parameter[];
  /** The definition of the body. */
  readonly body?: { readonly definition: string; readonly required: boolean };
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** The codes of success, all with the same body. */
  readonly codes: readonly number[];
  /** A definition; "string" for plain text. */
  readonly answer: string;
}

export interface ApiPath {
  readonly path: string;
  /** Common to all operations. */
  readonly parameters: readonly Parameter[];
  readonly operations: readonly Operation[];
}

/** The encodings of objects. */
export const objectTypes: readonly string[] = [
  "application/json",
  "application/yaml",
  "application/vnd.kubernetes.protobuf",
];

/** `core_v1`, `rbacAuthorization_v1`; without a version `core`, `rbacAuthorization`. */
export function tagOf(group: string, version = ""): string {
  const words = groupWords(group);
  const name = words.map((word, index) => (index === 0 ? word : capitalize(word))).join("");
  return version === "" ? name : `${name}_${version}`;
}

/** As in operation ids: `CoreV1`, `RbacAuthorizationV1`. */
export function groupTitle(group: string, version = ""): string {
  return groupWords(group).map(capitalize).join("") + capitalize(version);
}

function groupWords(group: string): readonly string[] {
  return group === "" ? ["core"] : group.replace(/\.k8s\.io$/, "").split(".");
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
