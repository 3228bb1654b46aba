import type { GroupResource } from "@kubets/apimachinery";
import {
  newAlreadyExists,
  newConflict,
  newNotFound,
  newRequestEntityTooLarge,
  newResourceExpired,
  newServiceUnavailable,
} from "@kubets/apimachinery";
import { StoreError } from "../storage/store.ts";

/** A failure of the store in the API's terms. Anything else comes back as it is. */
export function fromStoreError(err: unknown, resource: GroupResource, name: string): unknown {
  if (!(err instanceof StoreError)) return err;
  switch (err.code) {
    case "exists":
      return newAlreadyExists(resource, name);
    case "not-found":
      return newNotFound(resource, name);
    case "conflict":
      return newConflict(resource, name);
    case "expired":
      return newResourceExpired(err.message);
    case "too-large":
      return newRequestEntityTooLarge("the object is larger than the store takes");
    case "unavailable":
    case "slow":
      return newServiceUnavailable(`the store is not available: ${err.message}`);
  }
}
