// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export type PolicyType = "Ingress" | "Egress";

export type PathType = "Exact" | "Prefix" | "ImplementationSpecific";

/** Which traffic pods may take and send. */
export interface NetworkPolicy {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "NetworkPolicy";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The pods and the rules. */
  readonly spec: NetworkPolicySpec;
}

export interface NetworkPolicySpec {
  readonly podSelector: metav1.LabelSelector;
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  readonly egress?: readonly NetworkPolicyEgressRule[];
  readonly policyTypes?: readonly PolicyType[];
}

export interface NetworkPolicyIngressRule {
  readonly ports?: readonly NetworkPolicyPort[];
  readonly from?: readonly NetworkPolicyPeer[];
}

export interface NetworkPolicyEgressRule {
  readonly ports?: readonly NetworkPolicyPort[];
  readonly to?: readonly NetworkPolicyPeer[];
}

export interface NetworkPolicyPort {
  readonly protocol?: corev1.Protocol;
  readonly port?: number | string;
  readonly endPort?: number;
}

export interface IPBlock {
  readonly cidr: string;
  readonly except?: readonly string[];
}

export interface NetworkPolicyPeer {
  readonly podSelector?: metav1.LabelSelector;
  readonly namespaceSelector?: metav1.LabelSelector;
  readonly ipBlock?: IPBlock;
}

/** A list of NetworkPolicy objects. */
export interface NetworkPolicyList {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "NetworkPolicyList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly NetworkPolicy[];
}

/** Routes HTTP requests from outside to services. */
export interface Ingress {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "Ingress";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The rules. */
  readonly spec: IngressSpec;
  /** The addresses it is reached at. */
  readonly status: IngressStatus;
}

/** A list of Ingress objects. */
export interface IngressList {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "IngressList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Ingress[];
}

/** How requests from outside reach services. */
export interface IngressSpec {
  /** The IngressClass, and so the controller, that is to serve it. */
  readonly ingressClassName?: string;
  /** Where requests go that no rule fits. */
  readonly defaultBackend?: IngressBackend;
  /** Host names to be served with TLS, and their certificates. */
  readonly tls?: readonly IngressTLS[];
  /** Which requests go where. */
  readonly rules?: readonly IngressRule[];
}

/** Host names and their certificate. */
export interface IngressTLS {
  /** The host names, as in the certificate. */
  readonly hosts?: readonly string[];
  /** A Secret with tls.crt and tls.key. */
  readonly secretName?: string;
}

/** Where an Ingress is served. */
export interface IngressStatus {
  /** Where the load balancer listens. */
  readonly loadBalancer: IngressLoadBalancerStatus;
}

/** Where a load balancer listens. */
export interface IngressLoadBalancerStatus {
  /** The places. */
  readonly ingress?: readonly IngressLoadBalancerIngress[];
}

/** One place where a load balancer listens. */
export interface IngressLoadBalancerIngress {
  /** Its address. */
  readonly ip?: string;
  /** Its name in DNS. */
  readonly hostname?: string;
  /** What is known of its ports. */
  readonly ports?: readonly IngressPortStatus[];
}

/** The state of one port of a load balancer. */
export interface IngressPortStatus {
  /** The port. */
  readonly port: number;
  /** TCP, UDP or SCTP. */
  readonly protocol: corev1.Protocol;
  /** What is wrong with it, in one word. */
  readonly error?: string;
}

/** Requests for one host. */
export interface IngressRule {
  /** The host name; *.example.com takes all names one level below. Absent: every host. */
  readonly host?: string;
  /** Where the paths of this host go. */
  readonly http?: HTTPIngressRuleValue;
}

export interface IngressRuleValue {
  /** Where the paths of this host go. */
  readonly http?: HTTPIngressRuleValue;
}

/** Where paths go. */
export interface HTTPIngressRuleValue {
  /** The paths. */
  readonly paths: readonly HTTPIngressPath[];
}

/** Where requests for a path go. */
export interface HTTPIngressPath {
  /** Begins with /. */
  readonly path?: string;
  /** Exact compares the whole path; Prefix compares element by element; ImplementationSpecific leaves it to the controller. */
  readonly pathType: PathType;
  /** Where they go. */
  readonly backend: IngressBackend;
}

/** Where requests go: a service, or another object the controller knows. */
export interface IngressBackend {
  /** A service in the same namespace. */
  readonly service?: IngressServiceBackend;
  /** Another object in the same namespace, instead of a service. */
  readonly resource?: corev1.TypedLocalObjectReference;
}

/** A service and its port. */
export interface IngressServiceBackend {
  /** The service. */
  readonly name: string;
  /** Its port, by name or by number. */
  readonly port: ServiceBackendPort;
}

/** A port of a service, by name or by number. */
export interface ServiceBackendPort {
  /** Its name. */
  readonly name?: string;
  /** Its number. */
  readonly number?: number;
}

/** Which controller serves an Ingress. */
export interface IngressClass {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "IngressClass";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The controller and its settings. */
  readonly spec: IngressClassSpec;
}

export interface IngressClassSpec {
  readonly controller?: string;
  readonly parameters?: IngressClassParametersReference;
}

export interface IngressClassParametersReference {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly scope?: string | null;
  readonly namespace?: string;
}

/** A list of IngressClass objects. */
export interface IngressClassList {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "IngressClassList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly IngressClass[];
}

/** An address given to a service. */
export interface IPAddress {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "IPAddress";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** Who has it. */
  readonly spec: IPAddressSpec;
}

export interface IPAddressSpec {
  readonly parentRef?: ParentReference;
}

export interface ParentReference {
  readonly group?: string;
  readonly resource?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** A list of IPAddress objects. */
export interface IPAddressList {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "IPAddressList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly IPAddress[];
}

/** A range of addresses for services. */
export interface ServiceCIDR {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "ServiceCIDR";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** The range. */
  readonly spec: ServiceCIDRSpec;
  /** Whether it is ready. */
  readonly status: ServiceCIDRStatus;
}

export interface ServiceCIDRSpec {
  readonly cidrs?: readonly string[];
}

export interface ServiceCIDRStatus {
  readonly conditions?: readonly metav1.Condition[];
}

/** A list of ServiceCIDR objects. */
export interface ServiceCIDRList {
  readonly apiVersion: "networking.k8s.io/v1";
  readonly kind: "ServiceCIDRList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly ServiceCIDR[];
}
