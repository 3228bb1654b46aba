import "reflect-metadata";
import { generateKeyPairSync, webcrypto } from "node:crypto";
import { Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import type { certificatesv1, metav1 } from "@kubets/api";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../../testing/index.ts";
import type { TestApiServer } from "../../testing/index.ts";

type Request = certificatesv1.CertificateSigningRequest;
/** The request, or why there is none. */
type Answer = Request & Pick<metav1.Status, "message" | "code">;

const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const rsa = {
  name: "RSASSA-PKCS1-v1_5",
  hash: "SHA-256",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const requests = "/apis/certificates.k8s.io/v1/certificatesigningrequests";

let pem: string;
let server: TestApiServer;
beforeAll(async () => {
  pem = await newRequest(ecdsa);
});
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

async function newRequest(algorithm: typeof ecdsa | typeof rsa): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const made = await Pkcs10CertificateRequestGenerator.create(
    { name: "CN=jane, O=dev", keys, signingAlgorithm: algorithm },
    webcrypto,
  );
  return made.toString("pem");
}

function specOf(text: string, more: object = {}): object {
  const request = Buffer.from(text).toString("base64");
  return { request, signerName: "example.com/signer", usages: ["client auth"], ...more };
}

async function create(spec: object, name = "c"): Promise<Answer> {
  const body = { metadata: { name }, spec };
  return (await server.request<Answer>({ method: "POST", path: requests, body })).body;
}

async function put(path: string, object: Request): Promise<Answer> {
  const answer = await server.request<Answer>({ method: "PUT", path, body: object });
  return answer.body;
}

const approved = { type: "Approved", status: "True", reason: "Test" };
const denied = { type: "Denied", status: "True", reason: "Test" };

describe("new signing requests", () => {
  it.each([
    ["ECDSA", ecdsa],
    ["RSA", rsa],
  ])("of %s keys are taken, with who asked", async (_name, algorithm) => {
    const created = await create(
      specOf(await newRequest(algorithm), { username: "root", groups: ["x"] }),
      "Any Name",
    );
    expect(created.spec).toMatchObject({
      username: "kubernetes-admin",
      groups: ["system:masters", "system:authenticated"],
    });
    expect(created.status).toEqual({});
  });

  const prefix = 'CertificateSigningRequest.certificates.k8s.io "c" is invalid: ';
  it.each<[string, () => object, string]>([
    ["no PEM", () => specOf("x"), "PEM block type must be CERTIFICATE REQUEST"],
    [
      "another PEM",
      () => specOf(pem.replaceAll("CERTIFICATE REQUEST", "CERTIFICATE")),
      "PEM block type must be CERTIFICATE REQUEST",
    ],
    ["a damaged signature", () => specOf(withLastByteChanged(pem)), "x509: ECDSA verification failure"],
    [
      "no DER",
      () => specOf("-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n"),
      "x509: malformed certificate request",
    ],
    ["no usages", () => specOf(pem, { usages: [] }), "spec.usages: Required value"],
    [
      "unknown usages",
      () => specOf(pem, { usages: ["x", "any", "any"] }),
      'spec.usages[0]: Unsupported value: "x"',
    ],
    [
      "repeated usages",
      () => specOf(pem, { usages: ["any", "any"] }),
      'spec.usages[1]: Duplicate value: "any"',
    ],
    ["no signer", () => specOf(pem, { signerName: "" }), "spec.signerName: Required value"],
    [
      "a signer without a path",
      () => specOf(pem, { signerName: "example.com" }),
      "must be a fully qualified domain and path of the form 'example.com/signer-name'",
    ],
    [
      "a signer without a domain",
      () => specOf(pem, { signerName: "example/x" }),
      "should be a domain with at least two segments separated by dots",
    ],
    [
      "a signer with odd labels",
      () => specOf(pem, { signerName: "Example.com/x" }),
      'validating label "Example":',
    ],
    [
      "the old signer",
      () => specOf(pem, { signerName: "kubernetes.io/legacy-unknown" }),
      "the legacy signerName is not allowed via this API version",
    ],
    [
      "too short a time",
      () => specOf(pem, { expirationSeconds: 599 }),
      "may not specify a duration less than 600 seconds (10 minutes)",
    ],
  ])("are refused with %s", async (_name, spec, text) => {
    const { message = "", code } = await create(spec());
    expect([code, message.startsWith(prefix)]).toEqual([422, true]);
    expect(message).toContain(text);
  });

  it("do not ask the API server's signer for all power", async () => {
    const keys = await webcrypto.subtle.generateKey(ecdsa, true, ["sign", "verify"]);
    const masters = await Pkcs10CertificateRequestGenerator.create(
      { name: "CN=jane, O=system:masters", keys, signingAlgorithm: ecdsa },
      webcrypto,
    );
    const signerName = "kubernetes.io/kube-apiserver-client";
    const refused = await create(specOf(masters.toString("pem"), { signerName }));
    expect(refused).toMatchObject({
      code: 403,
      message: `certificatesigningrequests.certificates.k8s.io "c" is forbidden: use of ${signerName} signer with system:masters group is not allowed`,
    });
    expect((await create(specOf(pem, { signerName }))).metadata.name).toBe("c");
  });
});

function withLastByteChanged(text: string): string {
  const der = Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
  der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1;
  return `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString("base64")}\n-----END CERTIFICATE REQUEST-----\n`;
}

describe("decided signing requests", () => {
  it("keep their spec, and take conditions by approval only", async () => {
    const created = await create(specOf(pem));
    const changed = {
      ...created,
      spec: { ...created.spec, signerName: "example.com/y" },
      status: { conditions: [approved] },
    };
    const kept = await put(`${requests}/c`, changed as Request);
    expect([kept.spec.signerName, kept.status.conditions]).toEqual(["example.com/signer", undefined]);
    const bySigner = await put(`${requests}/c/status`, {
      ...created,
      status: { conditions: [approved] },
    } as Request);
    expect(bySigner.message).toContain(
      'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
    );
    const now = await put(`${requests}/c/approval`, {
      ...created,
      status: { conditions: [approved] },
    } as Request);
    expect(now.status.conditions).toEqual([
      { ...approved, lastUpdateTime: "2026-01-01T00:00:00Z", lastTransitionTime: "2026-01-01T00:00:00Z" },
    ]);
  });

  it("cannot be decided twice, or undone", async () => {
    const created = await create(specOf(pem));
    const both = await put(`${requests}/c/approval`, {
      ...created,
      status: { conditions: [approved, denied] },
    } as Request);
    expect(both.message).toContain("Approved and Denied conditions are mutually exclusive");
    const no = await put(`${requests}/c/approval`, {
      ...created,
      status: { conditions: [{ ...denied, status: "False" }] },
    } as Request);
    expect(no.message).toContain(
      'status.conditions[0].status: Unsupported value: "False": supported values: "True"',
    );
    const now = await put(`${requests}/c/approval`, {
      ...created,
      status: { conditions: [denied] },
    } as Request);
    const undone = await put(`${requests}/c/approval`, { ...now, status: {} });
    expect(undone.message).toContain('updates may not remove a condition of type "Denied"');
  });

  it("get one certificate, by status, that is one", async () => {
    const created = await create(specOf(pem));
    const now = await put(`${requests}/c/approval`, {
      ...created,
      status: { conditions: [approved] },
    } as Request);
    const bad = await put(`${requests}/c/status`, {
      ...now,
      status: { ...now.status, certificate: Buffer.from("x").toString("base64") },
    });
    expect(bad.message).toContain(
      'status.certificate: Invalid value: "<certificate data>": must contain at least one CERTIFICATE PEM block',
    );
    const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
      type: "spki",
      format: "pem",
    });
    const other = await put(`${requests}/c/status`, {
      ...now,
      status: { ...now.status, certificate: Buffer.from(key).toString("base64") },
    });
    expect(other.message).toContain('only CERTIFICATE PEM blocks are allowed, found "PUBLIC KEY"');
  });
});
