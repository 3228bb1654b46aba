import { readFile } from "node:fs/promises";
import { JwtSigner, JwtVerifier } from "./jwt.ts";

/** Keys of service account tokens. */
export interface TokenKeys {
  readonly signer: JwtSigner;
  readonly verifier: JwtVerifier;
}

/** From PEM files: the private key to sign with, and public keys that tokens may be signed with besides its own. */
export async function readTokenKeys(options: {
  readonly serviceAccountSigningKeyFile: string;
  readonly serviceAccountKeyFiles: readonly string[];
}): Promise<TokenKeys> {
  const signing = await readFile(options.serviceAccountSigningKeyFile, "utf8");
  const files = options.serviceAccountKeyFiles.map((file) => readFile(file, "utf8"));
  return {
    signer: new JwtSigner(signing),
    verifier: new JwtVerifier([signing, ...(await Promise.all(files))]),
  };
}
