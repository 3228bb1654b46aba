/**
 * The input pipe of a container with `stdin`. With `stdinOnce` the first client that ends its input
 * closes it for good, and the command sees the end of its input; otherwise it stays open.
 */
import { closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";

export interface StdinWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** The client has no more input. */
  end(): void;
}

export class ContainerStdin {
  readonly #path: string;
  readonly #once: boolean;
  /** Without a writer the command would see the end of its input at once. */
  #keeper: number | undefined;

  /** The pipe must exist. Open it before the command starts. */
  constructor(options: { readonly path: string; readonly once: boolean }) {
    this.#path = options.path;
    this.#once = options.once;
  }

  open(): void {
    this.#keeper ??= openSync(this.#path, "r+");
  }

  attach(): StdinWriter {
    const fd = openSync(this.#path, constants.O_WRONLY | constants.O_NONBLOCK);
    const socket = new Socket({ fd, readable: false, writable: true });
    // The command may have closed its input: what is written then is lost, as on any pipe.
    socket.on("error", () => undefined);
    return {
      write: (bytes) =>
        new Promise((resolve) => {
          socket.write(bytes, () => resolve());
        }),
      end: () => {
        socket.end();
        if (this.#once) this.close();
      },
    };
  }

  close(): void {
    if (this.#keeper !== undefined) closeSync(this.#keeper);
    this.#keeper = undefined;
  }
}
