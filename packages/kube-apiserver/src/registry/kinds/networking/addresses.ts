/** IP addresses and CIDRs in objects. */
import { BlockList, isIP } from "node:net";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import { invalidValue } from "@kubets/apimachinery";

export function validateIp(address: string, path: FieldPath): FieldError[] {
  if (isIP(address) > 0) return [];
  return [invalidValue(path, address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)")];
}

export interface Cidr {
  readonly address: string;
  readonly bits: number;
  readonly family: "ipv4" | "ipv6";
}

/** undefined: it is none. */
export function parseCidr(text: string): Cidr | undefined {
  const [address = "", bits = "", ...more] = text.split("/");
  const version = isIP(address);
  const length = version === 4 ? 32 : 128;
  if (version === 0 || more.length > 0 || !/^(0|[1-9]\d*)$/.test(bits) || Number(bits) > length)
    return undefined;
  return { address, bits: Number(bits), family: version === 4 ? "ipv4" : "ipv6" };
}

export function validateCidr(text: string, path: FieldPath): FieldError[] {
  if (parseCidr(text)) return [];
  const detail = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
  return [invalidValue(path, text, detail)];
}

/** Whether `inner` is a smaller part of `outer`. */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  if (inner.family !== outer.family || inner.bits <= outer.bits) return false;
  const list = new BlockList();
  list.addSubnet(outer.address, outer.bits, outer.family);
  return list.check(inner.address, inner.family);
}

const special = {
  linkLocal: new BlockList(),
  linkLocalMulticast: new BlockList(),
};
special.linkLocal.addSubnet("169.254.0.0", 16, "ipv4");
special.linkLocal.addSubnet("fe80::", 10, "ipv6");
special.linkLocalMulticast.addSubnet("224.0.0.0", 24, "ipv4");
special.linkLocalMulticast.addSubnet("ff02::", 16, "ipv6");

/** An address that can be that of an endpoint. Those of the loopback range can, here. */
export function validateNonSpecialIp(address: string, path: FieldPath): FieldError[] {
  const version = isIP(address);
  if (version === 0) return [invalidValue(path, address, "must be a valid IP address")];
  const family = version === 4 ? "ipv4" : "ipv6";
  const errors: FieldError[] = [];
  if (address === "0.0.0.0" || /^[0:]+$/.test(address))
    errors.push(invalidValue(path, address, `may not be unspecified (${address})`));
  if (special.linkLocal.check(address, family)) {
    const detail = "may not be in the link-local range (169.254.0.0/16, fe80::/10)";
    errors.push(invalidValue(path, address, detail));
  }
  if (special.linkLocalMulticast.check(address, family)) {
    const detail = "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)";
    errors.push(invalidValue(path, address, detail));
  }
  return errors;
}
