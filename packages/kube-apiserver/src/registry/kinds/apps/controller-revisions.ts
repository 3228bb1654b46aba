import type { appsv1 } from "@kubets/api";
import { FieldPath, requiredValue, validateImmutable, validateNonNegative } from "@kubets/apimachinery";
import type { Strategy } from "../../strategy.ts";
import { controllerRevisionColumns } from "./workload-columns.ts";

export const controllerRevisions: Strategy<appsv1.ControllerRevision> = {
  validate: (object) => [
    ...((object.data ?? undefined) === undefined
      ? [requiredValue(FieldPath.of("data"), "data is mandatory")]
      : []),
    ...validateNonNegative(object.revision, FieldPath.of("revision")),
  ],
  validateUpdate: (object, old) => validateImmutable(object.data, old.data, FieldPath.of("data")),
  columns: controllerRevisionColumns,
};
