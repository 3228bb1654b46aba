import type { KeyObject } from "node:crypto";
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

/** JSON Web Tokens as service accounts use them: RS256 and ES256, compact form. */

type Algorithm = "RS256" | "ES256";

export type Claims = Readonly<Record<string, unknown>>;

/** Signs with one private key. */
export class JwtSigner {
  readonly #key: KeyObject;
  readonly #header: string;

  /** `pem`: an RSA or P-256 private key. Throws when it is none. */
  constructor(pem: string) {
    this.#key = createPrivateKey(pem);
    const header = { alg: algorithmOf(this.#key), kid: keyId(createPublicKey(this.#key)) };
    this.#header = encodePart(header);
  }

  sign(claims: Claims): string {
    const signed = `${this.#header}.${encodePart(claims)}`;
    return `${signed}.${signature(signed, this.#key)}`;
  }
}

/** Checks signatures against a set of public keys. Expiry and audience are the caller's to check. */
export class JwtVerifier {
  readonly #keys: ReadonlyMap<string, KeyObject>;

  /** `pems`: public keys, or private keys whose public half is meant. Each text may hold one key. */
  constructor(pems: readonly string[]) {
    this.#keys = new Map(pems.map((pem) => createPublicKey(pem)).map((key) => [keyId(key), key]));
  }

  /** The claims of a token one of the keys has signed; undefined for any other text. */
  verify(token: string): Claims | undefined {
    const parts = token.split(".");
    const [header, payload, proof] = parts;
    if (parts.length !== 3 || !header || !payload || !proof) return undefined;
    const { kid, alg } = decodePart(header) ?? {};
    for (const [id, key] of this.#keys) {
      if (typeof kid === "string" && kid !== id) continue;
      if (alg !== algorithmOf(key)) continue;
      if (isSignedBy(`${header}.${payload}`, proof, key)) return decodePart(payload);
    }
    return undefined;
  }
}

function algorithmOf(key: KeyObject): Algorithm {
  if (key.asymmetricKeyType === "rsa") return "RS256";
  if (key.asymmetricKeyType === "ec") return "ES256";
  throw new Error(`service account keys must be RSA or P-256, not ${String(key.asymmetricKeyType)}`);
}

/** As Kubernetes names keys: the hash of the public half. */
function keyId(publicKey: KeyObject): string {
  const der = publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(der).digest("base64url");
}

/** ES256 wants the two numbers side by side, not in DER. */
const plain = { dsaEncoding: "ieee-p1363" } as const;

function signature(text: string, key: KeyObject): string {
  return sign("sha256", Buffer.from(text), { key, ...plain }).toString("base64url");
}

function isSignedBy(text: string, proof: string, key: KeyObject): boolean {
  return verify("sha256", Buffer.from(text), { key, ...plain }, Buffer.from(proof, "base64url"));
}

function encodePart(value: Claims): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decodePart(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Claims) : undefined; // an object or array
  } catch (err: unknown) {
    if (err instanceof SyntaxError) return undefined;
    throw err;
  }
}
