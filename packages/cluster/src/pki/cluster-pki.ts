import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { writeWhole } from "../cluster-config.ts";
import type { DataDirectory } from "../cluster-config.ts";
import { createAuthority, createLeaf } from "./certificates.ts";
import type { KeyPair } from "./certificates.ts";

/**
 * Makes the cluster's keys under `pki/`, once: a certificate authority, the API server's certificate, the
 * administrator's (O=system:masters), and the key that signs service account tokens. Files of keys are readable by
 * their owner only. Written last, `ca.crt` says that all are there.
 */
export async function createClusterPki(
  data: DataDirectory,
  options: { readonly apiServiceIP: string; readonly nowMs: number },
): Promise<void> {
  if (existsSync(data.file("pki", "ca.crt"))) return;
  const { nowMs } = options;
  const authority = await createAuthority("kubernetes", nowMs);
  const server = await createLeaf(authority, {
    subject: "CN=kube-apiserver",
    usage: "server",
    dnsNames: [
      "localhost",
      "kubernetes",
      "kubernetes.default",
      "kubernetes.default.svc",
      "kubernetes.default.svc.cluster.local",
      hostname(),
    ],
    ipAddresses: ["127.0.0.1", options.apiServiceIP],
    nowMs,
  });
  const admin = await createLeaf(authority, {
    subject: "O=system:masters,CN=kubernetes-admin",
    usage: "client",
    nowMs,
  });
  writePair(data, "apiserver", server);
  writePair(data, "admin", admin);
  const serviceAccounts = generateKeyPairSync("ec", { namedCurve: "P-256" });
  writeWhole(
    data.file("pki", "sa.key"),
    serviceAccounts.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  writeWhole(
    data.file("pki", "sa.pub"),
    serviceAccounts.publicKey.export({ type: "spki", format: "pem" }).toString(),
  );
  writePair(data, "ca", authority.pem);
}

function writePair(data: DataDirectory, name: string, pair: KeyPair): void {
  writeFileSync(data.file("pki", `${name}.key`), pair.key, { mode: 0o600 });
  writeWhole(data.file("pki", `${name}.crt`), pair.certificate, 0o644);
}
