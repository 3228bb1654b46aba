import { expect, it } from "vitest";
import { imageName } from "./image-name.ts";

it.each([
  ["nginx", "nginx:latest"],
  ["nginx:1.18", "nginx:1.18"],
  ["hub.example.com/nginx", "hub.example.com/nginx:latest"],
  ["localhost:5000/a/b:v1", "localhost:5000/a/b:v1"],
  [`nginx@sha256:${"a".repeat(64)}`, `nginx@sha256:${"a".repeat(64)}`],
  ["Nginx", undefined],
  ["nginx:", undefined],
  ["", undefined],
  ["a b", undefined],
])("%s is %s", (text, want) => {
  expect(imageName(text)).toBe(want);
});
