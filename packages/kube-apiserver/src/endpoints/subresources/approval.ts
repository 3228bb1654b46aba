import type { certificatesv1 } from "@kubets/api";
import { formatTime } from "@kubets/apimachinery";
import { objectPartHandler } from "./object-part.ts";

/** `certificatesigningrequests/x/approval`: changes the conditions, and nothing else. */
export const handleApproval = objectPartHandler<certificatesv1.CertificateSigningRequest>({
  checks: "none",
  merge: (stored, wanted, nowMs) => {
    const now = formatTime(nowMs);
    const conditions = (wanted.status.conditions ?? []).map((condition) => ({
      ...condition,
      status: condition.status ?? "True",
      lastUpdateTime: condition.lastUpdateTime ?? now,
      lastTransitionTime: condition.lastTransitionTime ?? now,
    }));
    return { ...stored, status: { ...stored.status, ...(conditions.length > 0 ? { conditions } : {}) } };
  },
});
