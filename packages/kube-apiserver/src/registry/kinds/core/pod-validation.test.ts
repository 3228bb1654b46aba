/** Refusals of pods' security, volumes and statuses, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

type Fields = Readonly<Record<string, unknown>>;

function pod(spec: Fields, container: Fields = {}, status?: Fields): TestBody {
  const containers = [{ name: "c", image: "nginx", ...container }];
  const body = { apiVersion: "v1", kind: "Pod", spec: { containers, ...spec } };
  return status ? { ...body, status } : body;
}

const profiles = 'supported values: "Localhost", "RuntimeDefault", "Unconfined"';
const claim = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };

it.each<readonly [string, TestBody, readonly string[]]>([
  [
    "profiles that are incomplete or of unknown types",
    pod(
      { securityContext: { seccompProfile: { type: "Localhost" }, appArmorProfile: { type: "Some" } } },
      { securityContext: { seccompProfile: { type: "Unconfined", localhostProfile: "a" } } },
    ),
    [
      'spec.containers[0].securityContext.seccompProfile.localhostProfile: Invalid value: "a": can only be set when seccomp type is Localhost',
      "spec.securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost",
      `spec.securityContext.appArmorProfile.type: Unsupported value: "Some": ${profiles}`,
    ],
  ],
  [
    "sysctls of the node, and the same one twice",
    pod({
      hostNetwork: true,
      securityContext: {
        sysctls: [
          { name: "net.ipv4.x", value: "1" },
          { name: "kernel.shmall", value: "1" },
          { name: "kernel/shmall", value: "2" },
        ],
      },
    }),
    [
      "spec.securityContext.sysctls[0].name: Invalid value: \"net.ipv4.x\": may not be specified when 'hostNetwork' is true",
      'spec.securityContext.sysctls[2].name: Duplicate value: "kernel/shmall"',
    ],
  ],
  [
    "addresses that are none",
    pod(
      { hostAliases: [{ ip: "a", hostnames: ["h"] }], dnsConfig: { nameservers: ["b"] } },
      { ports: [{ containerPort: 80, hostPort: 80, hostIP: "c" }] },
    ),
    [
      'spec.containers[0].ports[0].hostIP: Invalid value: "c": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      'spec.dnsConfig.nameservers[0]: Invalid value: "b": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      'spec.hostAliases[0].ip: Invalid value: "a": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  [
    "a device that is no claim, where something is mounted",
    pod(
      { volumes: [{ name: "v", emptyDir: {} }] },
      {
        volumeMounts: [{ name: "v", mountPath: "/x", recursiveReadOnly: "Enabled" }],
        volumeDevices: [{ name: "v", devicePath: "/x" }],
      },
    ),
    [
      'spec.containers[0].volumeMounts[0].mountPath: Invalid value: "/x": must not already exist as a path in volumeDevices',
      "spec.containers[0].volumeMounts[0].recursiveReadOnly: Forbidden: may only be specified when readOnly is true",
      'spec.containers[0].volumeDevices[0].name: Invalid value: "v": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      'spec.containers[0].volumeDevices[0].devicePath: Invalid value: "/x": must not already exist as a path in volumeMounts',
    ],
  ],
  [
    "a volume that two sources write to",
    pod({
      volumes: [
        {
          name: "v",
          projected: {
            sources: [
              { configMap: { name: "m", items: [{ key: "k", path: "file" }] } },
              { secret: { name: "s", items: [{ key: "k", path: "file" }] } },
            ],
          },
        },
      ],
    }),
    ['spec.volumes[0].projected.sources[1].secret: Invalid value: "file": conflicting duplicate paths'],
  ],
  [
    "a claim template without a size",
    pod({
      volumes: [
        { name: "v", ephemeral: { volumeClaimTemplate: { spec: { ...claim, resources: {} } } } },
        { name: "w", ephemeral: { volumeClaimTemplate: { spec: claim } } },
      ],
    }),
    ["spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value"],
  ],
  [
    "two policies of resizing the same resource",
    pod(
      {},
      {
        resizePolicy: [
          { resourceName: "cpu", restartPolicy: "NotRequired" },
          { resourceName: "cpu", restartPolicy: "Sometimes" },
        ],
      },
    ),
    [
      'spec.containers[0].resizePolicy[1]: Duplicate value: "cpu"',
      'spec.containers[0].resizePolicy[1].restartPolicy: Unsupported value: "Sometimes": supported values: "NotRequired", "RestartContainer"',
    ],
  ],
])("refuses %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

function reported(restartPolicy: string, state: Fields): TestBody {
  const status = { name: "c", state, lastState: {}, ready: false, restartCount: 0, image: "", imageID: "" };
  return pod({ restartPolicy }, {}, { containerStatuses: [status] });
}

const failed = { terminated: { exitCode: 1 } };
const succeeded = { terminated: { exitCode: 0 } };
const running = { running: { startedAt: "2026-01-01T00:00:00Z" } };
const noReturn =
  "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state";

it.each<readonly [string, string, Fields, readonly string[]]>([
  ["comes back when it always may", "Always", succeeded, []],
  ["comes back after a failure when it may", "OnFailure", failed, []],
  ["does not come back after a success", "OnFailure", succeeded, [noReturn]],
  ["never comes back", "Never", failed, [noReturn]],
])("a container that ended %s", (_, policy, ended, errors) => {
  const before = reported(policy, ended);
  const after = reported(policy, running);
  expect(statusErrors(before, after)).toEqual(errors);
});

it("the names and addresses in a status are checked", () => {
  const after = pod({}, {}, { nominatedNodeName: "A", podIPs: [{ ip: "x" }], conditions: [{ type: "a b" }] });
  expect(statusErrors(pod({}), after).map((text) => text.slice(0, text.indexOf(":")))).toEqual([
    "status.conditions[0].Type",
    "status.nominatedNodeName",
    "status.podIPs[0]",
  ]);
});

function statusErrors(before: TestBody, after: TestBody): readonly string[] {
  return updateErrors(before, after, "status");
}
