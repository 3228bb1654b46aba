import type { certificatesv1 } from "@kubets/api";
import { objectPartHandler } from "./object-part.ts";

/** `certificatesigningrequests/x/approval`: changes the conditions, and nothing else; the kind's strategy sees to it. */
export const handleApproval = objectPartHandler<certificatesv1.CertificateSigningRequest>({
  checks: "all",
  merge: (_stored, wanted) => wanted,
});
