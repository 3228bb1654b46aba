import type { KubernetesObject, ResourceType } from "@kubets/api";
import { apiVersionOf, normalizeJSON, schemaOf, schemaOfType } from "@kubets/api";
import type {
  Clock,
  FieldManager,
  FieldManagerOptions,
  FieldWriter,
  JsonObject,
  SchemaSource,
} from "@kubets/apimachinery";
import { formatTime } from "@kubets/apimachinery";
import { conversions } from "../conversion.ts";
import type { TrackFields } from "../write-context.ts";
import { resetFieldsOf } from "./reset-fields.ts";

/** A resource in the version that a request names. */
export interface VersionedResource {
  readonly type: ResourceType;
  readonly stored: ResourceType;
  readonly viewObject: (object: KubernetesObject) => KubernetesObject;
}

/** Who asks for a write, and of what. */
export interface Manager {
  readonly name: string;
  /** "" for the main resource. */
  readonly subresource: string;
}

export type CreateFieldManager = (source: SchemaSource, options: FieldManagerOptions) => FieldManager;

/** The field managers of all resources, made when first needed, and what requests do with them. */
export class FieldManagers {
  readonly #clock: Clock;
  readonly #create: CreateFieldManager;
  readonly #made = new Map<string, FieldManager>();

  constructor(deps: { readonly clock: Clock; readonly create: CreateFieldManager }) {
    this.#clock = deps.clock;
    this.#create = deps.create;
  }

  /** Keeps the managedFields of what a request writes, by any verb but apply. */
  tracking(resource: VersionedResource, by: Manager): TrackFields {
    const fields = this.of(resource, by.subresource);
    const writer = this.writer(by);
    return (live, object) =>
      fields.update(live && asJson(resource.viewObject(live)), asJson(resource.viewObject(object)), writer);
  }

  writer({ name, subresource }: Manager): FieldWriter {
    return { manager: name, subresource, time: formatTime(this.#clock.now()) };
  }

  of({ type, stored }: VersionedResource, subresource: string): FieldManager {
    const apiVersion = apiVersionOf(type);
    const resetFields = resetFieldsOf(stored, subresource);
    const key = `${apiVersion}/${type.resource}/${subresource}`;
    const kind = { apiVersion, kind: type.kind };
    return this.#get(key, () => ({ ...kind, resetFields, inVersion: inVersionOf(stored) }));
  }

  /** Of what only a subresource has, such as Scale. */
  ofKind(kind: { readonly apiVersion: string; readonly kind: string }): FieldManager {
    const same = (object: JsonObject, apiVersion: string): JsonObject | undefined =>
      apiVersion === kind.apiVersion ? object : undefined;
    return this.#get(`${kind.apiVersion}/${kind.kind}`, () => ({
      ...kind,
      resetFields: [],
      inVersion: same,
    }));
  }

  #get(key: string, optionsOf: () => Omit<FieldManagerOptions, "empty">): FieldManager {
    const known = this.#made.get(key);
    if (known) return known;
    const options = optionsOf();
    const { apiVersion, kind } = options;
    // normalizeJSON answers the object of that kind.
    const empty = normalizeJSON(apiVersion, kind, { apiVersion, kind, metadata: {} }).object as JsonObject;
    const manager = this.#create({ schemaOf, schemaOfType }, { ...options, empty });
    this.#made.set(key, manager);
    return manager;
  }
}

/** Sees an object of a stored resource in each version that it has. */
function inVersionOf(
  stored: ResourceType,
): (object: JsonObject, apiVersion: string) => JsonObject | undefined {
  const storedVersion = apiVersionOf(stored);
  const others = [...conversions].filter(
    ([, { storage }]) =>
      storage.group === stored.group &&
      storage.version === stored.version &&
      storage.resource === stored.resource,
  );
  const byVersion = new Map(
    others.map(([path, conversion]) => [path.slice(0, path.lastIndexOf("/")), conversion]),
  );
  return (object, apiVersion) => {
    const from = String(object["apiVersion"]);
    if (from === apiVersion) return object;
    const target = byVersion.get(apiVersion);
    if (!target && apiVersion !== storedVersion) return undefined;
    // Merging takes fields away that conversions rely on.
    const whole = normalizeJSON(from, stored.kind, object).object as KubernetesObject; // of that kind
    const asStored = byVersion.get(from)?.toStorage(whole) ?? whole;
    return asJson(target ? target.fromStorage(asStored) : asStored);
  };
}

/** Objects of the API are plain JSON. */
export function asJson(object: KubernetesObject): JsonObject {
  return object as unknown as JsonObject;
}
