/** The Kubernetes API: types, resources, codec and schema metadata. */

export type * as admissionregistrationv1 from "./generated/types/admissionregistrationv1.ts";
export type * as admissionv1 from "./generated/types/admissionv1.ts";
export type * as apidiscoveryv2 from "./generated/types/apidiscoveryv2.ts";
export type * as apiextensionsv1 from "./generated/types/apiextensionsv1.ts";
export type * as apiregistrationv1 from "./generated/types/apiregistrationv1.ts";
export type * as appsv1 from "./generated/types/appsv1.ts";
export type * as authenticationv1 from "./generated/types/authenticationv1.ts";
export type * as authorizationv1 from "./generated/types/authorizationv1.ts";
export type * as autoscalingv1 from "./generated/types/autoscalingv1.ts";
export type * as autoscalingv2 from "./generated/types/autoscalingv2.ts";
export type * as batchv1 from "./generated/types/batchv1.ts";
export type * as certificatesv1 from "./generated/types/certificatesv1.ts";
export type * as coordinationv1 from "./generated/types/coordinationv1.ts";
export type * as corev1 from "./generated/types/corev1.ts";
export type * as discoveryv1 from "./generated/types/discoveryv1.ts";
export type * as eventsv1 from "./generated/types/eventsv1.ts";
export type * as flowcontrolv1 from "./generated/types/flowcontrolv1.ts";
export type * as metav1 from "./generated/types/metav1.ts";
export type * as metricsv1beta1 from "./generated/types/metricsv1beta1.ts";
export type * as networkingv1 from "./generated/types/networkingv1.ts";
export type * as nodev1 from "./generated/types/nodev1.ts";
export type * as policyv1 from "./generated/types/policyv1.ts";
export type * as rbacv1 from "./generated/types/rbacv1.ts";
export type * as resourcev1 from "./generated/types/resourcev1.ts";
export type * as schedulingv1 from "./generated/types/schedulingv1.ts";
export type * as storagev1 from "./generated/types/storagev1.ts";

export type { Embedded, KubernetesList, KubernetesObject } from "./object.ts";
export type { ObjectOf, ResourceType, SubresourceType } from "./resource-type.ts";
export { apiVersionOf } from "./resource-type.ts";
export { resources } from "./generated/resources.ts";
export { allResources, resourceFor, resourceForKind } from "./scheme.ts";
export type { Envelope } from "./codec/envelope.ts";
export { isEnvelope, openEnvelope, sealEnvelope } from "./codec/envelope.ts";
export type { WatchEventType } from "./codec/codec.ts";
export {
  decodeMessage,
  decodeObject,
  decodeWatchEvent,
  encodeListFromItems,
  encodeMessage,
  encodeObject,
  encodeWatchEvent,
  rawOf,
} from "./codec/codec.ts";
export { definitionOfKind } from "./codec/registry.ts";
export { UNKNOWN_FIELDS } from "./codec/wire.ts";
export type { FieldSchema, TypeSchema, ValueSchema } from "./schema.ts";
export { allDefinitions, schemaOf, schemaOfType } from "./schema.ts";
export type { Normalized } from "./normalize/normalize.ts";
export { normalizeJSON, normalizeMessage } from "./normalize/normalize.ts";
export { timeProblem } from "./normalize/scalars.ts";
export { canonicalQuantity } from "./quantity.ts";
