/** The addresses of a cluster in loopback mode: see "Addresses in loopback mode" in docs/architecture.md. */
export interface Addresses {
  readonly podCIDR: string;
  readonly serviceCIDR: string;
  /** ClusterIP of the `kubernetes` service. */
  readonly apiServiceIP: string;
  nodeIP(number: number): string;
}

export const nodeCIDRMaskSize = 24;

export function addressesOf(octet: number): Addresses {
  return {
    podCIDR: `127.${octet}.0.0/17`,
    serviceCIDR: `127.${octet}.128.0/18`,
    apiServiceIP: `127.${octet}.128.1`,
    nodeIP: (number) => `127.${octet}.192.${number}`,
  };
}

/** The address and port a running supervisor listens on to claim its octet for itself on this machine. */
export function claimAddress(octet: number): { readonly host: string; readonly port: number } {
  return { host: `127.${octet}.255.254`, port: 10_799 };
}

/** The octets to try for a new cluster, best first: spread by data directory, so that two rarely want the same. */
export function* octetCandidates(dataDirHash: number): Generator<number> {
  const first = 10;
  const count = 240;
  for (let i = 0; i < count; i++) yield first + ((dataDirHash + i) % count);
}
