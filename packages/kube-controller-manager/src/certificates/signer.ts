import "reflect-metadata";
import { createPrivateKey, webcrypto } from "node:crypto";
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  Pkcs10CertificateRequest,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { Extension } from "@peculiar/x509";
import type { Random } from "@kubets/apimachinery";
import type { RequestFacts } from "./signers.ts";

/** The authority that signs, as PEM texts. */
export interface SigningAuthority {
  readonly certificate: string;
  readonly key: string;
}

export interface SignOptions {
  readonly authority: SigningAuthority;
  readonly usages: readonly string[];
  readonly lifeMs: number;
  readonly nowMs: number;
  readonly random: Pick<Random, "bytes">;
}

const names = { dns: "dns", ip: "ip", email: "email", url: "url" } as const;

/** What the rules of signers look at. Throws when the text is no request. */
export function factsOf(pem: string): RequestFacts {
  const request = new Pkcs10CertificateRequest(pem);
  const alternatives = alternativesOf(request)?.names.items ?? [];
  const ofType = (type: string): number => alternatives.filter((name) => name.type === type).length;
  return {
    commonName: request.subjectName.getField("CN")[0] ?? "",
    organizations: request.subjectName.getField("O"),
    dnsNames: ofType(names.dns),
    ipAddresses: ofType(names.ip),
    emailAddresses: ofType(names.email),
    uris: ofType(names.url),
  };
}

function alternativesOf(request: Pkcs10CertificateRequest): SubjectAlternativeNameExtension | undefined {
  const extension = request.getExtension("2.5.29.17");
  return extension ? new SubjectAlternativeNameExtension(extension.rawData) : undefined;
}

const backdateMs = 5 * 60_000;
/** Certificates that live shorter lose nothing to the backdating. */
const shortMs = 8 * 3_600_000;

/**
 * A certificate for what the request says, of the usages asked for, as PEM (Kubernetes v1.36, certificates/authority
 * PermissiveSigningPolicy). It ends with the authority at the latest.
 */
export async function sign(pem: string, options: SignOptions): Promise<string> {
  const { authority, usages, lifeMs, nowMs, random } = options;
  const request = new Pkcs10CertificateRequest(pem);
  const issuer = new X509Certificate(authority.certificate);
  const endMs = nowMs + lifeMs - (lifeMs < shortMs ? 0 : backdateMs);
  const { key, algorithm } = await importKey(authority.key);
  const alternatives = alternativesOf(request);
  const certificate = await X509CertificateGenerator.create(
    {
      subject: request.subject,
      issuer: issuer.subject,
      publicKey: request.publicKey,
      signingKey: key,
      signingAlgorithm: algorithm,
      serialNumber: serialNumber(random),
      notBefore: new Date(nowMs - backdateMs),
      notAfter: new Date(Math.min(endMs, issuer.notAfter.getTime())),
      extensions: [
        ...usageExtensions(usages),
        new BasicConstraintsExtension(false, undefined, true),
        ...(alternatives ? [alternatives] : []),
      ],
    },
    webcrypto,
  );
  return certificate.toString("pem") + "\n";
}

/** Positive: the first bit is clear. */
function serialNumber(random: Pick<Random, "bytes">): string {
  const bytes = Buffer.from(random.bytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes.toString("hex");
}

async function importKey(
  pem: string,
): Promise<{ readonly key: webcrypto.CryptoKey; readonly algorithm: EcdsaOrRsa }> {
  const key = createPrivateKey(pem);
  const algorithm = algorithmOf(key.asymmetricKeyDetails?.namedCurve);
  const der = key.export({ type: "pkcs8", format: "der" });
  return { key: await webcrypto.subtle.importKey("pkcs8", der, algorithm, false, ["sign"]), algorithm };
}

type EcdsaOrRsa = ReturnType<typeof algorithmOf>;

/** Without a curve it is an RSA key. */
function algorithmOf(curve: string | undefined): {
  readonly name: string;
  readonly hash: string;
  readonly namedCurve?: string;
} {
  switch (curve) {
    case undefined:
      return { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
    case "secp384r1":
      return { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" };
    case "secp521r1":
      return { name: "ECDSA", namedCurve: "P-521", hash: "SHA-512" };
    default:
      return { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  }
}

const keyUsages: ReadonlyMap<string, number> = new Map([
  ["signing", KeyUsageFlags.digitalSignature],
  ["digital signature", KeyUsageFlags.digitalSignature],
  ["content commitment", KeyUsageFlags.nonRepudiation],
  ["key encipherment", KeyUsageFlags.keyEncipherment],
  ["key agreement", KeyUsageFlags.keyAgreement],
  ["data encipherment", KeyUsageFlags.dataEncipherment],
  ["cert sign", KeyUsageFlags.keyCertSign],
  ["crl sign", KeyUsageFlags.cRLSign],
  ["encipher only", KeyUsageFlags.encipherOnly],
  ["decipher only", KeyUsageFlags.decipherOnly],
]);

const extendedUsages: ReadonlyMap<string, string> = new Map([
  ["any", "2.5.29.37.0"],
  ["server auth", "1.3.6.1.5.5.7.3.1"],
  ["client auth", "1.3.6.1.5.5.7.3.2"],
  ["code signing", "1.3.6.1.5.5.7.3.3"],
  ["email protection", "1.3.6.1.5.5.7.3.4"],
  ["s/mime", "1.3.6.1.5.5.7.3.4"],
  ["ipsec end system", "1.3.6.1.5.5.7.3.5"],
  ["ipsec tunnel", "1.3.6.1.5.5.7.3.6"],
  ["ipsec user", "1.3.6.1.5.5.7.3.7"],
  ["timestamping", "1.3.6.1.5.5.7.3.8"],
  ["ocsp signing", "1.3.6.1.5.5.7.3.9"],
  ["microsoft sgc", "1.3.6.1.4.1.311.10.3.3"],
  ["netscape sgc", "2.16.840.1.113730.4.1"],
]);

function usageExtensions(usages: readonly string[]): readonly Extension[] {
  const flags = usages.reduce((sum, usage) => sum | (keyUsages.get(usage) ?? 0), 0);
  const extended = new Set(usages.flatMap((usage) => extendedUsages.get(usage) ?? []));
  return [
    ...(flags === 0 ? [] : [new KeyUsagesExtension(flags, true)]),
    ...(extended.size === 0 ? [] : [new ExtendedKeyUsageExtension([...extended])]),
  ];
}

/** When the first certificate of a PEM text ends. Throws when there is none. */
export function endOf(pem: string): number {
  const [first] = PemConverter.decode(pem);
  if (!first) throw new Error("expected the certificate associated with the CSR to be PEM encoded");
  return new X509Certificate(first).notAfter.getTime();
}
