import type { ProxyHandler } from "../proxy-handler.ts";

const refuse = (): Promise<never> => Promise.reject(new Error("nothing is proxied here"));

/** For fronts that no test asks for a proxy. */
export const noProxy: ProxyHandler = { serve: refuse, upgrade: refuse };
