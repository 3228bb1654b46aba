/** ImageService of CRI over the image store. */
import { statfsSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { ImageServiceHandlers } from "@kubets/cri";
import { toNanoseconds } from "../container/container-record.ts";
import type { ImageStore, PulledImage } from "../image/image-store.ts";
import { image } from "./status-messages.ts";

export interface ImageServiceDeps {
  readonly images: ImageStore;
  /** The directory whose file system is reported as the one of images and containers. */
  readonly rootDir: string;
  readonly clock: Clock;
}

function groupById(images: readonly PulledImage[]): readonly (readonly PulledImage[])[] {
  return [...Map.groupBy(images, ({ id }) => id).values()];
}

export function createImageService({ images, rootDir, clock }: ImageServiceDeps): ImageServiceHandlers {
  return {
    listImages: async ({ filter }) => {
      const wanted = filter?.image?.image ?? "";
      const found = wanted === "" ? undefined : images.get(wanted);
      const groups = groupById(images.list()).filter(([first]) => wanted === "" || first?.id === found?.id);
      return Promise.resolve({ images: groups.map(image) });
    },
    imageStatus: async (request) => {
      const found = images.get(request.image?.image ?? "");
      if (found === undefined) return Promise.resolve({});
      const names = images.list().filter(({ id }) => id === found.id);
      return Promise.resolve({ image: { ...image(names), spec: { image: found.name } } });
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
