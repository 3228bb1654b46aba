import { completeMessage } from "@kubets/cri";
import type { ContainerConfig, Init, PodSandboxConfig } from "@kubets/cri";
import { describe, expect, it } from "vitest";
import { parseImageDescriptor } from "../image/image-descriptor.ts";
import type { ContainerContext } from "./isolation.ts";
import { NoIsolation } from "./no-isolation.ts";

const isolation = new NoIsolation({
  rootDir: "/tmp/cluster/runtime",
  searchPath: "/usr/bin:/bin",
  nodePath: process.execPath,
  imagesDir: "/tmp/repository/images",
  cacheDir: "/tmp/cache",
  uid: 1000,
});

const rootfs = "/tmp/cluster/runtime/containers/c/rootfs";

function contextOf(config: Init<ContainerConfig>, image: object = {}): ContainerContext {
  // The codec fills in what a message leaves out.
  return {
    containerId: "c",
    config: completeMessage("ContainerConfig", config) as ContainerConfig,
    sandbox: {
      config: completeMessage("PodSandboxConfig", { hostname: "pod-1" }) as PodSandboxConfig,
      ip: "127.10.0.2",
      portMapFile: "/tmp/cluster/runtime/ports/s",
    },
    image: parseImageDescriptor(image, { name: "test", file: "image.json", directory: "/nowhere" }),
    rootfs,
  };
}

describe("isolation none", () => {
  const image = { entrypoint: ["sh", "-c"], cmd: ["echo /srv/x {images}"], directories: ["/srv"] };

  it.each([
    { name: "the image's", config: {}, args: ["-c", `echo ${rootfs}/srv/x /tmp/repository/images`] },
    {
      name: "args in place of cmd",
      config: { args: ["ls /srv {node}"] },
      args: ["-c", `ls ${rootfs}/srv {node}`],
    },
    { name: "command in place of all", config: { command: ["cat", "/tmp/a"] }, args: [`${rootfs}/tmp/a`] },
    { name: "command and args", config: { command: ["cat"], args: ["/etc/x"] }, args: ["/etc/x"] },
  ])("composes the command: $name", ({ config, args }) => {
    const { argv } = isolation.plan(contextOf(config, image));
    expect(argv.slice(1)).toEqual(args);
  });

  it("leaves paths of the host that an image speaks of alone, wherever they lie", () => {
    const { env, argv } = isolation.plan(
      contextOf({}, { cmd: ["{node}", "{images}/x.ts"], env: { CACHE: "{cache}", OWN: "/tmp/x" } }),
    );
    expect(argv).toEqual([process.execPath, "/tmp/repository/images/x.ts"]);
    expect([env["CACHE"], env["OWN"]]).toEqual(["/tmp/cache", `${rootfs}/tmp/x`]);
  });

  it("gives the environment: image, then user, then what marks the container", () => {
    const envs = [
      { key: "A", value: "mine" },
      { key: "FILE", value: "/config/key" },
      { key: "KUBETS_NODE_ROOT", value: "elsewhere" },
    ];
    const mounts = [{ containerPath: "/config", hostPath: "/volumes/config", readonly: true }];
    const config = { command: ["true"], envs, mounts };
    const { env, cwd } = isolation.plan(contextOf(config, { env: { A: "image", B: "image" } }));
    expect(env).toMatchObject({
      A: "mine",
      B: "image",
      FILE: "/volumes/config/key",
      HOSTNAME: "pod-1",
      HOME: rootfs,
      KUBETS_NODE_ROOT: "/tmp/cluster/runtime",
      KUBETS_CONTAINER_ID: "c",
      KUBETS_POD_IP: "127.10.0.2",
    });
    expect(JSON.parse(env["KUBETS_MOUNTS"] ?? "")).toEqual(mounts);
    expect(cwd).toBe(rootfs);
  });

  it("says what it cannot do", () => {
    const config = {
      mounts: [{ containerPath: "/a", hostPath: "/b", readonly: true }],
      linux: {
        resources: { cpuQuota: 1000, memoryLimitInBytes: 1 },
        securityContext: {
          readonlyRootfs: true,
          runAsUser: { value: 5 },
          supplementalGroups: [1],
          capabilities: { addCapabilities: ["NET_ADMIN"], dropCapabilities: ["ALL"] },
        },
      },
    };
    expect(isolation.notHonoured(contextOf(config).config)).toEqual([
      ...[
        "readOnlyRootFilesystem",
        "capabilities.add (NET_ADMIN)",
        "capabilities.drop (ALL)",
        "runAsUser (5)",
      ],
      ...["supplementalGroups", "readOnly volume mounts", "limits.cpu", "limits.memory"],
    ]);
    expect(isolation.notHonoured(contextOf({}).config)).toEqual([]);
  });
});
