import type { corev1, discoveryv1 } from "@kubets/api";
import { newBadRequest, newInternalError, newServiceUnavailable } from "@kubets/apimachinery";
import type { StatusError } from "@kubets/apimachinery";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import type { ProxyTarget } from "../proxy-target.ts";
import { objectAt } from "./scope-of.ts";

/** `name`, `name:port` or `scheme:name:port`, as the URL of a proxy names its object. */
export interface ProxyName {
  /** All of it, for messages. */
  readonly text: string;
  readonly scheme: string;
  readonly name: string;
  readonly port: string;
}

/** Undefined for what is not of that form. */
export function parseProxyName(text: string): ProxyName | undefined {
  const parts = text.split(":");
  if (parts.length > 3) return undefined;
  const [scheme = "", name = "", port = ""] = parts.length === 3 ? parts : ["", ...parts];
  return name !== "" && ["", "http", "https"].includes(scheme) ? { text, scheme, name, port } : undefined;
}

/** Finds whom a request to a `proxy` subresource is for; the front carries it there. */
export const handleProxy: SpecialHandler = async (asked, context) => {
  const { resource, name: text } = asked.target;
  const name = parseProxyName(text);
  if (!name)
    throw newBadRequest(`invalid ${singulars[resource] ?? resource} request ${JSON.stringify(text)}`);
  const named = { ...asked, target: { ...asked.target, name: name.name } };
  const find = finders[resource];
  if (!find) throw new Error(`${resource} have no proxy`);
  const backend = await find(named, name, context);
  return { kind: "upgrade", operation: { operation: "proxy", ...backend, ...splitPath(asked) } };
};

type Backend = Omit<ProxyTarget, "operation" | "prefix" | "path">;
type Find = (asked: ResourceRequest, name: ProxyName, context: ApiContext) => Promise<Backend>;

const singulars: Readonly<Record<string, string>> = { nodes: "node", pods: "pod", services: "service" };
const finders: Readonly<Record<string, Find>> = { nodes: findNode, pods: findPod, services: findEndpoint };

/** Where the client's path goes on to the backend's, with all slashes and escapes as they were sent. */
function splitPath({ request, target }: ResourceRequest): Pick<ProxyTarget, "prefix" | "path"> {
  const parts = target.namespace === "" ? 5 : 7;
  const found = new RegExp(`^(?:/+[^/]+){${parts}}`).exec(request.path);
  const prefix = found?.[0] ?? request.path;
  return { prefix, path: request.path.slice(prefix.length) };
}

async function findPod(asked: ResourceRequest, name: ProxyName, context: ApiContext): Promise<Backend> {
  const pod = await objectAt<corev1.Pod>(asked, context);
  const declared = pod.spec.containers.find(({ ports = [] }) => ports.length > 0)?.ports?.[0]?.containerPort;
  const port = name.port === "" ? String(declared ?? (name.scheme === "https" ? 443 : 80)) : name.port;
  if (!pod.status.podIP) throw newBadRequest("address not allowed");
  return backendOf(pod, name.scheme, portNumber(port));
}

async function findEndpoint(asked: ResourceRequest, name: ProxyName, context: ApiContext): Promise<Backend> {
  const { target } = asked;
  const service = await objectAt<corev1.Service>(asked, context);
  const portName = portNameOf(service, name);
  const slices = context.cache
    .list("discovery.k8s.io", "endpointslices", target.namespace)
    .items.map(({ object }) => object as discoveryv1.EndpointSlice) // of that resource
    .filter(({ metadata }) => metadata.labels?.["kubernetes.io/service-name"] === name.name);
  const candidates = slices.flatMap((slice) => {
    const port = slice.ports?.find((one) => (one.name ?? "") === portName)?.port;
    if (port === undefined) return [];
    return (slice.endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready !== false)
      .flatMap((endpoint) => {
        const pod = podOf(endpoint, target.namespace, context);
        return pod ? [backendOf(pod, name.scheme, port)] : [];
      });
  });
  const chosen = candidates[Math.floor(context.random.float() * candidates.length)];
  if (chosen) return chosen;
  throw newServiceUnavailable(`no endpoints available for service ${JSON.stringify(name.text)}`);
}

/** A port may be meant by its number; endpoints know it by its name. */
function portNameOf({ spec }: corev1.Service, { name, port }: ProxyName): string {
  if (!/^-?\d+$/.test(port)) return port;
  const found = spec.ports?.find((one) => one.port === Number(port));
  if (found) return found.name ?? "";
  throw newServiceUnavailable(`no service port ${Number(port)} found for service ${JSON.stringify(name)}`);
}

/** Only pods are proxied to, and only while they have the address. */
function podOf(
  { addresses, targetRef }: discoveryv1.Endpoint,
  namespace: string,
  { cache }: ApiContext,
): corev1.Pod | undefined {
  if (targetRef?.kind !== "Pod") return undefined;
  const key = { group: "", resource: "pods", namespace, name: targetRef.name ?? "" };
  const pod = cache.get(key)?.object as corev1.Pod | undefined; // of that resource
  return pod && addresses.includes(pod.status.podIP ?? "") ? pod : undefined;
}

async function findNode(asked: ResourceRequest, name: ProxyName, context: ApiContext): Promise<Backend> {
  const { metadata, status } = await objectAt<corev1.Node>(asked, context);
  const kubeletPort = status.daemonEndpoints?.kubeletEndpoint?.Port;
  const own = name.port === "" || name.port === String(kubeletPort);
  const address = status.addresses?.find(({ type }) => type === "InternalIP")?.address;
  if (!own && address === undefined)
    throw newInternalError(new Error("no preferred addresses found; known addresses: []"));
  const port = own ? undefined : portNumber(name.port);
  return {
    node: metadata.name ?? "",
    pod: undefined,
    port,
    secure: port !== undefined && name.scheme === "https",
    host: `${address ?? name.name}:${port ?? kubeletPort ?? 10_250}`,
  };
}

function backendOf(pod: corev1.Pod, scheme: string, port: number): Backend {
  const { name = "", namespace = "", uid = "" } = pod.metadata;
  return {
    node: pod.spec.nodeName ?? "",
    pod: { namespace, name, uid },
    port,
    secure: scheme === "https",
    host: `${pod.status.podIP ?? ""}:${port}`,
  };
}

/** Go knows these two names wherever it dials. */
const wellKnown: Readonly<Record<string, number>> = { http: 80, https: 443 };

function portNumber(text: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : (wellKnown[text] ?? NaN);
  if (port >= 1 && port <= 65_535) return port;
  throw unreachable(`dial tcp: address ${text}: ${Number.isNaN(port) ? "unknown" : "invalid"} port`);
}

/** What a client of a proxy is told when the backend does not answer. */
export function unreachable(why: string): StatusError {
  return newServiceUnavailable(`error trying to reach service: ${why}`);
}
