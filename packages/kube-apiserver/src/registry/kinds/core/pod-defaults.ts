/** Defaults of pods and pod templates (pkg/apis/core/v1/defaults.go, v1.36). */
import type { corev1 } from "@kubets/api";
import { podRequests } from "@kubets/apimachinery";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import { defaultPullPolicy } from "./image-name.ts";
import { defaultFieldRef, defaultVolume } from "./volume-defaults.ts";

export function defaultPod(pod: corev1.Pod): corev1.Pod {
  return change(pod, { spec: defaultWholePodSpec(defaultPodSpec(pod.spec)) });
}

export function defaultPodTemplate(template: corev1.PodTemplateSpec): corev1.PodTemplateSpec {
  return change(template, { spec: defaultPodSpec(template.spec) });
}

/** What pods and templates have in common. */
function defaultPodSpec(spec: corev1.PodSpec): corev1.PodSpec {
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  const filled = fill(spec, {
    dnsPolicy: "ClusterFirst",
    restartPolicy: "Always",
    securityContext: {},
    terminationGracePeriodSeconds: 30,
    schedulerName: "default-scheduler",
  });
  return change(filled, {
    ...(account === undefined ? {} : { serviceAccountName: account, serviceAccount: account }),
    volumes: mapList(spec.volumes, defaultVolume),
    initContainers: mapList(spec.initContainers, defaultContainer),
    // A body without containers is refused later, by name.
    containers: mapList<corev1.Container>(spec.containers ?? [], defaultContainer),
    ephemeralContainers: mapList(spec.ephemeralContainers, defaultContainer),
  });
}

function defaultContainer<C extends corev1.Container>(container: C): C {
  const filled: corev1.Container = fill<corev1.Container>(container, {
    imagePullPolicy: defaultPullPolicy(container.image),
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  });
  const changed = change<corev1.Container>(filled, {
    ports: mapList(container.ports, (port) => fill(port, { protocol: "TCP" })),
    env: mapList(container.env, defaultEnv),
    livenessProbe: mapOptional(container.livenessProbe, defaultProbe),
    readinessProbe: mapOptional(container.readinessProbe, defaultProbe),
    startupProbe: mapOptional(container.startupProbe, defaultProbe),
    lifecycle: mapOptional(container.lifecycle, (lifecycle) =>
      change(lifecycle, {
        postStart: mapOptional(lifecycle.postStart, defaultHandler),
        preStop: mapOptional(lifecycle.preStop, defaultHandler),
      }),
    ),
  });
  return changed as C; // container, with some of a container's fields added
}

function defaultEnv(variable: corev1.EnvVar): corev1.EnvVar {
  return change(variable, {
    valueFrom: mapOptional(variable.valueFrom, (source) =>
      change(source, { fieldRef: mapOptional(source.fieldRef, defaultFieldRef) }),
    ),
  });
}

function defaultProbe(probe: corev1.Probe): corev1.Probe {
  const filled = fill(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return change(filled, {
    httpGet: mapOptional(probe.httpGet, defaultHttpGet),
    grpc: mapOptional(probe.grpc, (grpc) =>
      typeof grpc.service === "string" ? grpc : { ...grpc, service: "" },
    ),
  });
}

function defaultHandler(handler: corev1.LifecycleHandler): corev1.LifecycleHandler {
  return change(handler, { httpGet: mapOptional(handler.httpGet, defaultHttpGet) });
}

function defaultHttpGet(action: corev1.HTTPGetAction): corev1.HTTPGetAction {
  return fill(action, { path: "/", scheme: "HTTP" });
}

/** What only pods get, not their templates. */
function defaultWholePodSpec(spec: corev1.PodSpec): corev1.PodSpec {
  const requested = change(spec, {
    containers: mapList(spec.containers, requestLimits),
    initContainers: mapList(spec.initContainers, requestLimits),
  });
  const filled = fill(requested, { enableServiceLinks: true });
  const withPodRequests = change(filled, { resources: defaultPodResources(filled) });
  if (spec.hostNetwork !== true) return withPodRequests;
  return change(withPodRequests, {
    containers: mapList(withPodRequests.containers, publishPorts),
    initContainers: mapList(withPodRequests.initContainers, publishPorts),
  });
}

/** A limit without a request is requested in full. */
function requestLimits(container: corev1.Container): corev1.Container {
  const { limits, requests } = container.resources ?? {};
  if (limits === undefined) return container;
  const missing = Object.keys(limits).filter((name) => requests?.[name] === undefined);
  if (missing.length === 0) return container;
  const added = Object.fromEntries(missing.map((name) => [name, limits[name] ?? ""]));
  return { ...container, resources: { ...container.resources, requests: { ...requests, ...added } } };
}

/** Pod-level requests: what the containers request, or else the pod's limit. */
function defaultPodResources(spec: corev1.PodSpec): corev1.ResourceRequirements | undefined {
  const { resources } = spec;
  const limits = Object.entries(resources?.limits ?? {});
  if (resources === undefined || limits.length === 0) return resources;
  const { resources: _own, overhead: _overhead, ...containersOnly } = spec;
  const requested = new Map<string, string>();
  for (const [name, amount] of podRequests(containersOnly)) {
    if (name === "cpu" || name === "memory") requested.set(name, amount.toString());
  }
  for (const [name, limit] of limits) if (!requested.has(name)) requested.set(name, limit);
  for (const [name, amount] of Object.entries(resources.requests ?? {})) requested.set(name, amount);
  return { ...resources, requests: Object.fromEntries(requested) };
}

/** With the host's network every port is the host's port. */
function publishPorts(container: corev1.Container): corev1.Container {
  return change(container, {
    ports: mapList(container.ports, (port) => fill(port, { hostPort: port.containerPort })),
  });
}
