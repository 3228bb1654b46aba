import { encodeToken, inboxPrefix } from "./subjects.ts";

export const apiserverIdentity = "system:apiserver";

const nodePrefix = "system:node:";

/** Subjects, with NATS wildcards, that one identity may use. */
export interface BusPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

/**
 * What an identity may do on the bus. Only the API server may use the store and write to everybody's inbox;
 * everyone else may speak to the API server, under their own name, and answer it.
 */
export function natsPermissions(identity: string): BusPermissions {
  const ownInbox = `${inboxPrefix(identity)}.>`;
  if (identity === apiserverIdentity) {
    return {
      publish: ["kube.node.>", "_INBOX.>", "$JS.>", "kube.store.>"],
      subscribe: ["kube.api.>", ownInbox],
    };
  }
  const publish = [`kube.api.${encodeToken(identity)}.>`, `${inboxPrefix(apiserverIdentity)}.>`];
  if (!identity.startsWith(nodePrefix)) return { publish, subscribe: [ownInbox] };
  const node = identity.slice(nodePrefix.length);
  return { publish, subscribe: [`kube.node.${encodeToken(node)}.>`, ownInbox] };
}

/** The `authorization` block of a nats-server configuration: one nkey user per identity, each confined. */
export function natsAuthorization(
  users: readonly { readonly identity: string; readonly publicKey: string }[],
): string {
  const lines = users.map(({ identity, publicKey }) => {
    const { publish, subscribe } = natsPermissions(identity);
    const permissions = `{ publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)} }`;
    return `    # ${identity}\n    { nkey: ${publicKey}, permissions: ${permissions} }`;
  });
  return `authorization {\n  users: [\n${lines.join("\n")}\n  ]\n}\n`;
}
