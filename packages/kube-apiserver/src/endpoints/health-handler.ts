import { healthText, version } from "@kubets/component-base";
import type { Health, Metrics } from "@kubets/component-base";
import type { RawHandler } from "./api-context.ts";
import type { ApiResponse } from "./api-request.ts";

/** `/healthz`, `/livez`, `/readyz` (each also with one check's name), `/version` and `/metrics`. */
export function healthHandler(deps: {
  readonly health: Health;
  readonly metrics: Metrics | undefined;
}): RawHandler {
  return async ({ path, query }) => {
    const [, kind = "", check = ""] = path.split("/");
    switch (kind) {
      case "healthz":
      case "livez":
      case "readyz":
        return health(deps.health, kind, check, query);
      case "version":
        return json(versionDocument());
      case "metrics":
        if (!deps.metrics || path !== "/metrics") return undefined;
        return text(200, await deps.metrics.text(), deps.metrics.contentType);
      default:
        return undefined;
    }
  };
}

function health(state: Health, kind: string, check: string, query: URLSearchParams): ApiResponse {
  const excluded = new Set(query.getAll("exclude"));
  const all = state.results(kind === "readyz" ? "readyz" : "livez").filter(({ name }) => !excluded.has(name));
  if (check === "") {
    const { code, text: body } = healthText(kind, all, query.has("verbose"));
    return text(code, body);
  }
  const one = all.find(({ name }) => name === check);
  if (!one) return text(404, "404 page not found\n");
  return one.failure === undefined ? text(200, "ok") : text(500, `internal server error: ${one.failure}\n`);
}

function versionDocument(): Readonly<Record<string, string>> {
  return {
    ...version,
    gitCommit: "",
    gitTreeState: "clean",
    buildDate: "2026-11-20T00:00:00Z",
    goVersion: `node${process.version}`,
    compiler: "node",
    platform: `${process.platform}/${process.arch === "x64" ? "amd64" : process.arch}`,
  };
}

function json(document: unknown): ApiResponse {
  const body = Buffer.from(JSON.stringify(document, null, 2));
  return { kind: "bytes", code: 200, contentType: "application/json", body };
}

function text(code: number, body: string, contentType = "text/plain; charset=utf-8"): ApiResponse {
  return { kind: "bytes", code, contentType, body: Buffer.from(body) };
}
