import { arch, platform } from "node:os";
import { healthText, version } from "@kubets/component-base";
import type { Health, Metrics } from "@kubets/component-base";
import { newPageNotFound } from "@kubets/apimachinery";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { ApiResponse } from "../endpoints/api-request.ts";

/** `/version`, in the form of version.Info. */
export function versionHandler(options: { readonly runtimeVersion: string }): RawHandler {
  const info = {
    major: version.major,
    minor: version.minor,
    emulationMajor: version.major,
    emulationMinor: version.minor,
    minCompatibilityMajor: version.major,
    minCompatibilityMinor: version.minCompatibilityMinor,
    gitVersion: version.gitVersion,
    gitCommit: "",
    gitTreeState: "",
    // What Kubernetes says of a build without a date.
    buildDate: "1970-01-01T00:00:00Z",
    goVersion: options.runtimeVersion,
    compiler: "node",
    platform: `${platform()}/${goArchitecture()}`,
  };
  const body = Buffer.from(JSON.stringify(info, null, 2));
  return async ({ path }) =>
    path === "/version" || path === "/version/"
      ? { kind: "bytes", code: 200, contentType: "application/json", body }
      : undefined;
}

/** Clients and node selectors know Go's names. */
function goArchitecture(): string {
  const names: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
  return names[arch()] ?? arch();
}

/** `/healthz`, `/livez`, `/readyz`, each check under its own path, `?verbose` and `?exclude=`. */
export function healthHandler(health: Health): RawHandler {
  return async ({ path, query }) => {
    const [, endpoint = "", check, ...more] = path.replace(/\/$/, "").split("/");
    if (endpoint !== "healthz" && endpoint !== "livez" && endpoint !== "readyz") return undefined;
    const all = health.results(endpoint === "readyz" ? "readyz" : "livez");
    const excluded = new Set(query.getAll("exclude"));
    const asked =
      check === undefined
        ? all.filter(({ name }) => !excluded.has(name))
        : all.filter(({ name }) => name === check);
    if (more.length > 0 || (check !== undefined && asked.length === 0)) throw newPageNotFound();
    const { code, text } = healthText(endpoint, asked, query.has("verbose"));
    return plain(code, text);
  };
}

/** `/metrics`, for Prometheus. */
export function metricsHandler(metrics: Metrics): RawHandler {
  return async ({ path }) => {
    if (path !== "/metrics") return undefined;
    return {
      kind: "bytes",
      code: 200,
      contentType: metrics.contentType,
      body: Buffer.from(await metrics.text()),
    };
  };
}

/** `/`: the paths there are. */
export function rootHandler(paths: readonly string[]): RawHandler {
  const body = Buffer.from(JSON.stringify({ paths: paths.toSorted() }, null, 2));
  return async ({ path }) =>
    path === "/" ? { kind: "bytes", code: 200, contentType: "application/json", body } : undefined;
}

function plain(code: number, text: string): ApiResponse {
  return {
    kind: "bytes",
    code,
    contentType: "text/plain; charset=utf-8",
    body: Buffer.from(text),
    headers: { "X-Content-Type-Options": "nosniff" },
  };
}
