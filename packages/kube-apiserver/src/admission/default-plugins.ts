import type { Clock, Random } from "@kubets/apimachinery";
import type { AdmissionPlugin } from "../registry/admission-chain.ts";
import { CertificateSubjectRestriction } from "./certificate-subject-restriction.ts";
import type { DefaultTolerationSecondsOptions } from "./default-toleration-seconds.ts";
import { DefaultTolerationSeconds } from "./default-toleration-seconds.ts";
import { DefaultStorageClass } from "./default-storage-class.ts";
import { LimitRanger } from "./limit-ranger.ts";
import { NamespaceLifecycle } from "./namespace-lifecycle.ts";
import { NodeRestriction } from "./node-restriction.ts";
import type { LookupDeps } from "./object-lookup.ts";
import { ObjectLookup } from "./object-lookup.ts";
import { PriorityAdmission } from "./priority.ts";
import { ServiceAccountAdmission } from "./service-account.ts";
import { TaintNodesByCondition } from "./taint-nodes-by-condition.ts";

export interface DefaultPluginsDeps extends LookupDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Pods get a token of their service account. */
  readonly mountTokens: boolean;
  readonly tolerations: DefaultTolerationSecondsOptions;
}

/** The policies a Kubernetes cluster has switched on, in its order. */
export function defaultAdmissionPlugins(deps: DefaultPluginsDeps): readonly AdmissionPlugin[] {
  const { cache, freshness, clock, random, mountTokens } = deps;
  const lookup = new ObjectLookup(deps);
  return [
    new NamespaceLifecycle({ cache, freshness }),
    new NodeRestriction(),
    new LimitRanger({ lookup }),
    new ServiceAccountAdmission({ lookup, clock, random, mountTokens }),
    new TaintNodesByCondition(),
    new PriorityAdmission({ lookup }),
    new DefaultTolerationSeconds(deps.tolerations),
    new DefaultStorageClass({ lookup }),
    new CertificateSubjectRestriction(),
  ];
}
