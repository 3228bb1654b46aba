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

/** Bits that choosing a hand takes, a little too many; Kubernetes allows no more than 60. */
export function requiredEntropyBits(queues: number, handSize: number): number {
  return Math.ceil(Math.log2(queues) * handSize);
}
