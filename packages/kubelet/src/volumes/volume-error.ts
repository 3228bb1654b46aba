/** A volume cannot be set up (yet). Users see the message in a FailedMount event. */
export class VolumeError extends Error {
  override readonly name = "VolumeError";
}
