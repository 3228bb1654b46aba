import { describe, expect, it } from "vitest";
import { PathMapper } from "./path-mapping.ts";

describe("path mapping", () => {
  const mapper = new PathMapper([
    { containerPath: "/data", hostPath: "/host/volume" },
    { containerPath: "/data/inner", hostPath: "/host/inner" },
    { containerPath: "/etc/config/", hostPath: "/host/config" },
    { containerPath: "/dev/termination-log", hostPath: "/host/log" },
    { containerPath: "/", hostPath: "/host/root" },
  ]);

  it.each([
    { text: "/data", mapped: "/host/volume" },
    { text: "/data/", mapped: "/host/volume/" },
    { text: "/data/x.txt", mapped: "/host/volume/x.txt" },
    { text: "/data/inner/x", mapped: "/host/inner/x" },
    { text: "/data/inner2/x", mapped: "/host/volume/inner2/x" },
    { text: "/database", mapped: "/database" },
    { text: "/srv/data", mapped: "/srv/data" },
    { text: "./data/x", mapped: "./data/x" },
    { text: "http://host/data", mapped: "http://host/data" },
    { text: "--dir=/data", mapped: "--dir=/host/volume" },
    { text: "PATH=/bin:/data/bin:/data", mapped: "PATH=/bin:/host/volume/bin:/host/volume" },
    {
      text: `cat "/data/a" '/etc/config/key' > /dev/termination-log; ls /data`,
      mapped: `cat "/host/volume/a" '/host/config/key' > /host/log; ls /host/volume`,
    },
    { text: "cp /data/a /data/b", mapped: "cp /host/volume/a /host/volume/b" },
    { text: "/", mapped: "/" },
    { text: "/usr/bin/env", mapped: "/usr/bin/env" },
  ])("maps $text", ({ text, mapped }) => {
    expect(mapper.map(text)).toBe(mapped);
  });

  it("takes the later of two mappings of one path", () => {
    const two = new PathMapper([
      { containerPath: "/tmp", hostPath: "/a" },
      { containerPath: "/tmp/", hostPath: "/b" },
    ]);
    expect(two.map("/tmp/x")).toBe("/b/x");
  });

  it("leaves everything alone without mappings", () => {
    expect(new PathMapper([]).mapAll(["/a", "b"])).toEqual(["/a", "b"]);
  });

  it("takes special characters in paths as they are", () => {
    const odd = new PathMapper([{ containerPath: "/a.b+c", hostPath: "/x$&y" }]);
    expect([odd.map("/a.b+c/d"), odd.map("/aXb+c/d")]).toEqual(["/x$&y/d", "/aXb+c/d"]);
  });
});
