/** kube-controller-manager: makes the cluster as its objects say. */
import { enableCompileCache } from "node:module";
enableCompileCache();
const { runComponent } = await import("@kubets/component-base");
const { controllerManagerFlags } = await import("./flags.ts");
const { runKubeControllerManager } = await import("./app.ts");

await runComponent({
  name: "kube-controller-manager",
  description: "Makes the cluster as its objects say",
  flags: controllerManagerFlags,
  run: runKubeControllerManager,
});
