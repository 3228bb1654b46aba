import { describe, expect, it } from "vitest";
import { formatImageReference, parseImageReference } from "./reference.ts";

const digest = `sha256:${"a".repeat(64)}`;

describe("image references", () => {
  it.each([
    { text: "nginx", full: "docker.io/library/nginx:latest" },
    { text: "nginx:1.25", full: "docker.io/library/nginx:1.25" },
    { text: "library/nginx", full: "docker.io/library/nginx:latest" },
    { text: "kicbase/echo-server:1.0", full: "docker.io/kicbase/echo-server:1.0" },
    { text: "docker.io/nginx", full: "docker.io/library/nginx:latest" },
    { text: "registry.k8s.io/pause:3.10", full: "registry.k8s.io/pause:3.10" },
    { text: "hub.example.com/nginx", full: "hub.example.com/nginx:latest" },
    { text: "localhost/x", full: "localhost/x:latest" },
    { text: "localhost:5000/team/app:v1", full: "localhost:5000/team/app:v1" },
    { text: "gcr.io/google_samples/gb-frontend:v3", full: "gcr.io/google_samples/gb-frontend:v3" },
    { text: `nginx@${digest}`, full: `docker.io/library/nginx@${digest}` },
    { text: `nginx:1.25@${digest}`, full: `docker.io/library/nginx:1.25@${digest}` },
    { text: "a/b/c-d__e.f", full: "docker.io/a/b/c-d__e.f:latest" },
  ])("reads $text", ({ text, full }) => {
    const reference = parseImageReference(text);
    expect(reference && formatImageReference(reference)).toBe(full);
  });

  it.each([
    "",
    "Nginx",
    "nginx:",
    "nginx:-x",
    "-nginx",
    "a//b",
    "nginx@sha256:abc",
    "nginx latest",
    "a_-b",
    "http://x/y",
  ])("refuses %j", (text) => {
    expect(parseImageReference(text)).toBeUndefined();
  });
});
