/** kube-proxy: makes services reachable on this node. See docs/architecture.md, "Addresses in loopback mode". */
import { enableCompileCache } from "node:module";
enableCompileCache();
const { natsFlags, runComponent, stringFlag } = await import("@kubets/component-base");
const { runKubeProxy } = await import("./app.ts");

await runComponent({
  name: "kube-proxy",
  description: "Relays connections to services to their endpoints",
  flags: {
    ...natsFlags,
    "hostname-override": stringFlag({ description: "name of this node in the API" }),
    "node-ip": stringFlag({ description: "address of this node, where NodePorts answer" }),
    "cluster-cidr": stringFlag({ description: "addresses of pods", default: "" }),
  },
  run: runKubeProxy,
});
