import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parse } from "yaml";

/** Where an API server is and how to be let in. */
export interface ApiAccess {
  readonly url: string;
  readonly tls: {
    readonly ca?: Buffer;
    readonly cert?: Buffer;
    readonly key?: Buffer;
    readonly servername?: string;
    readonly rejectUnauthorized: boolean;
  };
  /** Client certificates need none. */
  readonly token: string | undefined;
}

/** What a user did, or gave wrong: shown as one line, without a stack. */
export class PlainError extends Error {}

/** The current context of a kubeconfig. Throws PlainError for one that is missing, incomplete or needs a program. */
export function readKubeconfig(file: string): ApiAccess {
  const config = mappingIn(parseFile(file), "", file);
  const context = entry(config, "context", stringIn(config, "current-context"), file);
  const cluster = entry(config, "cluster", stringIn(context, "cluster"), file);
  const user = entry(config, "user", stringIn(context, "user"), file);
  const url = stringIn(cluster, "server");
  if (url === undefined || !URL.canParse(url)) throw new PlainError(`${file}: the cluster has no server`);
  const tokenFile = stringIn(user, "tokenFile");
  const token =
    stringIn(user, "token") ?? (tokenFile && readFileSync(resolve(dirname(file), tokenFile), "utf8").trim());
  const cert = bytesIn(user, "client-certificate", file);
  if (token === undefined && cert === undefined)
    throw new PlainError(`${file}: the user has neither a client certificate nor a token`);
  const ca = bytesIn(cluster, "certificate-authority", file);
  const key = bytesIn(user, "client-key", file);
  const servername = stringIn(cluster, "tls-server-name");
  return {
    url,
    tls: {
      ...(ca && { ca }),
      ...(cert && { cert }),
      ...(key && { key }),
      ...(servername !== undefined && { servername }),
      rejectUnauthorized: cluster["insecure-skip-tls-verify"] !== true,
    },
    token,
  };
}

type Mapping = Readonly<Record<string, unknown>>;

function parseFile(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (err: unknown) {
    const [reason] = (err instanceof Error ? err.message : String(err)).split("\n");
    throw new PlainError(`${file} is no kubeconfig: ${reason ?? ""}`);
  }
}

function mappingIn(value: unknown, key: string, file: string): Mapping {
  if (typeof value === "object" && value !== null) return value as Mapping; // Any object's fields can be asked for.
  throw new PlainError(`${file} is no kubeconfig${key === "" ? "" : `: it has no ${key}`}`);
}

/** The entry `name` of the list of clusters, contexts or users. */
function entry(config: Mapping, kind: string, name: string | undefined, file: string): Mapping {
  const list = config[`${kind}s`];
  const found = Array.isArray(list)
    ? list.find((each: unknown) => mappingIn(each, kind, file)["name"] === name)
    : undefined;
  return mappingIn(mappingIn(found, `${kind} ${name ?? ""}`.trimEnd(), file)[kind], kind, file);
}

function stringIn(mapping: Mapping, key: string): string | undefined {
  const value = mapping[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** `<key>-data` as base64, else the file that `<key>` names. */
function bytesIn(mapping: Mapping, key: string, file: string): Buffer | undefined {
  const data = stringIn(mapping, `${key}-data`);
  if (data !== undefined) return Buffer.from(data, "base64");
  const path = stringIn(mapping, key);
  if (path === undefined) return undefined;
  try {
    return readFileSync(resolve(dirname(file), path));
  } catch (err: unknown) {
    throw new PlainError(`${file}: ${key}: ${err instanceof Error ? err.message : String(err)}`);
  }
}
