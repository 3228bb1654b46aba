import type { certificatesv1, KubernetesObject } from "@kubets/api";
import { newForbidden } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import { parseSigningRequest } from "../registry/kinds/other/signing-request.ts";

const signer = "kubernetes.io/kube-apiserver-client";

/** Nobody becomes a member of system:masters by asking the signer of clients. */
export class CertificateSubjectRestriction implements AdmissionPlugin {
  readonly name = "CertificateSubjectRestriction";

  handles({ operation, type, subresource }: AdmissionRequest): boolean {
    const isRequest = type.group === "certificates.k8s.io" && type.resource === "certificatesigningrequests";
    return operation === "CREATE" && isRequest && subresource === "";
  }

  admit({ object, type, name }: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const { spec } = object as certificatesv1.CertificateSigningRequest; // handles() has checked
    if (spec.signerName !== signer) return Promise.resolve(undefined);
    const request = parseSigningRequest(Buffer.from(spec.request, "base64").toString("latin1"));
    // One that cannot be read is refused when it is validated.
    if (typeof request === "string" || !request.organizations.includes("system:masters"))
      return Promise.resolve(undefined);
    throw newForbidden(type, name, `use of ${signer} signer with system:masters group is not allowed`);
  }
}
