import { enableCompileCache } from "node:module";
enableCompileCache();

const { durationFlag, lifelineFd, listFlag, lowestPort, natsFlags, runComponent, stringFlag } =
  await import("@kubets/component-base");
const { runKubelet } = await import("./app.ts");

await runComponent({
  name: "kubelet",
  description: "Runs the pods of one node through its container runtime.",
  flags: {
    ...natsFlags,
    "hostname-override": stringFlag({ description: "name of the node" }),
    "root-dir": stringFlag({ description: "directory of pods, volumes and logs" }),
    "node-ip": stringFlag({ description: "address of the node" }),
    "container-runtime-endpoint": stringFlag({ description: "socket of the runtime, unix:///path" }),
    "image-dir": stringFlag({ default: "", description: "directory of imported images" }),
    "node-labels": listFlag({ default: [], description: "labels to register the node with, key=value" }),
    "register-with-taints": listFlag({
      default: [],
      description: "taints to register the node with, key=value:Effect",
    }),
    "node-status-update-frequency": durationFlag({
      default: 10_000,
      description: "how often the node's status is looked at",
    }),
    "node-lease-renew-interval": durationFlag({
      default: 10_000,
      description: "how often the node's Lease is renewed",
    }),
    "node-lease-duration": durationFlag({
      default: 40_000,
      description: "how long a renewal of the node's Lease is good for",
    }),
  },
  run: (context) =>
    runKubelet(context, {
      nodePath: process.execPath,
      nodeFlags: process.execArgv,
      env: process.env,
      lifelineFd: lifelineFd(process.env),
      mayBindLowPorts: lowestPort() === 1,
    }),
});
