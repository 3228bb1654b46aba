import { readFileSync } from "node:fs";

/**
 * The lowest port this process may listen on: 1024 for ordinary users of Linux, unless the kernel says otherwise
 * (net.ipv4.ip_unprivileged_port_start); 1 for root, and where the system has no such rule.
 */
export function lowestPort(): number {
  if (process.geteuid?.() === 0) return 1;
  try {
    return Math.max(1, Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8")));
  } catch (err: unknown) {
    // No Linux: there, ordinary users may.
    if (err instanceof Error && "code" in err) return 1;
    throw err;
  }
}
