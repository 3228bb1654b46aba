/** The pull policy an image gets when none is set: `latest` may change under its name. */
export function defaultPullPolicy(image: string | undefined): "Always" | "IfNotPresent" {
  return imageTag(image ?? "") === "latest" ? "Always" : "IfNotPresent";
}

/** The tag of an image's name; `latest` when it has neither tag nor digest, "" when only a digest. */
function imageTag(image: string): string {
  const [reference = "", digest] = image.split("@", 2);
  const lastPart = reference.slice(reference.lastIndexOf("/") + 1);
  const colon = lastPart.indexOf(":");
  if (colon >= 0) return lastPart.slice(colon + 1);
  return digest === undefined && reference !== "" ? "latest" : "";
}
