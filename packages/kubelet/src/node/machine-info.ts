import { readFile, statfs } from "node:fs/promises";
import os from "node:os";

/** Facts about the machine that do not change while the kubelet runs. */
export interface MachineInfo {
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** Go's names: `linux`, `amd64`. */
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly kernelVersion: string;
  readonly osImage: string;
  readonly machineId: string;
  readonly systemUuid: string;
  readonly bootId: string;
}

const goArchitectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };
const goSystems: Readonly<Record<string, string>> = { win32: "windows" };

/** `diskPath`: the file system whose size is the node's ephemeral storage. */
export async function readMachineInfo(diskPath: string): Promise<MachineInfo> {
  const [release, machineId, systemUuid, bootId, disk] = await Promise.all([
    readIfThere("/etc/os-release"),
    readIfThere("/etc/machine-id"),
    readIfThere("/sys/class/dmi/id/product_uuid"),
    readIfThere("/proc/sys/kernel/random/boot_id"),
    statfs(diskPath),
  ]);
  return {
    cpus: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    diskBytes: disk.blocks * disk.bsize,
    operatingSystem: goSystems[os.platform()] ?? os.platform(),
    architecture: goArchitectures[os.arch()] ?? os.arch(),
    kernelVersion: os.release(),
    osImage: prettyName(release) ?? `${os.type()} ${os.release()}`,
    machineId: machineId.trim(),
    systemUuid: systemUuid.trim(),
    bootId: bootId.trim(),
  };
}

function prettyName(release: string): string | undefined {
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(release)?.[1];
}

/** Systems differ in which of these files there are, and some are for root only. */
async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (err: unknown) {
    if (err instanceof Error && "code" in err) return "";
    throw err;
  }
}
