/** ImageService of CRI over the image store. */
import { statfsSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { ImageServiceHandlers } from "@kubets/cri";
import { toNanoseconds } from "../container/container-record.ts";
import type { ImageStore } from "../image/image-store.ts";
import { image } from "./status-messages.ts";

export interface ImageServiceDeps {
  readonly images: ImageStore;
  /** The directory whose file system is reported as the one of images and containers. */
  readonly rootDir: string;
  readonly clock: Clock;
}

export function createImageService({ images, rootDir, clock }: ImageServiceDeps): ImageServiceHandlers {
  return {
    listImages: async ({ filter }) => {
      const wanted = filter?.image?.image ?? "";
      const id = wanted === "" ? undefined : images.get(wanted)?.id;
      const found = images.list().filter((pulled) => wanted === "" || pulled.id === id);
      return Promise.resolve({ images: found.map(image) });
    },
    imageStatus: async (request) => {
      const found = images.get(request.image?.image ?? "");
      return Promise.resolve(found === undefined ? {} : { image: image(found) });
    },
    pullImage: async (request) => {
      const { id } = images.pull(request.image?.image ?? "");
      return Promise.resolve({ imageRef: id });
    },
    removeImage: async (request) => {
      images.remove(request.image?.image ?? "");
      return Promise.resolve({});
    },
    imageFsInfo: async () => {
      const { blocks, bfree, bsize, files, ffree } = statfsSync(rootDir);
      const usage = {
        timestamp: BigInt(toNanoseconds(clock.now())),
        fsId: { mountpoint: rootDir },
        usedBytes: { value: (blocks - bfree) * bsize },
        inodesUsed: { value: files - ffree },
      };
      return Promise.resolve({ imageFilesystems: [usage], containerFilesystems: [usage] });
    },
  };
}
