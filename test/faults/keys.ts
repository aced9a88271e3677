import type { DecisionItem } from "../replay/api.ts";

/** Keys of actions: those that the ledger's decisions name, held against those that the platform has taken. */
export type Keys = {
  /** Keys that the platform has taken. */
  readonly distinctKeys: number;
  /** Keys that it took more than once: the answer was lost, or the sender. */
  readonly repeatedKeys: number;
  /** Keys of the ledger's decisions; each must be one of those taken, and the other way round. */
  readonly decidedKeys: number;
  readonly notArrived: number;
  readonly neverDecided: number;
  /** Messages that plan an action and have no key, and messages with more than one. */
  readonly notExactlyOne: number;
};

export function keysOf(
  decisions: readonly DecisionItem[],
  { acting, taken }: { acting: ReadonlySet<string>; taken: ReadonlyMap<string, { calls: number }> },
): Keys {
  const ofEvent = new Map<string, Set<string>>([...acting].map((id) => [id, new Set()]));
  const decided = new Set<string>();
  for (const decision of decisions)
    for (const { key } of decision.actions) {
      decided.add(key);
      const event = String(decision.event);
      ofEvent.set(event, (ofEvent.get(event) ?? new Set()).add(key));
    }
  return {
    distinctKeys: taken.size,
    repeatedKeys: [...taken.values()].filter(({ calls }) => calls > 1).length,
    decidedKeys: decided.size,
    notArrived: [...decided].filter((key) => !taken.has(key)).length,
    neverDecided: [...taken.keys()].filter((key) => !decided.has(key)).length,
    notExactlyOne: [...ofEvent.values()].filter(({ size }) => size !== 1).length,
  };
}
