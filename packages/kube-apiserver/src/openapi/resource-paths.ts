import { apiVersionOf, schemaOf } from "@kubets/api";
import type { ResourceType, SubresourceType } from "@kubets/api";
import { connectSubresources } from "../endpoints/request-info.ts";
import { returnsDeleted } from "../endpoints/verbs.ts";
import { parseApiVersion, patchDefinition } from "./definitions.ts";
import type { GroupVersionKind } from "./json.ts";
import { capitalize, groupTitle, objectTypes, tagOf } from "./operations.ts";
import type { ApiPath, Method, Operation } from "./operations.ts";
import {
  deleteCollectionParameters,
  deleteParameters,
  listParameters,
  nameParameter,
  namespaceParameter,
  optionParameters,
  patchParameters,
  prettyParameter,
  restParameter,
  writeParameters,
} from "./parameters.ts";
import type { Parameter } from "./parameters.ts";

const metaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1";
const listTypes = [
  "application/json",
  "application/json;stream=watch",
  "application/vnd.kubernetes.protobuf",
  "application/vnd.kubernetes.protobuf;stream=watch",
  "application/yaml",
];
const patchTypes = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
  "application/apply-patch+yaml",
];
const anyType = ["*/*"];

/** Everything the server offers on one resource. */
export function resourcePaths(type: ResourceType): readonly ApiPath[] {
  return new ResourcePaths(type).all();
}

function definitionName(apiVersion: string, kind: string): string {
  const schema = schemaOf(apiVersion, kind);
  if (!schema) throw new Error(`the schema has no ${kind} in ${apiVersion}`);
  return schema.definition;
}

type Described = Pick<Operation, "id" | "description" | "action"> &
  Partial<Pick<Operation, "body" | "codes" | "consumes" | "gvk" | "parameters" | "produces">> & {
    readonly answer: string;
  };

class ResourcePaths {
  readonly #type: ResourceType;
  readonly #title: string;
  /** `NamespacedPod` or `Node`. */
  readonly #subject: string;
  readonly #gvk: GroupVersionKind;
  readonly #definition: string;
  readonly #base: string;
  readonly #collection: string;

  constructor(type: ResourceType) {
    const { group, version, kind } = type;
    this.#type = type;
    this.#title = groupTitle(group, version);
    this.#subject = type.namespaced ? `Namespaced${kind}` : kind;
    this.#gvk = { group, version, kind };
    this.#definition = definitionName(apiVersionOf(type), kind);
    this.#base = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
    this.#collection = `${type.namespaced ? "/namespaces/{namespace}" : ""}/${type.resource}`;
  }

  all(): readonly ApiPath[] {
    const { namespaced, resource, subresources } = this.#type;
    const item = `${this.#collection}/{name}`;
    const inScope = [...(namespaced ? [namespaceParameter] : []), ...prettyParameter];
    const ofItem = [nameParameter(this.#type.kind), ...inScope];
    const paths: ApiPath[] = [
      this.#path(this.#collection, inScope, this.#collectionOperations()),
      this.#path(item, ofItem, this.#itemOperations()),
      ...subresources.flatMap((subresource) => this.#subresourcePaths(subresource, item, ofItem)),
    ];
    if (namespaced) paths.push(this.#path(`/${resource}`, prettyParameter, this.#listEverywhere()));
    if (this.#offers("watch")) {
      const watched = [...inScope, ...listParameters];
      const item1 = [nameParameter(this.#type.kind), ...watched];
      paths.push(
        this.#path(`/watch${this.#collection}`, watched, [this.#watchList(this.#subject, "List")]),
        this.#path(`/watch${item}`, item1, [this.#watchItem()]),
      );
      if (namespaced) {
        const everywhere = [...prettyParameter, ...listParameters];
        const operation = this.#watchList(this.#type.kind, "ListForAllNamespaces");
        paths.push(this.#path(`/watch/${resource}`, everywhere, [operation]));
      }
    }
    return paths.filter(({ operations }) => operations.length > 0);
  }

  #path(path: string, parameters: readonly Parameter[], operations: readonly Operation[]): ApiPath {
    return { path: this.#base + path, parameters, operations };
  }

  #offers(verb: string): boolean {
    return this.#type.verbs.includes(verb);
  }

  #operation(method: Method, described: Described): Operation {
    return {
      method,
      tag: tagOf(this.#type.group, this.#type.version),
      gvk: this.#gvk,
      parameters: [],
      consumes: anyType,
      produces: objectTypes,
      codes: [200],
      ...described,
    };
  }

  #collectionOperations(): readonly Operation[] {
    const { kind } = this.#type;
    const operations: Operation[] = [];
    if (this.#offers("list")) operations.push(this.#list(this.#subject));
    if (this.#offers("create"))
      operations.push(
        this.#operation("post", {
          id: `create${this.#title}${this.#subject}`,
          description: `create ${article(kind)} ${kind}`,
          action: "post",
          parameters: writeParameters,
          body: { definition: this.#definition, required: true },
          codes: [200, 201, 202],
          answer: this.#definition,
        }),
      );
    if (this.#offers("deletecollection"))
      operations.push(
        this.#operation("delete", {
          id: `delete${this.#title}Collection${this.#subject}`,
          description: `delete collection of ${kind}`,
          action: "deletecollection",
          parameters: deleteCollectionParameters,
          body: { definition: `${metaPackage}.DeleteOptions`, required: false },
          answer: `${metaPackage}.Status`,
        }),
      );
    return operations;
  }

  #listEverywhere(): readonly Operation[] {
    return this.#offers("list") ? [this.#list(`${this.#type.kind}ForAllNamespaces`)] : [];
  }

  #list(subject: string): Operation {
    return this.#operation("get", {
      id: `list${this.#title}${subject}`,
      description: `list or watch objects of kind ${this.#type.kind}`,
      action: "list",
      parameters: listParameters,
      produces: listTypes,
      answer: definitionName(apiVersionOf(this.#type), this.#type.listKind),
    });
  }

  #watchList(subject: string, suffix: string): Operation {
    return this.#operation("get", {
      id: `watch${this.#title}${subject}${suffix}`,
      description: `watch changes to a list of ${this.#type.kind}. Replaced by the watch parameter of list.`,
      action: "watchlist",
      produces: listTypes,
      answer: `${metaPackage}.WatchEvent`,
    });
  }

  #watchItem(): Operation {
    return this.#operation("get", {
      id: `watch${this.#title}${this.#subject}`,
      description: `watch changes to an object of kind ${this.#type.kind}. Replaced by the watch parameter of list, with a field selector.`,
      action: "watch",
      produces: listTypes,
      answer: `${metaPackage}.WatchEvent`,
    });
  }

  #itemOperations(): readonly Operation[] {
    const { kind, verbs } = this.#type;
    const operations = this.#stored({
      verbs,
      suffix: "",
      of: "",
      gvk: this.#gvk,
      definition: this.#definition,
    });
    if (!this.#offers("delete")) return operations;
    const asObject = returnsDeleted.has(`${this.#type.group}/${this.#type.resource}`);
    return [
      ...operations,
      this.#operation("delete", {
        id: `delete${this.#title}${this.#subject}`,
        description: `delete ${article(kind)} ${kind}`,
        action: "delete",
        parameters: deleteParameters,
        body: { definition: `${metaPackage}.DeleteOptions`, required: false },
        codes: [200, 202],
        answer: asObject ? this.#definition : `${metaPackage}.Status`,
      }),
    ];
  }

  /** Reading, replacing and patching an object or a part of it. */
  #stored(part: {
    readonly verbs: readonly string[];
    readonly suffix: string;
    readonly of: string;
    readonly gvk: GroupVersionKind;
    readonly definition: string;
  }): readonly Operation[] {
    const { verbs, gvk, definition } = part;
    const name = `${this.#title}${this.#subject}${part.suffix}`;
    const described = `${part.of}the specified ${this.#type.kind}`;
    const operations: Operation[] = [];
    const add = (method: Method, id: string, description: string, more: Partial<Described>): void => {
      const common = { id: id + name, description: `${description} ${described}`, gvk, answer: definition };
      operations.push(this.#operation(method, { action: method, ...common, ...more }));
    };
    if (verbs.includes("get")) add("get", "read", "read", {});
    if (verbs.includes("update"))
      add("put", "replace", "replace", {
        parameters: writeParameters,
        body: { definition, required: true },
        codes: [200, 201],
      });
    if (verbs.includes("patch"))
      add("patch", "patch", "partially update", {
        parameters: patchParameters,
        body: { definition: patchDefinition, required: true },
        consumes: patchTypes,
        codes: [200, 201],
      });
    return operations;
  }

  #subresourcePaths(
    subresource: SubresourceType,
    item: string,
    parameters: readonly Parameter[],
  ): readonly ApiPath[] {
    const path = `${item}/${subresource.name}`;
    if (connectSubresources.has(subresource.name)) return this.#connectPaths(subresource, path, parameters);
    if (subresource.name === "log") return [this.#path(path, parameters, [this.#log()])];
    const suffix = capitalize(subresource.name);
    const gvk = { ...parseApiVersion(subresource.apiVersion), kind: subresource.kind };
    const definition = definitionName(subresource.apiVersion, subresource.kind);
    const { verbs } = subresource;
    const operations = [...this.#stored({ verbs, suffix, of: `${subresource.name} of `, gvk, definition })];
    if (verbs.includes("create"))
      operations.push(
        this.#operation("post", {
          id: `create${this.#title}${this.#subject}${suffix}`,
          description: `create ${subresource.name} of ${article(this.#type.kind)} ${this.#type.kind}`,
          action: "post",
          gvk,
          parameters: writeParameters,
          body: { definition, required: true },
          codes: [200, 201, 202],
          answer: definition,
        }),
      );
    return [this.#path(path, parameters, operations)];
  }

  #log(): Operation {
    return this.#operation("get", {
      id: `read${this.#title}${this.#subject}Log`,
      description: `read log of the specified ${this.#type.kind}`,
      action: "get",
      parameters: optionParameters(apiVersionOf(this.#type), "PodLogOptions"),
      produces: ["text/plain", ...objectTypes],
      answer: "string",
    });
  }

  #connectPaths(
    { name, apiVersion, kind, verbs }: SubresourceType,
    path: string,
    ofItem: readonly Parameter[],
  ): readonly ApiPath[] {
    const gvk = { ...parseApiVersion(apiVersion), kind };
    const options = optionParameters(apiVersion, kind);
    const common = [...ofItem.filter(({ in: place }) => place === "path"), ...options];
    const operations = (suffix: string): readonly Operation[] =>
      connectMethods
        .filter(([verb]) => verbs.includes(verb))
        .map(([, method]) =>
          this.#operation(method, {
            id: `connect${this.#title}${capitalize(method)}${this.#subject}${capitalize(name)}${suffix}`,
            description: `connect ${method.toUpperCase()} requests to ${name} of ${this.#type.kind}`,
            action: "connect",
            gvk,
            produces: anyType,
            answer: "string",
          }),
        );
    const paths = [this.#path(path, common, operations(""))];
    if (name === "proxy")
      paths.push(this.#path(`${path}/{path}`, [...common, restParameter], operations("WithPath")));
    return paths;
  }
}

const connectMethods: readonly (readonly [string, Method])[] = [
  ["get", "get"],
  ["update", "put"],
  ["create", "post"],
  ["delete", "delete"],
  ["patch", "patch"],
];

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? "an" : "a";
}
