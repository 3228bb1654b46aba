// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import * as admissionv1 from "./admissionv1.ts";
import * as admissionregistrationv1 from "./admissionregistrationv1.ts";
import * as apidiscoveryv2 from "./apidiscoveryv2.ts";
import * as appsv1 from "./appsv1.ts";
import * as authenticationv1 from "./authenticationv1.ts";
import * as authorizationv1 from "./authorizationv1.ts";
import * as autoscalingv1 from "./autoscalingv1.ts";
import * as autoscalingv2 from "./autoscalingv2.ts";
import * as batchv1 from "./batchv1.ts";
import * as certificatesv1 from "./certificatesv1.ts";
import * as coordinationv1 from "./coordinationv1.ts";
import * as corev1 from "./corev1.ts";
import * as discoveryv1 from "./discoveryv1.ts";
import * as eventsv1 from "./eventsv1.ts";
import * as flowcontrolv1 from "./flowcontrolv1.ts";
import * as networkingv1 from "./networkingv1.ts";
import * as nodev1 from "./nodev1.ts";
import * as policyv1 from "./policyv1.ts";
import * as rbacv1 from "./rbacv1.ts";
import * as resourcev1 from "./resourcev1.ts";
import * as schedulingv1 from "./schedulingv1.ts";
import * as storagev1 from "./storagev1.ts";
import * as apiextensionsv1 from "./apiextensionsv1.ts";
import * as metav1 from "./metav1.ts";
import * as apiregistrationv1 from "./apiregistrationv1.ts";
import * as metricsv1beta1 from "./metricsv1beta1.ts";
import type { Codecs } from "../../codec/registry.ts";

/** Codecs by the package part of OpenAPI definition names; functions, for modules that load in a circle. */
export const packages: Readonly<Record<string, () => Codecs>> = {
  "io.k8s.api.admission.v1": () => admissionv1.codecs,
  "io.k8s.api.admissionregistration.v1": () => admissionregistrationv1.codecs,
  "io.k8s.api.apidiscovery.v2": () => apidiscoveryv2.codecs,
  "io.k8s.api.apps.v1": () => appsv1.codecs,
  "io.k8s.api.authentication.v1": () => authenticationv1.codecs,
  "io.k8s.api.authorization.v1": () => authorizationv1.codecs,
  "io.k8s.api.autoscaling.v1": () => autoscalingv1.codecs,
  "io.k8s.api.autoscaling.v2": () => autoscalingv2.codecs,
  "io.k8s.api.batch.v1": () => batchv1.codecs,
  "io.k8s.api.certificates.v1": () => certificatesv1.codecs,
  "io.k8s.api.coordination.v1": () => coordinationv1.codecs,
  "io.k8s.api.core.v1": () => corev1.codecs,
  "io.k8s.api.discovery.v1": () => discoveryv1.codecs,
  "io.k8s.api.events.v1": () => eventsv1.codecs,
  "io.k8s.api.flowcontrol.v1": () => flowcontrolv1.codecs,
  "io.k8s.api.networking.v1": () => networkingv1.codecs,
  "io.k8s.api.node.v1": () => nodev1.codecs,
  "io.k8s.api.policy.v1": () => policyv1.codecs,
  "io.k8s.api.rbac.v1": () => rbacv1.codecs,
  "io.k8s.api.resource.v1": () => resourcev1.codecs,
  "io.k8s.api.scheduling.v1": () => schedulingv1.codecs,
  "io.k8s.api.storage.v1": () => storagev1.codecs,
  "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1": () => apiextensionsv1.codecs,
  "io.k8s.apimachinery.pkg.apis.meta.v1": () => metav1.codecs,
  "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1": () => apiregistrationv1.codecs,
  "io.k8s.metrics.pkg.apis.metrics.v1beta1": () => metricsv1beta1.codecs,
};

/** The kinds of each API version, and the package that declares them. */
export const kinds: readonly (readonly [apiVersion: string, packageName: string, kinds: string])[] = [
  ["admission.k8s.io/v1", "io.k8s.api.admission.v1", "AdmissionReview"],
  ["admissionregistration.k8s.io/v1", "io.k8s.api.admissionregistration.v1", "ValidatingAdmissionPolicy ValidatingAdmissionPolicyList ValidatingAdmissionPolicyBinding ValidatingAdmissionPolicyBindingList ValidatingWebhookConfiguration ValidatingWebhookConfigurationList MutatingWebhookConfiguration MutatingWebhookConfigurationList MutatingAdmissionPolicy MutatingAdmissionPolicyList MutatingAdmissionPolicyBinding MutatingAdmissionPolicyBindingList"],
  ["apidiscovery.k8s.io/v2", "io.k8s.api.apidiscovery.v2", "APIGroupDiscoveryList APIGroupDiscovery"],
  ["apps/v1", "io.k8s.api.apps.v1", "StatefulSet StatefulSetList Deployment DeploymentList DaemonSet DaemonSetList ReplicaSet ReplicaSetList ControllerRevision ControllerRevisionList"],
  ["authentication.k8s.io/v1", "io.k8s.api.authentication.v1", "TokenReview TokenRequest SelfSubjectReview"],
  ["authorization.k8s.io/v1", "io.k8s.api.authorization.v1", "SubjectAccessReview SelfSubjectAccessReview LocalSubjectAccessReview SelfSubjectRulesReview"],
  ["autoscaling/v1", "io.k8s.api.autoscaling.v1", "HorizontalPodAutoscaler HorizontalPodAutoscalerList Scale"],
  ["autoscaling/v2", "io.k8s.api.autoscaling.v2", "HorizontalPodAutoscaler HorizontalPodAutoscalerList"],
  ["batch/v1", "io.k8s.api.batch.v1", "Job JobList CronJob CronJobList"],
  ["certificates.k8s.io/v1", "io.k8s.api.certificates.v1", "CertificateSigningRequest CertificateSigningRequestList"],
  ["coordination.k8s.io/v1", "io.k8s.api.coordination.v1", "Lease LeaseList"],
  ["v1", "io.k8s.api.core.v1", "PersistentVolume PersistentVolumeList PersistentVolumeClaim PersistentVolumeClaimList PodStatusResult Pod PodList PodTemplate PodTemplateList ReplicationController ReplicationControllerList Service ServiceList ServiceAccount ServiceAccountList Endpoints EndpointsList Node NodeList Namespace NamespaceList Binding PodLogOptions PodAttachOptions PodExecOptions PodPortForwardOptions PodProxyOptions NodeProxyOptions ServiceProxyOptions SerializedReference Event EventList LimitRange LimitRangeList ResourceQuota ResourceQuotaList Secret SecretList ConfigMap ConfigMapList ComponentStatus ComponentStatusList RangeAllocation"],
  ["discovery.k8s.io/v1", "io.k8s.api.discovery.v1", "EndpointSlice EndpointSliceList"],
  ["events.k8s.io/v1", "io.k8s.api.events.v1", "Event EventList"],
  ["flowcontrol.apiserver.k8s.io/v1", "io.k8s.api.flowcontrol.v1", "FlowSchema FlowSchemaList PriorityLevelConfiguration PriorityLevelConfigurationList"],
  ["networking.k8s.io/v1", "io.k8s.api.networking.v1", "NetworkPolicy NetworkPolicyList Ingress IngressList IngressClass IngressClassList IPAddress IPAddressList ServiceCIDR ServiceCIDRList"],
  ["node.k8s.io/v1", "io.k8s.api.node.v1", "RuntimeClass RuntimeClassList"],
  ["policy/v1", "io.k8s.api.policy.v1", "PodDisruptionBudget PodDisruptionBudgetList Eviction"],
  ["rbac.authorization.k8s.io/v1", "io.k8s.api.rbac.v1", "Role RoleBinding RoleBindingList RoleList ClusterRole ClusterRoleBinding ClusterRoleBindingList ClusterRoleList"],
  ["resource.k8s.io/v1", "io.k8s.api.resource.v1", "ResourceSlice ResourceSliceList ResourceClaim ResourceClaimList DeviceClass DeviceClassList ResourceClaimTemplate ResourceClaimTemplateList"],
  ["scheduling.k8s.io/v1", "io.k8s.api.scheduling.v1", "PriorityClass PriorityClassList"],
  ["storage.k8s.io/v1", "io.k8s.api.storage.v1", "StorageClass StorageClassList VolumeAttachment VolumeAttachmentList CSIDriver CSIDriverList CSINode CSINodeList CSIStorageCapacity CSIStorageCapacityList VolumeAttributesClass VolumeAttributesClassList"],
  ["apiextensions.k8s.io/v1", "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1", "CustomResourceDefinition CustomResourceDefinitionList ConversionReview"],
  ["v1", "io.k8s.apimachinery.pkg.apis.meta.v1", "Status List APIVersions APIGroupList APIGroup APIResourceList"],
  ["meta.k8s.io/v1", "io.k8s.apimachinery.pkg.apis.meta.v1", "TableOptions PartialObjectMetadata PartialObjectMetadataList"],
  ["apiregistration.k8s.io/v1", "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1", "APIServiceList APIService"],
  ["metrics.k8s.io/v1beta1", "io.k8s.metrics.pkg.apis.metrics.v1beta1", "NodeMetrics NodeMetricsList PodMetrics PodMetricsList"],
];

/** Kinds that belong to every API version. */
export const everyVersion = ["io.k8s.apimachinery.pkg.apis.meta.v1.ListOptions","io.k8s.apimachinery.pkg.apis.meta.v1.GetOptions","io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions","io.k8s.apimachinery.pkg.apis.meta.v1.CreateOptions","io.k8s.apimachinery.pkg.apis.meta.v1.PatchOptions","io.k8s.apimachinery.pkg.apis.meta.v1.ApplyOptions","io.k8s.apimachinery.pkg.apis.meta.v1.UpdateOptions","io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent"];
