import type { corev1 } from "@kubets/api";
import type { ImageService } from "@kubets/cri";

/** How many images a node's status tells at most, the largest first (--node-status-max-images). */
const maxImages = 50;
const maxNamesPerImage = 5;

/** The images of this node in the form of its status. */
export async function nodeImages(
  service: ImageService,
  { signal }: { readonly signal: AbortSignal },
): Promise<readonly corev1.ContainerImage[]> {
  const { images } = await service.listImages({}, { signal });
  return images
    .map(({ repoDigests, repoTags, size }) => ({
      names: [...repoDigests, ...repoTags].slice(0, maxNamesPerImage),
      sizeBytes: size,
    }))
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes || ((a.names[0] ?? "") < (b.names[0] ?? "") ? -1 : 1))
    .slice(0, maxImages);
}
