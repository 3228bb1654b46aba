import { percentile } from "../report.ts";
import type { Figure } from "../report.ts";
import { configMap, configMapsPath, rateOf } from "./target.ts";
import type { Target } from "./target.ts";

const table = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

const lists: readonly {
  readonly name: string;
  readonly accept: string;
  readonly query: string;
  /** What each object in the namespace adds to the answer, at the least. */
  readonly bytesEach: number;
}[] = [
  { name: "JSON", accept: "application/json", query: "", bytesEach: 900 },
  { name: "protobuf", accept: "application/vnd.kubernetes.protobuf", query: "", bytesEach: 900 },
  { name: "Table", accept: table, query: "", bytesEach: 100 },
  { name: "by label, a tenth", accept: "application/json", query: "?labelSelector=tenth%3D3", bytesEach: 90 },
];

/** Creates what is missing from `count` objects, beside `present` that are there. */
export async function fillUp(target: Target, present: number, count: number): Promise<readonly Figure[]> {
  const path = configMapsPath(target);
  const value = await rateOf(count - present, (i) =>
    target.api.call("POST", path, { body: configMap(`c-${present + i}`, i) }),
  );
  return [{ what: `creates on the way to ${count} objects`, value, unit: "/s" }];
}

/** `count` objects are there. The first LIST is a figure of its own: servers keep what they have made for it. */
export async function listTimes(target: Target, count: number, rounds: number): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const { name, accept, query, bytesEach } of lists) {
    const samples: number[] = [];
    for (let i = 0; i <= rounds; i++) {
      let bytes = 0;
      const start = performance.now();
      await target.api.exchange("GET", configMapsPath(target) + query, { accept }, (chunk) => {
        bytes += chunk.length;
      });
      samples.push(performance.now() - start);
      if (bytes < count * bytesEach)
        throw new Error(`the LIST of ${target.name} is not whole: ${bytes} bytes`);
    }
    const [first = Number.NaN, ...later] = samples;
    figures.push(
      { what: `LIST of ${count}, ${name}, first`, value: first, unit: "ms" },
      { what: `LIST of ${count}, ${name}, p50 of ${rounds}`, value: percentile(later, 0.5), unit: "ms" },
    );
  }
  return figures;
}
