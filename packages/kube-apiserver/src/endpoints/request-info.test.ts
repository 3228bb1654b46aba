import { describe, expect, it } from "vitest";
import { parseRequestInfo } from "./request-info.ts";

const rows: [string, string, string, string, string][] = [
  ["list in a namespace", "GET", "/api/v1/namespaces/a/pods", "list", "|v1|pods||a||"],
  ["list everywhere", "GET", "/apis/apps/v1/deployments", "list", "apps|v1|deployments||||"],
  ["watch by query", "GET", "/api/v1/pods?watch=true", "watch", "|v1|pods||||"],
  ["one object, whatever watch says", "GET", "/api/v1/nodes/a?watch=true", "get", "|v1|nodes|||a|"],
  ["watch of one object", "GET", "/api/v1/watch/nodes/a", "watch", "|v1|nodes|||a|"],
  ["watch by legacy path", "GET", "/api/v1/watch/namespaces/a/pods", "watch", "|v1|pods||a||"],
  ["get", "GET", "/api/v1/namespaces/a/pods/b", "get", "|v1|pods||a|b|"],
  ["namespace itself", "GET", "/api/v1/namespaces/a", "get", "|v1|namespaces|||a|"],
  ["namespace finalize", "PUT", "/api/v1/namespaces/a/finalize", "update", "|v1|namespaces|finalize||a|"],
  [
    "status",
    "PATCH",
    "/apis/apps/v1/namespaces/a/deployments/d/status",
    "patch",
    "apps|v1|deployments|status|a|d|",
  ],
  ["exec", "POST", "/api/v1/namespaces/a/pods/b/exec", "connect", "|v1|pods|exec|a|b|"],
  ["proxy with path", "GET", "/api/v1/nodes/n/proxy/stats/x", "connect", "|v1|nodes|proxy||n|stats/x"],
  ["delete many", "DELETE", "/api/v1/namespaces/a/pods", "deletecollection", "|v1|pods||a||"],
  ["escaped name", "GET", "/api/v1/nodes/a%3Ab", "get", "|v1|nodes|||a:b|"],
  ["discovery", "GET", "/apis/apps/v1", "raw", ""],
  ["version", "GET", "/version", "raw", ""],
];

describe("parseRequestInfo", () => {
  it.each(rows)("%s", (_name, method, url, verb, target) => {
    const { pathname, searchParams } = new URL(url, "http://x");
    const info = parseRequestInfo(method, pathname, searchParams);
    const t = info.target;
    const text = t
      ? [t.group, t.version, t.resource, t.subresource, t.namespace, t.name, t.rest].join("|")
      : "";
    expect([info.verb, text]).toEqual([verb, target]);
  });
});
