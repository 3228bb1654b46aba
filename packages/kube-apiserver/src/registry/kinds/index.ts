import type { KubernetesObject } from "@kubets/api";
import type { Strategy } from "../strategy.ts";
import { controllerRevisions } from "./apps/controller-revisions.ts";
import { daemonSets } from "./apps/daemon-sets.ts";
import { deployments } from "./apps/deployments.ts";
import { replicaSets } from "./apps/replica-sets.ts";
import { replicationControllers } from "./apps/replication-controllers.ts";
import { statefulSets } from "./apps/stateful-sets.ts";
import { horizontalPodAutoscalers } from "./autoscaling/horizontal-pod-autoscalers.ts";
import { cronJobs } from "./batch/cron-jobs.ts";
import { jobs } from "./batch/jobs.ts";
import { configMaps } from "./core/config-maps.ts";
import { events, newEvents } from "./core/events.ts";
import { namespaces } from "./core/namespaces.ts";
import { nodes } from "./core/nodes.ts";
import { pods } from "./core/pods.ts";
import { secrets } from "./core/secrets.ts";
import { services } from "./core/services.ts";
import {
  componentStatuses,
  endpoints,
  limitRanges,
  podTemplates,
  resourceQuotas,
  serviceAccounts,
} from "./core/small-kinds.ts";
import { persistentVolumeClaims, persistentVolumes } from "./core/volumes-and-claims.ts";
import { endpointSlices } from "./networking/endpoint-slices.ts";
import { networkPolicies } from "./networking/network-policies.ts";
import { ingressClasses, ingresses, ipAddresses, serviceCidrs } from "./networking/networking-kinds.ts";
import {
  mutatingAdmissionPolicies,
  mutatingAdmissionPolicyBindings,
  mutatingWebhookConfigurations,
  validatingAdmissionPolicies,
  validatingAdmissionPolicyBindings,
  validatingWebhookConfigurations,
} from "./other/admission-kinds.ts";
import { apiServices, customResourceDefinitions } from "./other/api-kinds.ts";
import { certificateSigningRequests } from "./other/certificate-signing-requests.ts";
import { flowSchemas, priorityLevelConfigurations } from "./other/flow-control-kinds.ts";
import { leases } from "./other/leases.ts";
import { priorityClasses } from "./other/priority-classes.ts";
import {
  deviceClasses,
  resourceClaims,
  resourceClaimTemplates,
  resourceSlices,
  runtimeClasses,
} from "./other/resource-kinds.ts";
import { podDisruptionBudgets } from "./policy/pod-disruption-budgets.ts";
import { clusterRoleBindings, clusterRoles, roleBindings, roles } from "./rbac/rbac-kinds.ts";
import {
  csiDrivers,
  csiNodes,
  csiStorageCapacities,
  storageClasses,
  volumeAttachments,
  volumeAttributesClasses,
} from "./storage/storage-kinds.ts";

/** The registry only ever hands a strategy objects of its own kind, so it may forget which that is. */
function forget<T extends KubernetesObject>(strategy: Strategy<T>): Strategy {
  return strategy as unknown as Strategy; // see above
}

/** What each kind adds to the registry, by `group/resource`; the core group is "". */
export const strategies: ReadonlyMap<string, Strategy> = new Map<string, Strategy>([
  ["/componentstatuses", forget(componentStatuses)],
  ["/configmaps", forget(configMaps)],
  ["/endpoints", forget(endpoints)],
  ["/events", forget(events)],
  ["/limitranges", forget(limitRanges)],
  ["/namespaces", forget(namespaces)],
  ["/nodes", forget(nodes)],
  ["/persistentvolumeclaims", forget(persistentVolumeClaims)],
  ["/persistentvolumes", forget(persistentVolumes)],
  ["/pods", forget(pods)],
  ["/podtemplates", forget(podTemplates)],
  ["/replicationcontrollers", forget(replicationControllers)],
  ["/resourcequotas", forget(resourceQuotas)],
  ["/secrets", forget(secrets)],
  ["/serviceaccounts", forget(serviceAccounts)],
  ["/services", forget(services)],
  ["admissionregistration.k8s.io/mutatingadmissionpolicies", forget(mutatingAdmissionPolicies)],
  ["admissionregistration.k8s.io/mutatingadmissionpolicybindings", forget(mutatingAdmissionPolicyBindings)],
  ["admissionregistration.k8s.io/mutatingwebhookconfigurations", forget(mutatingWebhookConfigurations)],
  ["admissionregistration.k8s.io/validatingadmissionpolicies", forget(validatingAdmissionPolicies)],
  [
    "admissionregistration.k8s.io/validatingadmissionpolicybindings",
    forget(validatingAdmissionPolicyBindings),
  ],
  ["admissionregistration.k8s.io/validatingwebhookconfigurations", forget(validatingWebhookConfigurations)],
  ["apiextensions.k8s.io/customresourcedefinitions", forget(customResourceDefinitions)],
  ["apiregistration.k8s.io/apiservices", forget(apiServices)],
  ["apps/controllerrevisions", forget(controllerRevisions)],
  ["apps/daemonsets", forget(daemonSets)],
  ["apps/deployments", forget(deployments)],
  ["apps/replicasets", forget(replicaSets)],
  ["apps/statefulsets", forget(statefulSets)],
  ["autoscaling/horizontalpodautoscalers", forget(horizontalPodAutoscalers)],
  ["batch/cronjobs", forget(cronJobs)],
  ["batch/jobs", forget(jobs)],
  ["certificates.k8s.io/certificatesigningrequests", forget(certificateSigningRequests)],
  ["coordination.k8s.io/leases", forget(leases)],
  ["discovery.k8s.io/endpointslices", forget(endpointSlices)],
  ["events.k8s.io/events", forget(newEvents)],
  ["flowcontrol.apiserver.k8s.io/flowschemas", forget(flowSchemas)],
  ["flowcontrol.apiserver.k8s.io/prioritylevelconfigurations", forget(priorityLevelConfigurations)],
  ["networking.k8s.io/ingressclasses", forget(ingressClasses)],
  ["networking.k8s.io/ingresses", forget(ingresses)],
  ["networking.k8s.io/ipaddresses", forget(ipAddresses)],
  ["networking.k8s.io/networkpolicies", forget(networkPolicies)],
  ["networking.k8s.io/servicecidrs", forget(serviceCidrs)],
  ["node.k8s.io/runtimeclasses", forget(runtimeClasses)],
  ["policy/poddisruptionbudgets", forget(podDisruptionBudgets)],
  ["rbac.authorization.k8s.io/clusterrolebindings", forget(clusterRoleBindings)],
  ["rbac.authorization.k8s.io/clusterroles", forget(clusterRoles)],
  ["rbac.authorization.k8s.io/rolebindings", forget(roleBindings)],
  ["rbac.authorization.k8s.io/roles", forget(roles)],
  ["resource.k8s.io/deviceclasses", forget(deviceClasses)],
  ["resource.k8s.io/resourceclaims", forget(resourceClaims)],
  ["resource.k8s.io/resourceclaimtemplates", forget(resourceClaimTemplates)],
  ["resource.k8s.io/resourceslices", forget(resourceSlices)],
  ["scheduling.k8s.io/priorityclasses", forget(priorityClasses)],
  ["storage.k8s.io/csidrivers", forget(csiDrivers)],
  ["storage.k8s.io/csinodes", forget(csiNodes)],
  ["storage.k8s.io/csistoragecapacities", forget(csiStorageCapacities)],
  ["storage.k8s.io/storageclasses", forget(storageClasses)],
  ["storage.k8s.io/volumeattachments", forget(volumeAttachments)],
  ["storage.k8s.io/volumeattributesclasses", forget(volumeAttributesClasses)],
]);
