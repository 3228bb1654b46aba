import "reflect-metadata";
import { webcrypto, X509Certificate } from "node:crypto";
import {
  BasicConstraintsExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";
import { resources } from "@kubets/api";
import type { certificatesv1 } from "@kubets/api";
import { beforeAll, describe, expect, it } from "vitest";
import type { SigningOptions } from "../framework/options.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { createSigningCleaner, createSigningController } from "./controllers.ts";
import { signers } from "./signers.ts";

type Request = certificatesv1.CertificateSigningRequest;

const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const hourMs = 3_600_000;
const startMs = Date.UTC(2026, 0, 1);

let signing: SigningOptions;
let pem: string;
beforeAll(async () => {
  signing = await newAuthority();
  pem = await newRequest("CN=jane, O=dev");
});

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

async function newAuthority(): Promise<SigningOptions> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: "CN=test-ca",
      keys,
      signingAlgorithm: algorithm,
      serialNumber: "01",
      notBefore: new Date(startMs),
      notAfter: new Date(startMs + 30 * 24 * hourMs),
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    webcrypto,
  );
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const key = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
  return { certificate: certificate.toString("pem"), key, durationMs: 24 * hourMs };
}

async function newRequest(name: string, dns: readonly string[] = []): Promise<string> {
  const names = dns.map((value) => ({ type: "dns", value }) as const);
  const extensions = names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : [];
  const request = await Pkcs10CertificateRequestGenerator.create(
    { name, keys: await newKeys(), signingAlgorithm: algorithm, extensions },
    webcrypto,
  );
  return request.toString("pem");
}

const client = "kubernetes.io/kube-apiserver-client";
const approved = { type: "Approved", status: "True", lastUpdateTime: "2026-01-01T00:00:00Z" } as const;

function request(text: string, spec: object = {}, status: object = { conditions: [approved] }): Request {
  return {
    apiVersion: "certificates.k8s.io/v1",
    kind: "CertificateSigningRequest",
    metadata: { name: "c", creationTimestamp: "2026-01-01T00:00:00Z" },
    spec: {
      request: Buffer.from(text).toString("base64"),
      signerName: client,
      usages: ["client auth", "digital signature"],
      ...spec,
    },
    status,
  };
}

/** Signing happens outside of the clock's time; so many turns of the loop are more than enough for it. */
async function decided(harness: ControllerHarness): Promise<Request["status"]> {
  for (let turn = 0; turn < 5_000; turn++) {
    const [found] = harness.client.all(resources.certificatesigningrequests);
    const { certificate, conditions = [] } = found?.status ?? {};
    if (certificate !== undefined || conditions.some(({ type }) => type === "Failed"))
      return found?.status ?? {};
    await new Promise((resolve) => setImmediate(resolve));
    await harness.settle();
  }
  return {};
}

describe("the signing controller", () => {
  it("gives what was asked for, as long as it may last", async () => {
    const text = await newRequest("CN=jane, O=dev", ["jane.example.com"]);
    const objects = [request(text, { expirationSeconds: 3600 })];
    await using harness = await runControllers([createSigningController], { objects, options: { signing } });
    const { certificate = "" } = await decided(harness);
    const issued = new X509Certificate(Buffer.from(certificate, "base64"));
    expect(issued.checkIssued(new X509Certificate(signing.certificate))).toBe(true);
    expect(issued.subject.split("\n").toSorted()).toEqual(["CN=jane", "O=dev"]);
    expect(issued.subjectAltName).toBe("DNS:jane.example.com");
    expect(issued.keyUsage).toEqual(["1.3.6.1.5.5.7.3.2"]);
    // An hour, and five minutes of backdating.
    expect(Date.parse(issued.validTo) - Date.parse(issued.validFrom)).toBe(hourMs + 5 * 60_000);
  });

  it("says why it does not", async () => {
    const objects = [request(pem, { usages: ["server auth"] })];
    await using harness = await runControllers([createSigningController], { objects, options: { signing } });
    expect((await decided(harness)).conditions?.[1]).toMatchObject({
      type: "Failed",
      status: "True",
      reason: "SignerValidationFailure",
      message: "invalid usage for client certificate: server auth",
    });
  });

  it.each<[string, Request, Partial<{ signing: undefined }>]>([
    ["not approved", request("x", {}, {}), {}],
    ["denied", request("x", {}, { conditions: [approved, { ...approved, type: "Denied" }] }), {}],
    ["another's to sign", request("x", { signerName: "example.com/s" }), {}],
    ["approved, but there is no authority", request("x"), { signing: undefined }],
  ])("leaves alone what is %s", async (_name, object, options) => {
    await using harness = await runControllers([createSigningController], {
      objects: [object],
      options: { signing, ...options },
    });
    await harness.settle(1_000);
    expect(harness.client.writes).toEqual([]);
  });
});

const plain = {
  commonName: "system:node:n",
  organizations: ["system:nodes"],
  dnsNames: 0,
  ipAddresses: 0,
  emailAddresses: 0,
  uris: 0,
};
const kubelet = ["digital signature", "key encipherment"];

describe("signers", () => {
  it.each([
    ["kube-apiserver-client-kubelet", plain, ["client auth", ...kubelet], undefined],
    ["kube-apiserver-client-kubelet", plain, ["client auth", "digital signature"], undefined],
    [
      "kube-apiserver-client-kubelet",
      plain,
      ["client auth"],
      "usages did not match [client auth digital signature key encipherment]",
    ],
    [
      "kube-apiserver-client-kubelet",
      { ...plain, organizations: ["x"] },
      ["client auth", ...kubelet],
      "subject organization is not system:nodes",
    ],
    [
      "kube-apiserver-client-kubelet",
      { ...plain, commonName: "n" },
      ["client auth", ...kubelet],
      "subject common name does not begin with system:node:",
    ],
    ["kube-apiserver-client-kubelet", { ...plain, dnsNames: 1 }, [], "DNS subjectAltNames are not allowed"],
    ["kubelet-serving", { ...plain, ipAddresses: 1 }, ["server auth", ...kubelet], undefined],
    ["kubelet-serving", plain, ["server auth", ...kubelet], "DNS or IP subjectAltName is required"],
    ["kube-apiserver-client", plain, [], "missing required usage for client certificate: client auth"],
    ["legacy-unknown", plain, ["any"], undefined],
  ])("%s: %o for %j", (name, facts, usages, problem) => {
    expect(signers.get(`kubernetes.io/${name}`)?.(facts, usages)).toBe(problem);
  });
});

describe("the cleaner of signing requests", () => {
  const issued = { certificate: "eA==", conditions: [approved] };
  it.each<[string, object, number, boolean]>([
    ["issued", issued, 1, true],
    ["issued", issued, 0, false],
    ["denied", { conditions: [{ ...approved, type: "Denied" }] }, 1, true],
    ["failed", { conditions: [{ ...approved, type: "Failed" }] }, 1, true],
    ["approved and not yet signed", { conditions: [approved] }, 30, false],
    ["undecided", {}, 24, true],
    ["undecided", {}, 20, false],
  ])("deletes what has been %s (%o) for %d h: %s", async (_name, status, hours, gone) => {
    const objects = [request("x", {}, status)];
    await using harness = await runControllers([createSigningCleaner], { objects });
    await harness.clock.step(hours * hourMs + (hours === 0 ? 0 : 60_000));
    await harness.clock.step(hours === 0 ? 60_000 : hourMs);
    await harness.settle();
    expect(harness.client.all(resources.certificatesigningrequests)).toHaveLength(gone ? 0 : 1);
  });
});
