import { readFileSync } from "node:fs";
import { writeWhole } from "../cluster-config.ts";
import type { DataDirectory } from "../cluster-config.ts";

/** Writes the administrator's kubeconfig, with everything in it that kubectl needs. */
export function writeKubeconfig(data: DataDirectory, apiPort: number): void {
  const inline = (file: string): string => readFileSync(data.file("pki", file)).toString("base64");
  writeWhole(
    data.kubeconfig,
    `apiVersion: v1
kind: Config
clusters:
- name: kubets
  cluster:
    server: https://127.0.0.1:${apiPort}
    certificate-authority-data: ${inline("ca.crt")}
users:
- name: kubets-admin
  user:
    client-certificate-data: ${inline("admin.crt")}
    client-key-data: ${inline("admin.key")}
contexts:
- name: kubets
  context:
    cluster: kubets
    user: kubets-admin
current-context: kubets
`,
  );
}
