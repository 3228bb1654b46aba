/** FakeRuntime's state as CRI messages. */
import type { Init } from "../calls.ts";
import type { Container, ContainerStatus, PodSandbox, PodSandboxStatus } from "../generated/runtime-v1.ts";
import type { FakeContainer, FakeSandbox } from "./fake-containers.ts";

function imageFields({ image }: FakeContainer["config"]) {
  const name = image?.userSpecifiedImage || (image?.image ?? "");
  return { image: { image: name }, imageRef: image?.image ?? "", imageId: image?.image ?? "" };
}

export function fakeContainerStatus(container: FakeContainer): Init<ContainerStatus> {
  const { id, config, state, createdAt, startedAt, finishedAt, exitCode, reason, message } = container;
  const { metadata, labels, annotations, mounts } = config;
  return {
    ...{ id, metadata, state, createdAt, startedAt, finishedAt, exitCode, reason, message },
    ...{ labels, annotations, mounts, ...imageFields(config) },
  };
}

export function fakeContainer(container: FakeContainer): Init<Container> {
  const { id, sandboxId, config, state, createdAt } = container;
  const { metadata, labels, annotations } = config;
  return {
    id,
    podSandboxId: sandboxId,
    metadata,
    state,
    createdAt,
    labels,
    annotations,
    ...imageFields(config),
  };
}

export function fakeSandbox(sandbox: FakeSandbox): Init<PodSandbox> {
  const { id, config, createdAt, ready, annotations } = sandbox;
  const state = ready ? "SANDBOX_READY" : "SANDBOX_NOTREADY";
  return { id, metadata: config.metadata, state, createdAt, labels: config.labels, annotations };
}

export function fakeSandboxStatus(sandbox: FakeSandbox): Init<PodSandboxStatus> {
  const { config, ip, ready } = sandbox;
  const options = config.linux?.securityContext?.namespaceOptions;
  return { ...fakeSandbox(sandbox), network: { ip: ready ? ip : "" }, linux: { namespaces: { options } } };
}
