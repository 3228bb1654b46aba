import type { apiextensionsv1, apiregistrationv1 } from "@kubets/api";
import { findCondition } from "@kubets/apimachinery";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";

export const apiServices: Strategy<apiregistrationv1.APIService> = {
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        service: mapOptional(object.spec.service, (service) => fill(service, { port: 443 })),
      }),
    }),
  columns: [
    nameColumn(),
    column("Service", "Who serves it.", ({ spec: { service } }) =>
      service === undefined ? "Local" : `${service.namespace ?? ""}/${service.name ?? ""}`,
    ),
    column("Available", "Whether it answers.", (object) => {
      const available = findCondition(object.status.conditions, "Available");
      if (available === undefined) return "Unknown";
      const reason = available.status === "True" ? "" : ` (${available.reason ?? ""})`;
      return `${available.status}${reason}`;
    }),
    ageColumn(),
  ],
};

export const customResourceDefinitions: Strategy<apiextensionsv1.CustomResourceDefinition> = {
  defaults: (object) => {
    const { names } = object.spec;
    return change(object, {
      spec: change(fill(object.spec, { conversion: { strategy: "None" } }), {
        names: fill(names, { singular: names.kind.toLowerCase(), listKind: `${names.kind}List` }),
      }),
    });
  },
  columns: [
    nameColumn(),
    column("Created At", "When it was created.", (object) => object.metadata.creationTimestamp ?? ""),
  ],
};
