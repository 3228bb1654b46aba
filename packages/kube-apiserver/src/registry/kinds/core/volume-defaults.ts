import type { corev1 } from "@kubets/api";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import { defaultPullPolicy } from "./image-name.ts";

const fileMode = 0o644;

export function defaultVolume(volume: corev1.Volume): corev1.Volume {
  const sources = Object.keys(volume).filter((key) => key !== "name");
  if (sources.length === 0) return { ...volume, emptyDir: {} };
  return change(volume, {
    hostPath: mapOptional(volume.hostPath, (source) => fill(source, { type: "" })),
    secret: mapOptional(volume.secret, (source) => fill(source, { defaultMode: fileMode })),
    configMap: mapOptional(volume.configMap, (source) => fill(source, { defaultMode: fileMode })),
    downwardAPI: mapOptional(volume.downwardAPI, (source) =>
      fill(change(source, { items: mapList(source.items, defaultDownwardFile) }), { defaultMode: fileMode }),
    ),
    projected: mapOptional(volume.projected, defaultProjected),
    ephemeral: mapOptional(volume.ephemeral, defaultEphemeral),
    image: mapOptional(volume.image, (source) =>
      fill(source, { pullPolicy: defaultPullPolicy(source.reference) }),
    ),
    iscsi: mapOptional(volume.iscsi, (source) => fill(source, { iscsiInterface: "default" })),
    rbd: mapOptional(volume.rbd, (source) =>
      fill(source, { pool: "rbd", user: "admin", keyring: "/etc/ceph/keyring" }),
    ),
    azureDisk: mapOptional(volume.azureDisk, (source) =>
      fill(source, { cachingMode: "ReadWrite", fsType: "ext4", readOnly: false, kind: "Shared" }),
    ),
    scaleIO: mapOptional(volume.scaleIO, (source) =>
      fill(source, { storageMode: "ThinProvisioned", fsType: "xfs" }),
    ),
  });
}

function defaultDownwardFile(file: corev1.DownwardAPIVolumeFile): corev1.DownwardAPIVolumeFile {
  return change(file, { fieldRef: mapOptional(file.fieldRef, defaultFieldRef) });
}

export function defaultFieldRef(selector: corev1.ObjectFieldSelector): corev1.ObjectFieldSelector {
  return fill(selector, { apiVersion: "v1" });
}

function defaultProjected(source: corev1.ProjectedVolumeSource): corev1.ProjectedVolumeSource {
  const sources = mapList(source.sources, (projection) =>
    change(projection, {
      downwardAPI: mapOptional(projection.downwardAPI, (downward) =>
        change(downward, { items: mapList(downward.items, defaultDownwardFile) }),
      ),
      serviceAccountToken: mapOptional(projection.serviceAccountToken, (token) =>
        fill(token, { expirationSeconds: 3600 }),
      ),
      podCertificate: mapOptional(projection.podCertificate, (certificate) =>
        fill(certificate, { maxExpirationSeconds: 86_400 }),
      ),
    }),
  );
  return fill(change(source, { sources }), { defaultMode: fileMode });
}

function defaultEphemeral(source: corev1.EphemeralVolumeSource): corev1.EphemeralVolumeSource {
  return change(source, {
    volumeClaimTemplate: mapOptional(source.volumeClaimTemplate, (template) =>
      change(template, { spec: defaultClaimSpec(template.spec) }),
    ),
  });
}

export function defaultClaimSpec(spec: corev1.PersistentVolumeClaimSpec): corev1.PersistentVolumeClaimSpec {
  return fill(spec, { volumeMode: "Filesystem" });
}
