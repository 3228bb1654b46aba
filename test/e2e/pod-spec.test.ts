import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";
import { PodProbe, shellPod } from "../framework/pods.ts";

let cluster: TestCluster;
let kubectl: Kubectl;
let pods: PodProbe;
const hostFolder = mkdtempSync(join(tmpdir(), "kubets-host-"));

beforeAll(async () => {
  cluster = await TestCluster.up();
  kubectl = cluster.kubectl();
  pods = new PodProbe(cluster, kubectl);
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
  rmSync(hostFolder, { recursive: true, force: true });
});

describe("volumes and variables", () => {
  const sources = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {colour: blue}
---
apiVersion: v1
kind: Secret
metadata: {name: keys}
stringData: {door: open}
---`;
  const consumer = `
apiVersion: v1
kind: Pod
metadata: {name: consumer, labels: {tier: web}}
spec:
  terminationGracePeriodSeconds: 1
  volumes:
    - {name: settings, configMap: {name: settings}}
    - {name: keys, secret: {secretName: keys, defaultMode: 0400}}
    - {name: shared, emptyDir: {}}
    - {name: self, downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}}
    - {name: made, hostPath: {path: ${hostFolder}/made/here, type: DirectoryOrCreate}}
    - name: all
      projected:
        sources:
          - configMap: {name: settings, items: [{key: colour, path: deep/colour}]}
          - secret: {name: keys}
          - downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}]}
          - serviceAccountToken: {path: token, expirationSeconds: 600}
  containers:
    - name: writer
      image: busybox
      command: [sh, -c, "echo from the writer > /shared/note; echo made > /made/file; exec sleep 4406"]
      resources: {requests: {cpu: 10m, memory: 16Mi}}
      env:
        - {name: PLAIN, value: "$(POD) $$(POD)"}
        - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
        - {name: AFTER, value: "after $(POD)"}
        - {name: IP, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
        - {name: NODE, valueFrom: {fieldRef: {fieldPath: spec.nodeName}}}
        - {name: TIER, valueFrom: {fieldRef: {fieldPath: "metadata.labels['tier']"}}}
        - {name: CPU, valueFrom: {resourceFieldRef: {resource: requests.cpu, divisor: 1m}}}
        - {name: MEMORY, valueFrom: {resourceFieldRef: {resource: requests.memory}}}
        - {name: COLOUR, valueFrom: {configMapKeyRef: {name: settings, key: colour}}}
        - {name: NOTHING, valueFrom: {configMapKeyRef: {name: nothing, key: x, optional: true}}}
        - {name: DOOR, valueFrom: {secretKeyRef: {name: keys, key: door}}}
      envFrom:
        - {prefix: SET_, configMapRef: {name: settings}}
        - {secretRef: {name: keys}}
      volumeMounts:
        - {name: settings, mountPath: /settings}
        - {name: keys, mountPath: /keys}
        - {name: shared, mountPath: /shared}
        - {name: self, mountPath: /self}
        - {name: made, mountPath: /made}
        - {name: all, mountPath: /all}
    - name: reader
      image: busybox
      command: [sh, -c, "until cat /other/note; do sleep 0.1; done 2>/dev/null; exec sleep 4406"]
      volumeMounts: [{name: shared, mountPath: /other}]
`;
  const inWriter = async (script: string): Promise<string> =>
    await kubectl.ok("exec", "consumer", "-c", "writer", "--", "sh", "-c", script);

  beforeAll(async () => {
    await pods.apply(sources + consumer);
    await kubectl.ok("wait", "--for=condition=Ready", "pod/consumer", "--timeout=20s");
  });
  afterAll(async () => {
    await kubectl.ok("delete", "pod", "consumer", "--now");
    // What the node's owner has there is not the pod's to remove.
    expect(readFileSync(join(hostFolder, "made/here/file"), "utf8")).toBe("made\n");
  });

  it("gives variables from all sources", async () => {
    const { spec, status } = await kubectl.json<corev1.Pod>("get", "pod", "consumer");
    const lines = (await inWriter("env")).split("\n");
    const expected = {
      PLAIN: "$(POD) $(POD)",
      POD: "consumer",
      AFTER: "after consumer",
      IP: status.podIP,
      NODE: spec.nodeName,
      TIER: "web",
      CPU: "10",
      MEMORY: "16777216",
      COLOUR: "blue",
      DOOR: "open",
      SET_colour: "blue",
      door: "open",
      KUBERNETES_SERVICE_PORT: "443",
    };
    for (const [name, value] of Object.entries(expected)) expect(lines).toContain(`${name}=${value}`);
    expect(lines.filter((line) => line.startsWith("NOTHING="))).toEqual([]);
  });

  it("mounts volumes of all kinds, and shares one between containers", async () => {
    expect(await inWriter("cat /settings/colour /keys/door /self/labels /all/name")).toBe(
      'blueopentier="web"consumer',
    );
    expect(await inWriter("cat /all/deep/colour; ls /all; stat -L -c %a /keys/door")).toBe(
      "bluedeep\ndoor\nname\ntoken\n400",
    );
    await eventually(
      async () => expect(await kubectl.ok("logs", "consumer", "-c", "reader")).toBe("from the writer"),
      { withinMs: 5_000, what: "the other container reads it" },
    );
  });

  it("shows changes of a ConfigMap, a Secret and of labels to a running pod", async () => {
    await kubectl.ok("patch", "configmap", "settings", "-p", '{"data":{"colour":"green"}}');
    await kubectl.ok("patch", "secret", "keys", "-p", '{"stringData":{"door":"shut"}}');
    // Otherwise they come with the next sync, within a minute: a change of the pod itself calls for one at once.
    await kubectl.ok("label", "pod", "consumer", "tier=data", "--overwrite");
    await eventually(
      async () =>
        expect(
          await inWriter("cat /settings/colour /keys/door /self/labels /all/deep/colour /all/door"),
        ).toBe('greenshuttier="data"greenshut'),
      { withinMs: 10_000, what: "new contents" },
    );
    expect((await pods.container("consumer"))?.restartCount).toBe(0);
  });

  it("says why a pod cannot have its volume or its variable", async () => {
    const hostPath = (name: string, path: string, type: string): string =>
      shellPod(name, "sleep 4406", {
        spec: `volumes: [{name: h, hostPath: {path: ${path}, type: ${type}}}]`,
        container: "volumeMounts: [{name: h, mountPath: /h}]",
      });
    const missing = join(hostFolder, "missing");
    await pods.apply(
      hostPath("no-folder", missing, "Directory") +
        hostPath("no-file", hostFolder, "File") +
        shellPod("no-map", "sleep 4406", { container: "envFrom: [{configMapRef: {name: nowhere}}]" }),
    );
    const expected = {
      "no-folder": `Warning FailedMount MountVolume.SetUp failed for volume "h" : hostPath type check failed: ${missing} is not a directory`,
      "no-file": `Warning FailedMount MountVolume.SetUp failed for volume "h" : hostPath type check failed: ${hostFolder} is not a file`,
      "no-map": 'Warning Failed Error: configmap "nowhere" not found',
    };
    for (const [name, event] of Object.entries(expected)) {
      await eventually(async () => expect(await pods.events(name)).toContain(event), {
        withinMs: 10_000,
        what: name,
      });
    }
    expect(await kubectl.ok("get", "pod", "no-map", "--no-headers")).toContain("CreateContainerConfigError");
    expect(existsSync(missing)).toBe(false);
    await kubectl.ok("delete", "pod", ...Object.keys(expected), "--now");
  });
});

describe("probes", () => {
  const probed = (name: string, container: string, script = "sleep 4407"): string =>
    shellPod(name, script, { container });

  it("restart a container whose liveness is gone", async () => {
    const every = "periodSeconds: 1, failureThreshold: 1";
    await pods.apply(
      probed(
        "live-exec",
        `livenessProbe: {exec: {command: [cat, /tmp/alive]}, ${every}}`,
        "touch /tmp/alive; sleep 1; rm /tmp/alive; sleep 4407",
      ) +
        probed("live-tcp", `livenessProbe: {tcpSocket: {port: 9}, ${every}}`) +
        probed("live-http", `livenessProbe: {httpGet: {port: 9, path: /}, ${every}}`) +
        probed("live-start", `startupProbe: {exec: {command: ["false"]}, ${every}}`),
    );
    for (const name of ["live-exec", "live-tcp", "live-http", "live-start"]) {
      const kind = name === "live-start" ? "startup" : "liveness";
      await eventually(
        async () => {
          expect((await pods.container(name))?.restartCount).toBeGreaterThan(0);
          const events = await pods.events(name);
          expect(events).toContain(`Normal Killing Container main failed ${kind} probe, will be restarted`);
          expect(events.join("\n")).toMatch(/^Warning Unhealthy (Liveness|Startup) probe failed: /m);
        },
        { withinMs: 15_000, what: name },
      );
    }
    // Killed by its probe again and again, it has to wait as one that ends by itself.
    await eventually(
      async () => expect((await pods.container("live-tcp"))?.state.waiting?.reason).toBe("CrashLoopBackOff"),
      { withinMs: 15_000, what: "back-off" },
    );
    await kubectl.ok("delete", "pod", "live-exec", "live-tcp", "live-http", "live-start", "--now");
  });

  it("keep a container from being ready", async () => {
    await pods.apply(
      probed(
        "late",
        `startupProbe: {exec: {command: [test, -f, /tmp/up]}, periodSeconds: 1, failureThreshold: 20}
      readinessProbe: {exec: {command: [test, -f, /tmp/ready]}, periodSeconds: 1}`,
      ) +
        probed(
          "slow",
          'readinessProbe: {exec: {command: [sleep, "4408"]}, periodSeconds: 2, timeoutSeconds: 1}',
        ) +
        shellPod("web", "", {
          image: "nginx",
          container: `readinessProbe: {httpGet: {port: 80, path: /not-there}, periodSeconds: 1}
      startupProbe: {tcpSocket: {port: 80}, periodSeconds: 1, failureThreshold: 20}`,
        }),
    );
    const flags = async (name: string): Promise<unknown> => {
      const status = await pods.container(name);
      return { started: status?.started, ready: status?.ready, restarts: status?.restartCount };
    };
    const becomes = async (name: string, started: boolean, ready: boolean): Promise<void> =>
      await eventually(async () => expect(await flags(name)).toEqual({ started, ready, restarts: 0 }), {
        withinMs: 15_000,
        what: `${name}: started ${started}, ready ${ready}`,
      });
    await becomes("late", false, false);
    await kubectl.ok("exec", "late", "--", "touch", "/tmp/up");
    await becomes("late", true, false);
    await kubectl.ok("exec", "late", "--", "touch", "/tmp/ready");
    await becomes("late", true, true);
    await kubectl.ok("exec", "late", "--", "rm", "/tmp/ready");
    await becomes("late", true, false);
    await becomes("web", true, false);
    await eventually(
      async () => {
        expect(await pods.events("web")).toContain(
          "Warning Unhealthy Readiness probe failed: HTTP probe failed with statuscode: 404",
        );
        expect(await pods.events("slow")).toContain(
          'Warning Unhealthy Readiness probe failed: command timed out: "sleep 4408" timed out after 1s',
        );
      },
      { withinMs: 10_000, what: "events" },
    );
    await kubectl.ok("delete", "pod", "late", "slow", "web", "--now");
    expect(pods.running("sleep 4408")).toEqual([]);
  });
});
