export { formatMicroTime, formatTime, parseTime } from "./clock.ts";
export type { Clock } from "./clock.ts";
export { RealClock } from "./real-clock.ts";
export { jitter, randomNameSuffix } from "./random.ts";
export type { Random } from "./random.ts";
export { RealRandom } from "./real-random.ts";
export { formatGoDuration, parseGoDuration } from "./go-duration.ts";
