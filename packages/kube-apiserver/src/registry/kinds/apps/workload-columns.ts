import type { appsv1, corev1 } from "@kubets/api";
import type { Column } from "../../strategy.ts";
import { ageColumn, column, labelsText, nameColumn, templateColumns } from "../columns.ts";

const integer = { type: "integer" } as const;

export const deploymentColumns: readonly Column<appsv1.Deployment>[] = [
  nameColumn(),
  column(
    "Ready",
    "Number of the pod with ready state",
    (object) => `${object.status.readyReplicas ?? 0}/${object.spec.replicas ?? 1}`,
  ),
  column(
    "Up-to-date",
    "How many pods have the wanted template.",
    (object) => object.status.updatedReplicas ?? 0,
    integer,
  ),
  column(
    "Available",
    "How many pods are available.",
    (object) => object.status.availableReplicas ?? 0,
    integer,
  ),
  ageColumn(),
  ...templateColumns<appsv1.Deployment>(
    (object) => object.spec.template.spec.containers,
    (object) => object.spec.selector,
  ),
];

export const replicaSetColumns: readonly Column<appsv1.ReplicaSet>[] = [
  nameColumn(),
  column("Desired", "How many pods are wanted.", (object) => object.spec.replicas ?? 1, integer),
  column("Current", "How many pods there are.", (object) => object.status.replicas, integer),
  column("Ready", "How many pods are ready.", (object) => object.status.readyReplicas ?? 0, integer),
  ageColumn(),
  ...templateColumns<appsv1.ReplicaSet>(
    (object) => object.spec.template?.spec.containers ?? [],
    (object) => object.spec.selector,
  ),
];

export const replicationControllerColumns: readonly Column<corev1.ReplicationController>[] = [
  nameColumn(),
  column("Desired", "How many pods are wanted.", (object) => object.spec.replicas ?? 1, integer),
  column("Current", "How many pods there are.", (object) => object.status.replicas, integer),
  column("Ready", "How many pods are ready.", (object) => object.status.readyReplicas ?? 0, integer),
  ageColumn(),
  ...templateColumns<corev1.ReplicationController>((object) => object.spec.template?.spec.containers ?? []),
  column("Selector", "What the pods' labels must match.", (object) => labelsText(object.spec.selector), {
    wide: true,
  }),
];

export const statefulSetColumns: readonly Column<appsv1.StatefulSet>[] = [
  nameColumn(),
  column(
    "Ready",
    "Number of the pod with ready state",
    (object) => `${object.status.readyReplicas ?? 0}/${object.spec.replicas ?? 1}`,
  ),
  ageColumn(),
  ...templateColumns<appsv1.StatefulSet>((object) => object.spec.template.spec.containers),
];

export const daemonSetColumns: readonly Column<appsv1.DaemonSet>[] = [
  nameColumn(),
  column(
    "Desired",
    "How many nodes should run the pod.",
    (object) => object.status.desiredNumberScheduled,
    integer,
  ),
  column(
    "Current",
    "How many of those nodes run the pod.",
    (object) => object.status.currentNumberScheduled,
    integer,
  ),
  column("Ready", "On how many nodes the pod is ready.", (object) => object.status.numberReady, integer),
  column(
    "Up-to-date",
    "How many nodes run the wanted template.",
    (object) => object.status.updatedNumberScheduled ?? 0,
    integer,
  ),
  column(
    "Available",
    "On how many nodes the pod is available.",
    (object) => object.status.numberAvailable ?? 0,
    integer,
  ),
  column("Node Selector", "Labels of the nodes that run the pod.", (object) =>
    labelsText(object.spec.template.spec.nodeSelector),
  ),
  ageColumn(),
  ...templateColumns<appsv1.DaemonSet>(
    (object) => object.spec.template.spec.containers,
    (object) => object.spec.selector,
  ),
];

export const controllerRevisionColumns: readonly Column<appsv1.ControllerRevision>[] = [
  nameColumn(),
  column("Controller", "Controller of the object", (object) => {
    const controller = object.metadata.ownerReferences?.find((reference) => reference.controller === true);
    if (controller === undefined) return "<none>";
    const group = controller.apiVersion.includes("/") ? `.${controller.apiVersion.split("/")[0] ?? ""}` : "";
    return `${controller.kind.toLowerCase()}${group}/${controller.name}`;
  }),
  column("Revision", "The revision's number.", (object) => object.revision),
  ageColumn(),
];
