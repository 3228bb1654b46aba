export { buildServiceMap } from "./service-map.ts";
export type { Endpoint, ServiceMapInput, ServicePort } from "./service-map.ts";
