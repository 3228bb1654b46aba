/**
 * Reads a container's two output pipes into its log until the last writer is gone. What a pipe holds
 * outlives this process; only bytes taken from it and not yet written to the log, at most one chunk of
 * 64 KiB of each stream, are lost when it is killed in that moment (as with containerd).
 */
import { closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";
import type { ContainerLog } from "./container-log.ts";
import type { LogStream } from "./log-format.ts";

export class OutputReader {
  readonly #sockets: Socket[] = [];
  #waits = true;
  /** Settles when both pipes were read to their end. */
  readonly ended: Promise<void>;

  /** Opens the pipes at once: their writers may not be started before. */
  constructor(paths: Readonly<Record<LogStream, string>>, log: ContainerLog) {
    const ends = (["stdout", "stderr"] as const).map((stream) => this.#read(stream, paths[stream], log));
    this.ended = Promise.all(ends).then(() => undefined);
  }

  #read(stream: LogStream, path: string, log: ContainerLog): Promise<void> {
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    let socket: Socket;
    try {
      socket = new Socket({ fd, readable: true, writable: false });
    } catch (err: unknown) {
      closeSync(fd);
      throw err;
    }
    this.#sockets.push(socket);
    socket.on("data", (bytes: Buffer) => {
      const behind = log.append(stream, bytes);
      if (!behind || !this.#waits) return;
      // Meanwhile the pipe fills, and then the command waits.
      socket.pause();
      void behind.then(() => socket.resume());
    });
    return new Promise((resolve) => {
      socket.on("close", () => resolve());
      // A pipe that cannot be read has nothing more to give; `close` follows.
      socket.on("error", () => undefined);
    });
  }

  /** Waits for nobody any more who follows the output: the rest has to be logged. */
  hurry(): void {
    this.#waits = false;
    for (const socket of this.#sockets) socket.resume();
  }

  /** Gives up what was not read. Idempotent. */
  close(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}
