import type { flowcontrolv1 } from "@kubets/api";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateFlowSchema, validatePriorityLevel } from "./flow-control-validation.ts";

export const flowSchemas: Strategy<flowcontrolv1.FlowSchema> = {
  validate: validateFlowSchema,
  defaults: (object) =>
    object.spec.matchingPrecedence
      ? object
      : { ...object, spec: { ...object.spec, matchingPrecedence: 1000 } },
  columns: [
    nameColumn(),
    column(
      "PriorityLevel",
      "The level its requests go to.",
      (object) => object.spec.priorityLevelConfiguration.name,
    ),
    column("MatchingPrecedence", "Which schema is tried first.", (object) => object.spec.matchingPrecedence, {
      type: "integer",
    }),
    column(
      "DistinguisherMethod",
      "How flows are told apart.",
      (object) => object.spec.distinguisherMethod?.type ?? "<none>",
    ),
    ageColumn(),
    column(
      "MissingPL",
      "Whether its level is missing.",
      (object) =>
        (object.status.conditions ?? []).find((condition) => condition.type === "Dangling")?.status ?? "?",
    ),
  ],
};

export const priorityLevelConfigurations: Strategy<flowcontrolv1.PriorityLevelConfiguration> = {
  validate: validatePriorityLevel,
  defaults: (object) =>
    change(object, {
      spec: change(object.spec, {
        exempt: mapOptional(object.spec.exempt, (exempt) =>
          fill(exempt, { nominalConcurrencyShares: 0, lendablePercent: 0 }),
        ),
        limited: mapOptional(object.spec.limited, defaultLimited),
      }),
    }),
  columns: [
    nameColumn(),
    column("Type", "Limited or Exempt.", (object) => object.spec.type),
    column("NominalConcurrencyShares", "Its share of the server.", ({ spec }) =>
      String(spec.limited?.nominalConcurrencyShares ?? "<none>"),
    ),
    column("Queues", "How many queues it has.", ({ spec }) =>
      String(spec.limited?.limitResponse.queuing?.queues ?? "<none>"),
    ),
    column("HandSize", "How many queues a flow may use.", ({ spec }) =>
      String(spec.limited?.limitResponse.queuing?.handSize ?? "<none>"),
    ),
    column("QueueLengthLimit", "How long a queue may be.", ({ spec }) =>
      String(spec.limited?.limitResponse.queuing?.queueLengthLimit ?? "<none>"),
    ),
    ageColumn(),
  ],
};

function defaultLimited(
  limited: flowcontrolv1.LimitedPriorityLevelConfiguration,
): flowcontrolv1.LimitedPriorityLevelConfiguration {
  const { queuing } = limited.limitResponse;
  return change(fill(limited, { nominalConcurrencyShares: 30, lendablePercent: 0 }), {
    limitResponse: change(limited.limitResponse, {
      queuing: mapOptional(queuing, (queue) => ({
        queues: queue.queues || 64,
        handSize: queue.handSize || 8,
        queueLengthLimit: queue.queueLengthLimit || 50,
      })),
    }),
  });
}
