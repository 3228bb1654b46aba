import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import type { KubernetesList, corev1 } from "@kubets/api";
import type { ClusterConfig, DataDirectory } from "./cluster-config.ts";

/** The administrator's way to the API for the cluster command itself: a few GETs with the client certificate. */
export class ApiAccess implements Disposable {
  readonly #agent: Agent;
  readonly #port: number;

  /** `port`: of which API server; default: the first. */
  constructor(data: DataDirectory, config: ClusterConfig, port = config.ports.api) {
    const pki = (file: string): Buffer => readFileSync(data.file("pki", file));
    this.#agent = new Agent({
      keepAlive: true,
      ca: pki("ca.crt"),
      cert: pki("admin.crt"),
      key: pki("admin.key"),
    });
    this.#port = port;
  }

  /** Names of the nodes whose Ready condition is True; undefined while the API does not answer. */
  async nodes(): Promise<readonly corev1.Node[] | undefined> {
    const answer = await this.get("/api/v1/nodes");
    // The API's own answer to this path.
    return answer?.code === 200 ? (JSON.parse(answer.text) as KubernetesList<corev1.Node>).items : undefined;
  }

  /** undefined when nobody listens or the connection breaks. */
  get(path: string): Promise<{ readonly code: number; readonly text: string } | undefined> {
    return new Promise((resolve) => {
      const call = request(
        { host: "127.0.0.1", port: this.#port, path, agent: this.#agent, timeout: 5_000 },
        (response) => {
          let text = "";
          response.setEncoding("utf8");
          response.on("data", (chunk: string) => (text += chunk));
          response.once("end", () => resolve({ code: response.statusCode ?? 0, text }));
          response.once("error", () => resolve(undefined));
        },
      );
      // Not up yet, or just going down: the caller asks again.
      call.once("error", () => resolve(undefined));
      call.once("timeout", () => call.destroy());
      call.end();
    });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

export function isReady(node: corev1.Node): boolean {
  return node.status.conditions?.some((each) => each.type === "Ready" && each.status === "True") ?? false;
}
