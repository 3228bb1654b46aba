import { mkdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { corev1 } from "@kubets/api";
import type { Init, Mount } from "@kubets/cri";
import { ContainerConfigError } from "../config/config-source.ts";
import { expand } from "../config/expansion.ts";
import { isMissing } from "./atomic-writer.ts";

const propagations = {
  None: "PROPAGATION_PRIVATE",
  HostToContainer: "PROPAGATION_HOST_TO_CONTAINER",
  Bidirectional: "PROPAGATION_BIDIRECTIONAL",
} as const;

/** The mounts of a container's volumes. `hostPaths`: where each volume of the pod is. */
export async function volumeMounts(
  container: corev1.Container,
  hostPaths: ReadonlyMap<string, string>,
  environment: ReadonlyMap<string, string>,
): Promise<Init<Mount>[]> {
  return await Promise.all(
    (container.volumeMounts ?? []).map(async (mount): Promise<Init<Mount>> => {
      const volumePath = hostPaths.get(mount.name);
      if (volumePath === undefined) {
        throw new ContainerConfigError(
          `cannot find volume "${mount.name}" to mount into container "${container.name}"`,
        );
      }
      const subPath = mount.subPathExpr
        ? expandSubPath(mount.subPathExpr, environment)
        : (mount.subPath ?? "");
      return {
        containerPath: mount.mountPath,
        hostPath: subPath === "" ? volumePath : await resolveSubPath(volumePath, subPath),
        readonly: mount.readOnly ?? false,
        propagation: propagations[mount.mountPropagation ?? "None"],
      };
    }),
  );
}

function expandSubPath(expression: string, environment: ReadonlyMap<string, string>): string {
  return expand(expression, (name) => {
    const value = environment.get(name);
    if (value === undefined) {
      throw new ContainerConfigError(
        `failed to expand subPath expression "${expression}": missing value for "${name}"`,
      );
    }
    return value;
  });
}

/** The real path below the volume, made as a directory when it is not there. It may not lead out of the volume. */
async function resolveSubPath(volumePath: string, subPath: string): Promise<string> {
  if (subPath.startsWith("/") || subPath.split("/").includes("..")) {
    throw new ContainerConfigError(
      `failed to prepare subPath for volumeMount: "${subPath}" must be relative and must not contain '..'`,
    );
  }
  const wanted = join(volumePath, subPath);
  if (!(await exists(wanted))) await mkdir(wanted, { recursive: true, mode: 0o750 });
  const [root, real] = await Promise.all([realpath(volumePath), realpath(wanted)]);
  if (real !== root && !real.startsWith(root + sep)) {
    throw new ContainerConfigError(
      `failed to prepare subPath for volumeMount: "${subPath}" leads out of its volume`,
    );
  }
  return real;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (err: unknown) {
    if (isMissing(err)) return false;
    throw err;
  }
}
