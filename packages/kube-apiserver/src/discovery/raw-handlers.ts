import type { ResourceType } from "@kubets/api";
import type { Health, Metrics } from "@kubets/component-base";
import type { RawHandler } from "../endpoints/api-context.ts";
import { createOpenApiHandler, openApiPaths } from "../openapi/index.ts";
import { discoveryHandler } from "./discovery-handler.ts";
import { groupsOf } from "./api-groups.ts";
import { healthHandler, metricsHandler, rootHandler, versionHandler } from "./server-info.ts";

export interface ServerInfo {
  readonly types: readonly ResourceType[];
  /** Where clients reach the server: `host:port`. */
  readonly serverAddress: string;
  readonly health: Health;
  readonly metrics: Metrics;
  /** What runs the server, e.g. `node24.21.0`. */
  readonly runtimeVersion: string;
}

/** What the server says about itself, behind both fronts. */
export function serverInfoHandlers(info: ServerInfo): readonly RawHandler[] {
  return [
    discoveryHandler(info),
    createOpenApiHandler(info),
    versionHandler(info),
    healthHandler(info.health),
    metricsHandler(info.metrics),
    rootHandler([
      ...discoveryPaths(info.types),
      ...openApiPaths,
      "/healthz",
      "/livez",
      "/metrics",
      "/readyz",
      "/version",
    ]),
  ];
}

function discoveryPaths(types: readonly ResourceType[]): readonly string[] {
  const paths = ["/api", "/apis"];
  for (const { name, versions } of groupsOf(types)) {
    const root = name === "" ? "/api" : `/apis/${name}`;
    if (name !== "") paths.push(root);
    paths.push(...versions.map(({ version }) => `${root}/${version}`));
  }
  return paths;
}
