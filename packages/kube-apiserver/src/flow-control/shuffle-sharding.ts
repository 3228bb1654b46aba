import { fnv32a } from "@kubets/apimachinery";

/**
 * The queues that a flow may use: `handSize` different ones of `queues`, dealt by the flow's name. Two flows rarely
 * have all of them in common, so that a flow which fills its own queues leaves others room.
 */
export function dealHand(
  flow: string,
  options: { readonly queues: number; readonly handSize: number },
): readonly number[] {
  const { queues, handSize } = options;
  const hand: number[] = [];
  for (let card = 0; card < handSize; card++) {
    // A place among those that are left, each with the same chance.
    let queue = fnv32a(`${String(card)}/${flow}`) % (queues - card);
    for (const taken of hand.toSorted((a, b) => a - b)) if (taken <= queue) queue++;
    hand.push(queue);
  }
  return hand;
}

/** Flows whose hands are remembered; the rest are dealt anew. */
const maxHands = 4096;

/** Hands that were dealt, for as long as the queues stay as they are. */
export class FlowHands {
  readonly #hands = new Map<string, readonly number[]>();
  #queues = 0;
  #handSize = 0;

  of(flow: string, options: { readonly queues: number; readonly handSize: number }): readonly number[] {
    if (options.queues !== this.#queues || options.handSize !== this.#handSize) {
      this.#hands.clear();
      this.#queues = options.queues;
      this.#handSize = options.handSize;
    }
    const known = this.#hands.get(flow);
    if (known) return known;
    const hand = dealHand(flow, options);
    if (this.#hands.size < maxHands) this.#hands.set(flow, hand);
    return hand;
  }
}

/** Bits that choosing a hand takes, a little too many; Kubernetes allows no more than 60. */
export function requiredEntropyBits(queues: number, handSize: number): number {
  return Math.ceil(Math.log2(queues) * handSize);
}
