import { readFile } from "node:fs/promises";
import type { Clock } from "@kubets/apimachinery";
import { pause } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";

/** PEM texts. */
export interface TlsMaterial {
  readonly cert: string;
  readonly key: string;
  readonly clientCa: string;
}

export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly clientCaFile: string;
}

export async function readTlsFiles(files: TlsFiles): Promise<TlsMaterial> {
  const [cert, key, clientCa] = await Promise.all(
    [files.certFile, files.keyFile, files.clientCaFile].map((file) => readFile(file, "utf8")),
  );
  // Promise.all gives as many as it got.
  return { cert: cert as string, key: key as string, clientCa: clientCa as string };
}

const checkEveryMs = 60_000;

/** Reads the files again every minute and hands over what has changed, until the signal aborts. */
export async function watchTlsFiles(options: {
  readonly files: TlsFiles;
  readonly current: TlsMaterial;
  readonly onChange: (material: TlsMaterial) => void;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { clock, logger, signal } = options;
  let current = options.current;
  while (!signal.aborted) {
    await pause(clock, checkEveryMs, signal);
    if (signal.aborted) return;
    try {
      const read = await readTlsFiles(options.files);
      if (read.cert === current.cert && read.key === current.key && read.clientCa === current.clientCa)
        continue;
      options.onChange(read);
      current = read;
      logger.info({ certFile: options.files.certFile }, "Loaded new serving certificate");
    } catch (err: unknown) {
      // Also while the files are half written: certificate and key do not fit then.
      logger.error({ err }, "Serving certificate could not be loaded, keeping the old one");
    }
  }
}
