/**
 * How long the kubelet waits for an answer of the API. What it asks can all be asked again, so a request that was
 * lost with the bus must not hold it up for as long as a client would wait by default.
 */
export const apiTimeoutMs = 5_000;
