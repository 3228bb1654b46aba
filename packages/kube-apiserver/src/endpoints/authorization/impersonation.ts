import { newBadRequest, checkDns1123Label, checkDns1123Subdomain } from "@kubets/apimachinery";
import type { UserInfo } from "../../registry/strategy.ts";
import { forbidden } from "./authorizer.ts";
import type { Attributes, Authorizer } from "./authorizer.ts";

/** One thing a client wants to be taken for, each authorized by itself. */
interface Wish {
  readonly kind: "ServiceAccount" | "User" | "Group" | "UserExtra" | "UID";
  readonly namespace: string;
  readonly name: string;
  /** Of an extra: its key. */
  readonly key: string;
}

const authentication = "authentication.k8s.io";
const authenticated = "system:authenticated";
const unauthenticated = "system:unauthenticated";
const extraPrefix = "impersonate-extra-";

/**
 * Whom a request is carried out as: its sender, or the one in its `Impersonate-*` headers when the sender may
 * `impersonate` every part of that (apiserver filters.WithImpersonation). `rawHeaders`: names and values in turns,
 * as they were sent. Throws Forbidden, and BadRequest for headers that name no user.
 */
export function impersonated(
  sender: UserInfo,
  rawHeaders: readonly string[],
  authorizer: Pick<Authorizer, "authorize">,
): UserInfo {
  const headers = impersonationHeaders(rawHeaders);
  if (headers.length === 0) return sender;
  const wishes = headers.map(wishOf).filter((wish) => wish.kind !== "User" || wish.name !== "");
  const who = wishes.find(({ kind }) => kind === "User" || kind === "ServiceAccount");
  if (!who) {
    if (wishes.length === 0) return sender;
    throw newBadRequest(`requested [${wishes.map(goText).join(" ")}] without impersonating a user`);
  }
  for (const wish of wishes) authorize(wish, sender, authorizer);
  const groups = wishes.filter(({ kind }) => kind === "Group").map(({ name }) => name);
  const username = who.kind === "User" ? who.name : `system:serviceaccount:${who.namespace}:${who.name}`;
  return {
    username,
    uid: wishes.find(({ kind }) => kind === "UID")?.name ?? "",
    groups: withImplied(username, groups.length > 0 ? groups : ownGroups(who)),
    extra: extrasOf(wishes),
  };
}

type Header = readonly [name: string, value: string];

/** User and uid once, as the first one says; what cannot be several is not. */
function impersonationHeaders(rawHeaders: readonly string[]): readonly Header[] {
  const headers: Header[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? "").toLowerCase();
    const isSingle = name === "impersonate-user" || name === "impersonate-uid";
    if (!isSingle && name !== "impersonate-group" && !name.startsWith(extraPrefix)) continue;
    if (isSingle && headers.some(([known]) => known === name)) continue;
    headers.push([name, rawHeaders[at + 1] ?? ""]);
  }
  return headers;
}

function wishOf([name, value]: Header): Wish {
  const wish = { namespace: "", name: value, key: "" };
  switch (name) {
    case "impersonate-user": {
      const account = serviceAccountOf(value);
      return account ? { ...wish, ...account, kind: "ServiceAccount" } : { ...wish, kind: "User" };
    }
    case "impersonate-group":
      return { ...wish, kind: "Group" };
    case "impersonate-uid":
      return { ...wish, kind: "UID" };
    default:
      return { ...wish, kind: "UserExtra", key: unescaped(name.slice(extraPrefix.length)) };
  }
}

function serviceAccountOf(user: string): Pick<Wish, "namespace" | "name"> | undefined {
  const [, namespace = "", name = ""] = /^system:serviceaccount:([^:]*):([^:]*)$/.exec(user) ?? [];
  if (checkDns1123Label(namespace).length > 0 || checkDns1123Subdomain(name).length > 0) return undefined;
  return { namespace, name };
}

function unescaped(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch (err: unknown) {
    if (err instanceof URIError) return key;
    throw err;
  }
}

function authorize(wish: Wish, sender: UserInfo, authorizer: Pick<Authorizer, "authorize">): void {
  const [group, resource] = resourceOf(wish.kind);
  const attributes: Attributes = {
    user: sender,
    verb: "impersonate",
    path: "",
    resource: {
      group,
      version: "",
      resource,
      subresource: wish.key,
      namespace: wish.namespace,
      name: wish.name,
    },
  };
  const { allowed, reason } = authorizer.authorize(attributes);
  if (!allowed) throw forbidden(attributes, reason);
}

function resourceOf(kind: Wish["kind"]): readonly [group: string, resource: string] {
  switch (kind) {
    case "User":
      return ["", "users"];
    case "ServiceAccount":
      return ["", "serviceaccounts"];
    case "Group":
      return ["", "groups"];
    case "UserExtra":
      return [authentication, "userextras"];
    case "UID":
      return [authentication, "uids"];
  }
}

/** What everybody knows of a service account. */
function ownGroups({ kind, namespace }: Wish): readonly string[] {
  return kind === "ServiceAccount" ? ["system:serviceaccounts", `system:serviceaccounts:${namespace}`] : [];
}

function withImplied(username: string, groups: readonly string[]): readonly string[] {
  if (username === "system:anonymous")
    return groups.includes(unauthenticated) ? groups : [...groups, unauthenticated];
  return groups.includes(authenticated) || groups.includes(unauthenticated)
    ? groups
    : [...groups, authenticated];
}

function extrasOf(wishes: readonly Wish[]): UserInfo["extra"] {
  const extras = new Map<string, string[]>();
  for (const { kind, key, name } of wishes)
    if (kind === "UserExtra") extras.set(key, [...(extras.get(key) ?? []), name]);
  return Object.fromEntries(extras);
}

/** A reference as Go prints it, which is part of the text. */
function goText({ kind, namespace, name, key }: Wish): string {
  const version = kind === "UserExtra" || kind === "UID" ? `${authentication}/v1` : "";
  return `{${[kind, namespace, name, "", version, "", key].join(" ")}}`;
}
