import { describe, expect, it } from "vitest";
import { withContainerNames } from "./tar-names.ts";

const mappings = [{ containerPath: "/tmp", hostPath: "/root.d/c1/tmp" }];

describe("withContainerNames", () => {
  it.each([
    {
      name: "tells tar the container's names",
      command: ["tar", "cf", "-", "/root.d/c1/tmp/a"],
      result: ["tar", "cf", "-", "--transform=s|^root\\.d/c1/tmp|tmp|", "/root.d/c1/tmp/a"],
    },
    {
      name: "leaves paths that are not mapped",
      command: ["tar", "cf", "-", "/etc/hosts"],
      result: undefined,
    },
    { name: "leaves extraction", command: ["tar", "xmf", "-", "-C", "/root.d/c1/tmp"], result: undefined },
    { name: "leaves other programs", command: ["cat", "cf", "-", "/root.d/c1/tmp/a"], result: undefined },
  ])("$name", ({ command, result }) => {
    expect(withContainerNames(command, mappings)).toEqual(result ?? command);
  });
});
