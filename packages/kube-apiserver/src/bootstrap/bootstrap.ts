import type { KubernetesObject, metav1, networkingv1, ResourceType } from "@kubets/api";
import { resources } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { isAlreadyExists, setCondition } from "@kubets/apimachinery";
import type { ApiContext } from "../endpoints/api-context.ts";
import type { ResolvedResource } from "../endpoints/resolved-resource.ts";
import type { Change, WriteContext } from "../registry/write-context.ts";
import type { UserInfo } from "../registry/strategy.ts";
import { namespaceObjects, priorityClassObjects, serviceCidrObject } from "./objects.ts";

const self: UserInfo = {
  username: "system:apiserver",
  uid: "",
  groups: ["system:masters"],
  extra: {},
};

export interface BootstrapOptions {
  readonly context: Pick<ApiContext, "resources" | "writer" | "cache" | "fieldManagers">;
  readonly serviceRange: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const rangeReady: metav1.Condition = {
  type: "Ready",
  status: "True",
  reason: "",
  message: "Kubernetes Service CIDR is ready",
  lastTransitionTime: "",
};

/** Makes what every cluster has: its namespaces, priority classes and service range. Safe to repeat. */
export async function bootstrap(options: BootstrapOptions): Promise<void> {
  const own = new OwnWrites(options);
  for (const object of namespaceObjects) await own.ensure(resources.namespaces, object);
  await Promise.all([
    ...priorityClassObjects.map((object) => own.ensure(resources.priorityclasses, object)),
    own.ensure(resources.servicecidrs, serviceCidrObject(options.serviceRange)),
  ]);
  await own.updateStatus(resources.servicecidrs, "kubernetes", (old) => {
    const { status } = old as networkingv1.ServiceCIDR; // what is stored there
    const conditions = setCondition(status.conditions, rangeReady, options.clock.now());
    return { ...old, status: { ...status, conditions } } as KubernetesObject; // the same kind
  });
}

/** The server's writes on its own behalf. */
export class OwnWrites {
  readonly #context: Pick<ApiContext, "resources" | "writer" | "cache" | "fieldManagers">;
  readonly #signal: AbortSignal;

  constructor(deps: {
    readonly context: Pick<ApiContext, "resources" | "writer" | "cache" | "fieldManagers">;
    readonly signal: AbortSignal;
  }) {
    this.#context = deps.context;
    this.#signal = deps.signal;
  }

  /** Creates an object that is not there yet. */
  async ensure(type: ResourceType, object: KubernetesObject): Promise<void> {
    const { namespace = "", name = "" } = object.metadata;
    const { group, resource } = type;
    if (this.#context.cache.get({ group, resource, namespace, name })) return;
    try {
      await this.#context.writer.create(this.#scope(type), object, this.#write(type, ""));
    } catch (err: unknown) {
      if (!isAlreadyExists(err)) throw err;
    }
  }

  /** Changes an object, or creates it when it is not there. */
  async apply(type: ResourceType, object: KubernetesObject, change: Change): Promise<void> {
    const { namespace = "", name = "" } = object.metadata;
    const create = (): Promise<KubernetesObject> =>
      this.#context.writer.create(this.#scope(type), object, this.#write(type, ""));
    await this.#context.writer.update(
      this.#scope(type),
      { namespace, name },
      change,
      this.#write(type, ""),
      create,
    );
  }

  /** Removes the object of that uid. Throws NotFound when it is gone, Conflict when it has changed. */
  async remove(
    type: ResourceType,
    {
      namespace = "",
      name,
      ...preconditions
    }: {
      readonly namespace?: string;
      readonly name: string;
      readonly uid: string;
      readonly resourceVersion?: string;
    },
  ): Promise<void> {
    const write = { user: self, signal: this.#signal, dryRun: false, subresource: "" };
    await this.#context.writer.delete(this.#scope(type), { namespace, name }, { preconditions }, write);
  }

  async updateStatus(type: ResourceType, name: string, change: Change): Promise<void> {
    await this.#context.writer.update(
      this.#scope(type),
      { namespace: "", name },
      change,
      this.#write(type, "status"),
    );
  }

  #scope(type: ResourceType): Parameters<ApiContext["writer"]["create"]>[0] {
    const { stored, strategy } = this.#resource(type);
    return { type: stored, strategy };
  }

  #resource(type: ResourceType): ResolvedResource {
    const resource = this.#context.resources.find(type.group, type.version, type.resource);
    if (!resource) throw new Error(`no resource ${type.group}/${type.version}/${type.resource}`);
    return resource;
  }

  #write(type: ResourceType, subresource: string): WriteContext {
    const by = { name: "kube-apiserver", subresource };
    const trackFields = this.#context.fieldManagers.tracking(this.#resource(type), by);
    return { user: self, signal: this.#signal, dryRun: false, subresource, trackFields };
  }
}
