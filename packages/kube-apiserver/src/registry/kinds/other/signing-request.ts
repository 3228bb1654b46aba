import { createPublicKey, verify, X509Certificate } from "node:crypto";

/**
 * Certificate signing requests (PKCS #10), as far as the API checks them. A small reader of DER: Node reads
 * certificates, but not the requests for them, and the checks of a kind may not wait.
 */
export interface SigningRequest {
  /** Of its subject. */
  readonly organizations: readonly string[];
  readonly commonName: string;
}

/** The request in a PEM text; a text says what is wrong with it, in Kubernetes' words. */
export function parseSigningRequest(pem: string): SigningRequest | string {
  const block = /-----BEGIN ([^-]+)-----([\s\S]*?)-----END \1-----/.exec(pem);
  if (block?.[1] !== "CERTIFICATE REQUEST") return "PEM block type must be CERTIFICATE REQUEST";
  try {
    return readRequest(Buffer.from((block[2] ?? "").replaceAll(/\s/g, ""), "base64"));
  } catch (err: unknown) {
    // Whatever a damaged request does to the reader, or to OpenSSL, is the request's fault.
    return err instanceof DerError ? err.message : malformed;
  }
}

const malformed = "x509: malformed certificate request";

class DerError extends Error {}

function readRequest(der: Buffer): SigningRequest | string {
  const [request] = readAll(der);
  const [info, algorithm, signature] = request ? childrenOf(request, sequence) : [];
  if (!info || !algorithm || !signature) throw new DerError(malformed);
  const [, subject, publicKey] = childrenOf(info, sequence);
  if (!subject || !publicKey) throw new DerError(malformed);
  const problem = signatureProblem(info.whole, { algorithm, publicKey, signature });
  return problem ?? subjectOf(subject);
}

/** Tags of ASN.1. */
const sequence = 0x30;
const set = 0x31;
const objectIdentifier = 0x06;
const bitString = 0x03;

interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

function readAll(bytes: Buffer): readonly Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readElement(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

function readElement(bytes: Buffer, at: number): Element {
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1] ?? 0;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 3) throw new DerError(malformed);
  const start = at + 2 + lengthBytes;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  if (start + length > bytes.length) throw new DerError("asn1: syntax error: data truncated");
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

function childrenOf(element: Element, tag: number): readonly Element[] {
  if (element.tag !== tag) throw new DerError(malformed);
  return readAll(element.content);
}

function oidOf(element: Element | undefined): string {
  if (element?.tag !== objectIdentifier) throw new DerError(malformed);
  return element.content.toString("hex");
}

const oids = { commonName: "550403", organization: "55040a" };

function subjectOf(subject: Element): SigningRequest {
  const organizations: string[] = [];
  let commonName = "";
  for (const names of childrenOf(subject, sequence)) {
    for (const name of childrenOf(names, set)) {
      const [type, value] = childrenOf(name, sequence);
      const text = value?.content.toString("utf8") ?? "";
      const oid = oidOf(type);
      if (oid === oids.organization) organizations.push(text);
      if (oid === oids.commonName) commonName = text;
    }
  }
  return { organizations, commonName };
}

/** Signature algorithms by their object identifier, in hex: the hash, and Go's text when the signature is wrong. */
const algorithms: ReadonlyMap<string, readonly [hash: string | null, failure: string]> = new Map([
  ["2a864886f70d01010b", ["sha256", "crypto/rsa: verification error"]],
  ["2a864886f70d01010c", ["sha384", "crypto/rsa: verification error"]],
  ["2a864886f70d01010d", ["sha512", "crypto/rsa: verification error"]],
  ["2a8648ce3d040302", ["sha256", "x509: ECDSA verification failure"]],
  ["2a8648ce3d040303", ["sha384", "x509: ECDSA verification failure"]],
  ["2a8648ce3d040304", ["sha512", "x509: ECDSA verification failure"]],
  ["2b6570", [null, "x509: Ed25519 verification failure"]],
]);

function signatureProblem(
  signed: Buffer,
  by: { readonly algorithm: Element; readonly publicKey: Element; readonly signature: Element },
): string | undefined {
  const known = algorithms.get(oidOf(childrenOf(by.algorithm, sequence)[0]));
  if (!known) return "x509: cannot verify signature: algorithm unimplemented";
  if (by.signature.tag !== bitString) throw new DerError(malformed);
  const [hash, failure] = known;
  const key = createPublicKey({ key: by.publicKey.whole, format: "der", type: "spki" });
  // The first byte of a bit string says how many bits at its end do not count: none.
  return verify(hash, signed, key, by.signature.content.subarray(1)) ? undefined : failure;
}

/** What is wrong with the certificates in a PEM text; undefined when nothing is. */
export function certificatesProblem(pem: string): string | undefined {
  const blocks = [...pem.matchAll(/-----BEGIN ([^-]+)-----([\s\S]*?)-----END \1-----/g)];
  if (blocks.length === 0) return "must contain at least one CERTIFICATE PEM block";
  for (const [whole, type = "", content = ""] of blocks) {
    if (type !== "CERTIFICATE")
      return `only CERTIFICATE PEM blocks are allowed, found ${JSON.stringify(type)}`;
    if (content.includes(":")) return "no PEM block headers are permitted";
    try {
      new X509Certificate(whole);
    } catch {
      // OpenSSL's words would say nothing to whoever sent it.
      return "x509: malformed certificate";
    }
  }
  return undefined;
}
