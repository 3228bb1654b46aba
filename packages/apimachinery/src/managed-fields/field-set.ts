import { comparePathElements, parsePathElement, PathElementError, printPathElement } from "./path-element.ts";
import type { PathElement } from "./path-element.ts";

/**
 * A set of paths, in the very form of FieldsV1: a trie of path elements in Kubernetes' order, where a path is a member
 * when its node is empty or has the member ".". Sets are values: operations share parts, and give a set itself back
 * when it stays the same. The root stands for the whole object, which nobody owns: there, empty is empty.
 */
export interface FieldSet {
  readonly [element: PathElement]: FieldSet;
}

/** No path. As a node: a member without children. */
export const emptyFields: FieldSet = Object.freeze({});

const self = ".";

export function isEmptySet(set: FieldSet): boolean {
  for (const _ in set) return false;
  return true;
}

export function isMember(node: FieldSet): boolean {
  return self in node || isEmptySet(node);
}

/** The node as a member. */
export function asMember(node: FieldSet): FieldSet {
  return isMember(node) ? node : { [self]: emptyFields, ...node };
}

/** What is below a node. */
function childrenOf(node: FieldSet): FieldSet {
  if (!(self in node)) return node;
  const { [self]: _, ...children } = node;
  return children;
}

/** The node with these children; undefined when nothing is left of it. */
function nodeOf(member: boolean, children: FieldSet): FieldSet | undefined {
  if (isEmptySet(children)) return member ? emptyFields : undefined;
  return member ? { [self]: emptyFields, ...children } : children;
}

/** A set being built, with its elements in any order; `inOrder` ends that. */
export type FieldSetBuilder = Record<PathElement, FieldSet>;

/** The same elements in Kubernetes' order. */
export function inOrder(set: FieldSet): FieldSet {
  const elements = Object.keys(set);
  if (isSorted(elements)) return set;
  elements.sort(comparePathElements);
  const ordered: FieldSetBuilder = {};
  for (const element of elements) ordered[element] = set[element] ?? emptyFields;
  return ordered;
}

function isSorted(elements: readonly PathElement[]): boolean {
  for (let i = 1; i < elements.length; i++) {
    if (comparePathElements(elements[i - 1] ?? "", elements[i] ?? "") > 0) return false;
  }
  return true;
}

/** The set of these paths. */
export function fieldSetOfPaths(paths: readonly (readonly PathElement[])[]): FieldSet {
  return paths.reduce<FieldSet>((set, path) => {
    const only = path.reduceRight<FieldSet>((node, element) => ({ [element]: node }), emptyFields);
    return path.length === 0 ? set : union(set, only);
  }, emptyFields);
}

export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptySet(b) || a === b) return a;
  if (isEmptySet(a)) return b;
  let result: FieldSetBuilder | undefined;
  let added = false;
  for (const element of Object.keys(b)) {
    const right = b[element] ?? emptyFields;
    const left = a[element];
    const joined = left === undefined ? right : unionNodes(left, right);
    if (joined === left) continue;
    result ??= { ...a };
    result[element] = joined;
    added ||= left === undefined;
  }
  if (result === undefined) return a;
  return added ? inOrder(result) : result;
}

function unionNodes(a: FieldSet, b: FieldSet): FieldSet {
  if (isEmptySet(b)) return asMember(a);
  return isEmptySet(a) ? asMember(b) : union(a, b);
}

/** The paths that are in both. */
export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  if (a === b) return a;
  const result: FieldSetBuilder = {};
  for (const element of Object.keys(a)) {
    const left = a[element];
    const right = b[element];
    if (left === undefined || right === undefined) continue;
    const node = intersectNodes(left, right);
    if (node !== undefined) result[element] = node;
  }
  return result;
}

function intersectNodes(a: FieldSet, b: FieldSet): FieldSet | undefined {
  return nodeOf(isMember(a) && isMember(b), intersection(childrenOf(a), childrenOf(b)));
}

/** The paths of `a` that are not in `b`; that a path is gone says nothing of those below it. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return without(a, b, (left, right) => {
    if (isEmptySet(left)) return isMember(right) ? undefined : left;
    const rest = difference(left, right);
    return settled(self in rest && isMember(right) ? childrenOf(rest) : rest);
  });
}

/** The paths of `a` that are neither in `b` nor below a path in `b`. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  return without(a, b, (left, right) => {
    if (isMember(right)) return undefined;
    return isEmptySet(left) ? left : settled(recursiveDifference(left, right));
  });
}

/** A node of which something may have been taken: undefined when nothing is left. */
function settled(rest: FieldSet): FieldSet | undefined {
  if (isEmptySet(rest)) return undefined;
  return self in rest && Object.keys(rest).length === 1 ? emptyFields : rest;
}

function without(
  a: FieldSet,
  b: FieldSet,
  nodes: (left: FieldSet, right: FieldSet) => FieldSet | undefined,
): FieldSet {
  let result: FieldSetBuilder | undefined;
  for (const element of Object.keys(b)) {
    const left = a[element];
    const right = b[element];
    if (left === undefined || right === undefined || element === self) continue;
    const rest = nodes(left, right);
    if (rest === left) continue;
    result ??= { ...a };
    if (rest === undefined) delete result[element];
    else result[element] = rest;
  }
  return result ?? a;
}

export function equalSets(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true;
  const elements = Object.keys(a);
  if (elements.length !== Object.keys(b).length) return false;
  return elements.every((element) => {
    const left = a[element];
    const right = b[element];
    return left !== undefined && right !== undefined && equalSets(left, right);
  });
}

export function hasPath(set: FieldSet, path: readonly PathElement[]): boolean {
  let node: FieldSet | undefined = set;
  for (const element of path) node = node?.[element];
  return path.length > 0 && node !== undefined && isMember(node);
}

/** All paths as messages print them: those of one level, then those below each of its elements. */
export function printPaths(set: FieldSet, prefix = ""): string[] {
  const elements = Object.keys(set).filter((element) => element !== self);
  const nodes = elements.map((element) => ({
    node: set[element] ?? emptyFields,
    path: prefix + printPathElement(element),
  }));
  return [
    ...nodes.filter(({ node }) => isMember(node)).map(({ path }) => path),
    ...nodes.flatMap(({ node, path }) => printPaths(node, path)),
  ];
}

/** FieldsV1 as a client sends it, made canonical; undefined when Kubernetes would not take it. */
export function parseFieldSet(fields: unknown): FieldSet | undefined {
  try {
    return parseChildren(fields ?? {});
  } catch (err: unknown) {
    if (err instanceof PathElementError) return undefined;
    throw err;
  }
}

function parseChildren(fields: unknown): FieldSet {
  if (typeof fields !== "object" || Array.isArray(fields)) throw new PathElementError("expect { or n");
  const set: FieldSetBuilder = {};
  for (const [text, inner] of Object.entries(fields ?? {})) {
    const element = text === self ? undefined : parsePathElement(text);
    if (element === undefined) continue;
    const children = parseChildren(inner);
    const member = isEmptySet(children) || (inner !== null && self in inner);
    const node = nodeOf(member, children) ?? emptyFields;
    const known = set[element];
    set[element] = known === undefined ? node : unionNodes(known, node);
  }
  return inOrder(set);
}
