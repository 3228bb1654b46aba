/**
 * Sees servers report that they listen on another port than they were asked to, and tells the pod's
 * id: otherwise nothing happens at that moment that would make a kubelet look.
 */
import { mkdirSync, watch } from "node:fs";

export interface PortMapWatcherOptions {
  /** Holds a file per sandbox, named by its id. */
  readonly directory: string;
  readonly onChange: (sandboxId: string) => void;
  readonly signal: AbortSignal;
}

/** Watches until the signal aborts. Without notifications the map is still right whenever it is asked for. */
export function watchPortMaps({ directory, onChange, signal }: PortMapWatcherOptions): void {
  mkdirSync(directory, { recursive: true, mode: 0o711 });
  try {
    const watcher = watch(directory, (_, name) => {
      if (name !== null) onChange(name);
    });
    watcher.on("error", () => watcher.close());
    signal.addEventListener("abort", () => watcher.close(), { once: true });
  } catch {
    // The system's table of watches is full: as above.
  }
}
