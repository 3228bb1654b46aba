/** One operation of a concurrent history: it took effect once, at some moment between its call and its return. */
export interface ConcurrentOperation<Op> {
  readonly op: Op;
  readonly startMs: number;
  /** Infinity when it never returned. */
  readonly endMs: number;
  /** It may have had no effect at all. */
  readonly optional: boolean;
}

export interface Model<State, Op> {
  readonly initial: State;
  /** The state after `op`; undefined when what `op` returned cannot be in this state. */
  step(state: State, op: Op): State | undefined;
  /** Equal for equal states. */
  keyOf(state: State): string;
}

interface Node {
  readonly index: number;
  readonly isCall: boolean;
  previous: Node | undefined;
  next: Node | undefined;
  /** Of a call its return, of a return its call. */
  match: Node | undefined;
}

/**
 * Searches for an order of the operations that respects real time and the model (Wing and Gong's search with Lowe's
 * memory of configurations already tried). Exponential in the number of operations that overlap, no more.
 */
export function isLinearizable<State, Op>(
  operations: readonly ConcurrentOperation<Op>[],
  model: Model<State, Op>,
): boolean {
  const head = chainOf(operations);
  const tried = new Set<string>();
  /** What was decided so far: an operation took effect, or (`skipped`) it had none. */
  const decided: { readonly call: Node; readonly state: State; readonly skipped: boolean }[] = [];
  let required = operations.filter(({ optional }) => !optional).length;
  let done = 0n;
  let state = model.initial;
  let node = head.next;
  while (required > 0) {
    const operation = node && operations[node.index];
    if (node?.isCall && operation) {
      const after = model.step(state, operation.op);
      const nextDone = done | (1n << BigInt(node.index));
      const configuration = after !== undefined && `${nextDone.toString(36)} ${model.keyOf(after)}`;
      if (after === undefined || configuration === false || tried.has(configuration)) {
        node = node.next;
        continue;
      }
      tried.add(configuration);
      decided.push({ call: node, state, skipped: false });
      if (!operation.optional) required--;
      state = after;
      done = nextDone;
      lift(node);
      node = head.next;
      continue;
    }
    if (node?.match && operation?.optional) {
      // It has returned without a place: it had no effect.
      decided.push({ call: node.match, state, skipped: true });
      done |= 1n << BigInt(node.index);
      lift(node.match);
      node = head.next;
      continue;
    }
    // A return whose call has no place yet, or the end: an earlier decision was wrong.
    let last = decided.pop();
    for (; last; last = decided.pop()) {
      if (!last.skipped && !operations[last.call.index]?.optional) required++;
      state = last.state;
      done &= ~(1n << BigInt(last.call.index));
      unlift(last.call);
      if (!last.skipped) break;
    }
    if (!last) return false;
    node = last.call.next;
  }
  return true;
}

function chainOf(operations: readonly ConcurrentOperation<unknown>[]): Node {
  const events = operations.flatMap(({ startMs, endMs }, index) => {
    const call = { atMs: startMs, index, isCall: true };
    return endMs === Infinity ? [call] : [call, { atMs: endMs, index, isCall: false }];
  });
  // At the same moment, calls first: those operations overlap.
  events.sort((a, b) => a.atMs - b.atMs || Number(b.isCall) - Number(a.isCall));
  const head: Node = { index: -1, isCall: false, previous: undefined, next: undefined, match: undefined };
  const calls = new Map<number, Node>();
  let last = head;
  for (const { index, isCall } of events) {
    const node: Node = { index, isCall, previous: last, next: undefined, match: undefined };
    if (isCall) calls.set(index, node);
    else {
      const call = calls.get(index);
      if (call) call.match = node;
      node.match = call;
    }
    last.next = node;
    last = node;
  }
  return head;
}

/** Takes a call and its return out of the chain. */
function lift(node: Node): void {
  for (const each of [node, node.match]) {
    if (!each) continue;
    if (each.previous) each.previous.next = each.next;
    if (each.next) each.next.previous = each.previous;
  }
}

/** Puts them back, in the opposite order. */
function unlift(node: Node): void {
  for (const each of [node.match, node]) {
    if (!each) continue;
    if (each.previous) each.previous.next = each;
    if (each.next) each.next.previous = each;
  }
}
