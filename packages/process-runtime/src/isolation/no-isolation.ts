/**
 * Isolation `none`: containers are plain processes of the host. They see its file system, its network
 * and its processes; paths of mounts and of the image's own directories are mapped (path-mapping.ts).
 * Each container has a private directory, where it starts, and its own /tmp and /var/log in it.
 */
import { chownSync, copyFileSync, mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { CriError } from "@kubets/cri";
import type { ContainerConfig } from "@kubets/cri";
import { containerIdVariable, nodeRootVariable } from "../process/container-sweep.ts";
import type { ImageDescriptor } from "../image/image-descriptor.ts";
import type { LaunchPlan } from "../container/shim.ts";
import { findExecutable, ownProgram } from "./executable.ts";
import type { ContainerContext, Isolation } from "./isolation.ts";
import { PathMapper } from "./path-mapping.ts";
import type { PathMapping } from "./path-mapping.ts";
import { withContainerNames } from "./tar-names.ts";

/** Programs of different pods write to these; they must not meet there. */
const privateDirectories = ["/tmp", "/var/log"];

export interface NoIsolationOptions {
  /** The runtime's root directory: the marker of its containers' processes. */
  readonly rootDir: string;
  /** The PATH of the host. */
  readonly searchPath: string;
  /** The Node.js that runs the catalog's own servers. */
  readonly nodePath: string;
  /** The catalog's directory. */
  readonly imagesDir: string;
  /** Compiled code of those servers, kept between starts. */
  readonly cacheDir: string;
  /** The user of this process; only root may run a container as somebody else. */
  readonly uid: number;
}

function imageDirectories(image: ImageDescriptor): readonly string[] {
  return image.hostPaths ? [] : [...privateDirectories, ...image.directories];
}

function mappingsOf({ config, image, rootfs }: ContainerContext): PathMapping[] {
  return [
    ...imageDirectories(image).map((path) => ({ containerPath: path, hostPath: join(rootfs, path) })),
    ...config.mounts.map(({ containerPath, hostPath }) => ({ containerPath, hostPath })),
  ];
}

interface ComposedCommand {
  readonly fromImage: readonly string[];
  readonly fromUser: readonly string[];
}

/** The command as Kubernetes composes it: `command` replaces the entrypoint, `args` the image's cmd. */
function composeCommand(config: ContainerConfig, image: ImageDescriptor): ComposedCommand {
  if (config.command.length > 0) return { fromImage: [], fromUser: [...config.command, ...config.args] };
  if (config.args.length > 0) return { fromImage: image.entrypoint, fromUser: config.args };
  return { fromImage: [...image.entrypoint, ...image.cmd], fromUser: [] };
}

export class NoIsolation implements Isolation {
  readonly name = "none";
  readonly #options: NoIsolationOptions;

  constructor(options: NoIsolationOptions) {
    this.#options = options;
  }

  prepare({ config, image, rootfs }: ContainerContext): void {
    mkdirSync(rootfs, { recursive: true });
    for (const path of imageDirectories(image)) mkdirSync(join(rootfs, path), { recursive: true });
    for (const [path, file] of Object.entries(image.files)) {
      copyFileSync(join(image.directory, file), join(rootfs, path));
    }
    const { uid, gid } = this.#user(config);
    if (uid === undefined) return;
    for (const path of ["", ...imageDirectories(image)]) chownSync(join(rootfs, path), uid, gid ?? uid);
  }

  notHonoured(config: ContainerConfig): string[] {
    const context = config.linux?.securityContext;
    const add = context?.capabilities?.addCapabilities ?? [];
    const drop = context?.capabilities?.dropCapabilities ?? [];
    const user = context?.runAsUser?.value;
    const resources = config.linux?.resources;
    const demands: readonly (readonly [boolean, string])[] = [
      [context?.readonlyRootfs === true, "readOnlyRootFilesystem"],
      [add.length > 0, `capabilities.add (${add.join(", ")})`],
      [drop.length > 0, `capabilities.drop (${drop.join(", ")})`],
      [user !== undefined && user !== this.#options.uid && this.#options.uid !== 0, `runAsUser (${user})`],
      [(context?.supplementalGroups.length ?? 0) > 0, "supplementalGroups"],
      [context?.seccomp?.profileType === "Localhost", "seccompProfile"],
      [context?.selinuxOptions !== undefined, "seLinuxOptions"],
      [config.mounts.some((mount) => mount.readonly), "readOnly volume mounts"],
      [config.devices.length > 0, "devices"],
      [(resources?.cpuQuota ?? 0) > 0, "limits.cpu"],
      [(resources?.memoryLimitInBytes ?? 0) > 0, "limits.memory"],
    ];
    return demands.filter(([asked]) => asked).map(([, name]) => name);
  }

  #user(config: ContainerConfig): { readonly uid?: number; readonly gid?: number } {
    const context = config.linux?.securityContext;
    const uid = context?.runAsUser?.value;
    const gid = context?.runAsGroup?.value;
    if (this.#options.uid !== 0) return {};
    return { ...(uid === undefined ? {} : { uid }), ...(gid === undefined ? {} : { gid }) };
  }

  /** Paths of the host, which placeholders stand for, must not be taken for the container's. */
  #fromImage(text: string, mapper: PathMapper): string {
    return this.#placeholders(mapper.map(text));
  }

  #placeholders(text: string): string {
    const { nodePath, imagesDir, cacheDir } = this.#options;
    return text
      .replaceAll("{node}", nodePath)
      .replaceAll("{images}", imagesDir)
      .replaceAll("{cache}", cacheDir);
  }

  /** The image's programs, then the host's; `node` is always there. */
  #searchPath(image: ImageDescriptor): string {
    const { searchPath, nodePath } = this.#options;
    return [join(image.directory, "bin"), searchPath, dirname(nodePath)].join(delimiter);
  }

  #environment(context: ContainerContext, mapper: PathMapper): Record<string, string> {
    const { config, sandbox, image, rootfs, containerId } = context;
    const images = Object.entries(image.env).map(
      ([name, value]) => [name, this.#fromImage(value, mapper)] as const,
    );
    const own = config.envs.map(({ key, value }) => [key, mapper.map(value)] as const);
    const mounts = config.mounts.map(({ containerPath, hostPath, readonly }) => {
      return { containerPath, hostPath, readonly };
    });
    const paths = mappingsOf(context).map(
      ({ containerPath, hostPath }) => [containerPath, hostPath] as const,
    );
    return {
      PATH: this.#searchPath(image),
      HOSTNAME: sandbox.config.hostname,
      HOME: rootfs,
      ...(config.tty ? { TERM: "xterm" } : {}),
      ...Object.fromEntries([...images, ...own]),
      [nodeRootVariable]: this.#options.rootDir,
      [containerIdVariable]: containerId,
      KUBETS_POD_IP: sandbox.ip,
      KUBETS_PORT_MAP: sandbox.portMapFile,
      KUBETS_MOUNTS: JSON.stringify(mounts),
      KUBETS_PATHS: JSON.stringify(Object.fromEntries(paths)),
      KUBETS_NODE: this.#options.nodePath,
      KUBETS_IMAGES: this.#options.imagesDir,
    };
  }

  #workingDirectory({ config, image, rootfs }: ContainerContext, mapper: PathMapper): string {
    const asked = config.workingDir || image.workingDir;
    if (asked === "") return rootfs;
    const mapped = mapper.map(asked);
    if (mapped !== asked || image.hostPaths) return mapped;
    // As other runtimes do, a working directory that does not exist is made: in the private directory.
    const path = join(rootfs, asked);
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** `command` is already that of the host. */
  #planFor(context: ContainerContext, command: readonly string[], mapper: PathMapper): LaunchPlan {
    const [program = "", ...args] = command;
    if (program === "") throw new CriError("InvalidArgument", "no command specified");
    const env = this.#environment(context, mapper);
    const cwd = this.#workingDirectory(context, mapper);
    const searchPath = env["PATH"] ?? this.#options.searchPath;
    const path =
      ownProgram(program, join(context.image.directory, "bin")) ??
      findExecutable(program, { searchPath, cwd });
    return { argv: [path, ...args], argv0: program, env, cwd, ...this.#user(context.config) };
  }

  plan(context: ContainerContext): LaunchPlan {
    const mapper = new PathMapper(mappingsOf(context));
    const { fromImage, fromUser } = composeCommand(context.config, context.image);
    const command = [...fromImage.map((part) => this.#fromImage(part, mapper)), ...mapper.mapAll(fromUser)];
    return this.#planFor(context, command, mapper);
  }

  planExec(context: ContainerContext, command: readonly string[]): LaunchPlan {
    const mappings = mappingsOf(context);
    const mapper = new PathMapper(mappings);
    return this.#planFor(context, withContainerNames(mapper.mapAll(command), mappings), mapper);
  }
}
