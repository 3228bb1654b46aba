import { existsSync, readFileSync } from "node:fs";
import type { Random } from "@kubets/apimachinery";
import { createNkey, natsPermissions, publicNkey } from "@kubets/transport";
import { writeWhole } from "./cluster-config.ts";
import { identitiesOf, seedFile } from "./identities.ts";
import type { ClusterConfig, DataDirectory } from "./cluster-config.ts";

/**
 * Writes the server's configuration: one user per identity, each with a key of its own (made here when missing)
 * and the permissions that confine it. nats-server reads it at start and again on SIGHUP.
 */
export function writeNatsConfig(data: DataDirectory, config: ClusterConfig, random: Random): void {
  const users = identitiesOf(config).map((identity) => ({
    nkey: ensureKey(seedFile(data, identity), random),
    permissions: natsPermissions(identity),
  }));
  const settings = {
    listen: `127.0.0.1:${config.ports.nats}`,
    server_name: "nats-0",
    // Room for a body of 3 MiB and what surrounds it.
    max_payload: 8 * 1024 * 1024,
    max_pending: 256 * 1024 * 1024,
    jetstream: { store_dir: data.file("nats", "jetstream") },
    authorization: { users },
  };
  // The format of nats-server is a superset of JSON.
  writeWhole(data.file("nats", "nats.conf"), JSON.stringify(settings, null, 2) + "\n");
}

function ensureKey(path: string, random: Random): string {
  if (existsSync(path)) return publicNkey(readFileSync(path, "utf8").trim());
  const { seed, publicKey } = createNkey(random);
  writeWhole(path, seed + "\n");
  return publicKey;
}
