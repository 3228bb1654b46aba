import { newBadRequest, parseTime } from "@kubets/apimachinery";

/** What of a log is wanted: PodLogOptions of a request, checked. */
export interface LogOptions {
  readonly follow: boolean;
  readonly previous: boolean;
  readonly timestamps: boolean;
  /** Lines from the end; undefined: all. */
  readonly tailLines: number | undefined;
  /** Nothing before this moment, in ms since the epoch. */
  readonly sinceMs: number | undefined;
  readonly limitBytes: number | undefined;
}

/** Throws StatusError for values that make no sense. */
export function parseLogOptions(query: URLSearchParams, nowMs: number): LogOptions {
  const sinceSeconds = integer(query, "sinceSeconds", 1);
  const sinceTime = query.get("sinceTime");
  const sinceTimeMs = sinceTime ? parseTime(sinceTime) : undefined;
  if (sinceTimeMs !== undefined && Number.isNaN(sinceTimeMs)) {
    throw newBadRequest(`unable to decode sinceTime: ${sinceTime ?? ""}`);
  }
  return {
    follow: flag(query, "follow"),
    previous: flag(query, "previous"),
    timestamps: flag(query, "timestamps"),
    tailLines: integer(query, "tailLines", 0),
    sinceMs: sinceSeconds === undefined ? sinceTimeMs : nowMs - sinceSeconds * 1000,
    limitBytes: integer(query, "limitBytes", 1),
  };
}

/** As Kubernetes reads booleans in queries: there and not false. */
export function flag(query: URLSearchParams, name: string): boolean {
  const value = query.get(name);
  return value !== null && !["false", "0"].includes(value.toLowerCase());
}

function integer(query: URLSearchParams, name: string, least: number): number | undefined {
  const text = query.get(name);
  if (text === null || text === "") return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) {
    throw newBadRequest(`${name} must be a whole number of at least ${least}, not ${text}`);
  }
  return value;
}
