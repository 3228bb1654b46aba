export { formatMicroTime, formatTime, parseTime } from "./clock.ts";
export type { Clock } from "./clock.ts";
export { RealClock } from "./real-clock.ts";
export { compareText } from "./compare-text.ts";
export { pause } from "./pause.ts";
export { untilAborted } from "./until-aborted.ts";
export { jitter, nameAlphabet, randomNameSuffix } from "./random.ts";
export type { Random } from "./random.ts";
export { RealRandom } from "./real-random.ts";
export { formatGoDuration, parseGoDuration } from "./go-duration.ts";
export { humanDuration } from "./human-duration.ts";
export { parseCronSchedule } from "./cron-schedule.ts";
export type { CronSchedule } from "./cron-schedule.ts";

export type { StatusErrorFields, StatusReason } from "./status-error.ts";
export {
  isAlreadyExists,
  isBadRequest,
  isConflict,
  isForbidden,
  isGone,
  isInternalError,
  isInvalid,
  isMethodNotSupported,
  isNamespaceTerminating,
  isNotFound,
  isRequestEntityTooLarge,
  isResourceExpired,
  isServerTimeout,
  isServiceUnavailable,
  isTimeout,
  isTooManyRequests,
  isUnauthorized,
  StatusError,
  statusErrorOf,
} from "./status-error.ts";
export type { GroupKind, GroupResource } from "./status-errors.ts";
export {
  groupResourceText,
  newAlreadyExists,
  newApplyConflict,
  newBadRequest,
  newConflict,
  newForbidden,
  newGenerateNameConflict,
  newGenericServerResponse,
  newGone,
  newInternalError,
  newInvalid,
  newMethodNotSupported,
  newNotAcceptable,
  newNotFound,
  newPageNotFound,
  newRequestEntityTooLarge,
  newResourceExpired,
  newServerTimeout,
  newServiceUnavailable,
  newTimeout,
  newTooManyRequests,
  newUnauthorized,
  newUnsupportedMediaType,
  optimisticLockText,
} from "./status-errors.ts";

export { goJson, goQuote } from "./go-quote.ts";
export { FieldPath } from "./field-path.ts";
export { fieldManagerOf, validateFieldManager } from "./field-manager-name.ts";
export type { FieldError, FieldErrorType } from "./field-error.ts";
export {
  aggregateText,
  duplicateValue,
  fieldErrorBody,
  fieldErrorText,
  forbiddenValue,
  internalFieldError,
  invalidValue,
  notFoundValue,
  requiredValue,
  tooLong,
  tooMany,
  typeInvalid,
  unsupportedValue,
} from "./field-error.ts";
export type { NameRule } from "./names.ts";
export {
  checkCIdentifier,
  checkConfigMapKey,
  checkDns1035Label,
  checkDns1123Label,
  checkDns1123Subdomain,
  checkEnvVarName,
  checkHttpHeaderName,
  checkLabelValue,
  checkName,
  checkPathSegmentName,
  checkPercent,
  checkPortName,
  checkPortNumber,
  checkQualifiedName,
  checkUserId,
  checkWildcardSubdomain,
  maxLengthText,
  patternText,
  rangeText,
} from "./names.ts";
export {
  immutableText,
  notNegativeText,
  validateAnnotations,
  validateImmutable,
  validateLabels,
  validateLabelSelector,
  validateNonNegative,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from "./object-meta.ts";

export type { LabelOperator, LabelRequirement, Labels, LabelSelector } from "./label-selector.ts";
export {
  everything,
  formatLabelSelector,
  formatSelectorObject,
  matchesLabels,
  newRequirement,
  SelectorError,
  selectorFromLabels,
  selectorFromObject,
} from "./label-selector.ts";
export { parseLabelSelector } from "./label-selector-parser.ts";
export type { FieldRequirement, FieldSelector } from "./field-selector.ts";
export {
  escapeFieldValue,
  formatFieldSelector,
  matchesFields,
  parseFieldSelector,
  requiredFieldValue,
} from "./field-selector.ts";

export type { QuantityFormat } from "./quantity.ts";
export { Quantity, QuantityError } from "./quantity.ts";
export { scaledIntOrPercent } from "./int-or-string.ts";
export { canonicalJson, deepEqual, semanticEqual } from "./equality.ts";
export { fnv32a, objectHash, safeEncode } from "./hash.ts";

export { controllerOf, isControlledBy, newControllerReference } from "./owner-references.ts";
export type { ConditionLike } from "./conditions.ts";
export { findCondition, isConditionTrue, removeCondition, setCondition } from "./conditions.ts";
export { findUntoleratedTaint, formatTaint, toleratesTaint } from "./tolerations.ts";
export { matchesNodeSelector, matchesNodeSelectorTerm, matchesPodNodeSelection } from "./node-selector.ts";
export {
  isPodActive,
  isPodAvailable,
  isPodReady,
  isPodTerminal,
  isRestartableInitContainer,
  podReadyTime,
} from "./pod-status.ts";
export type { ResourceAmounts } from "./pod-resources.ts";
export { podLimits, podQosClass, podRequests } from "./pod-resources.ts";

export type { JsonObject, PatchErrorKind } from "./patch/json.ts";
export { goValue, isJsonObject, PatchError } from "./patch/json.ts";
export { applyMergePatch } from "./patch/merge-patch.ts";
export { applyJsonPatch } from "./patch/json-patch.ts";
export type { MergeField, MergeSchema, SchemaSource } from "./patch/merge-schema.ts";
export { mergeSchemaOf } from "./patch/merge-schema.ts";
export { applyStrategicMergePatch } from "./patch/strategic-merge.ts";

export type {
  ApplyResult,
  FieldConflict,
  FieldManager,
  FieldManagerOptions,
  FieldWriter,
  ManagedFields,
} from "./managed-fields/contract.ts";
export { conflictCauses, conflictMessage } from "./managed-fields/conflicts.ts";
export { createFieldManager } from "./managed-fields/field-manager.ts";
