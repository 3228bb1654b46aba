import { expect, it } from "vitest";
import { proxiedUrl } from "./proxy-links.ts";

const prefix = "/api/v1/namespaces/default/services/web/proxy";
const place = { prefix, host: "10.0.0.7:80", requestHost: "api.example:6443" };

it.each([
  ["/x", `${prefix}/x`],
  ["/x/?q=1#part", `${prefix}/x/?q=1#part`],
  ["/", `${prefix}/`],
  [`${prefix}/x`, `${prefix}/x`],
  ["http://10.0.0.7:80/x", `${prefix}/x`],
  ["//10.0.0.7:80/x", `${prefix}/x`],
  ["https://api.example:6443/x", `https://api.example:6443${prefix}/x`],
  ["http://else.where/x", "http://else.where/x"],
  ["x/y", "x/y"],
  ["../y", "../y"],
  ["?q=1", "?q=1"],
  ["#part", "#part"],
  ["", ""],
  ["mailto:a@b.c", "mailto:a@b.c"],
])("makes of %j %j", (url, expected) => {
  expect(proxiedUrl(url, place)).toBe(expected);
});
