import { noFacts } from "../../plugins/sdk/shop.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { advance, graceMs } from "./due.ts";
import { receive, takeTally, takeWord } from "./engine.ts";

import type { FoundFinding } from "./log.ts";
import { isPlatformEvent } from "./log.ts";
import { createState, type State } from "./state.ts";
import { startTurn } from "./turn.ts";

/** What other settings would have found in a conversation that is stored. */
export type Rehearsal = { readonly messages: number; readonly findings: readonly FoundFinding[] };

/**
 * Plays the stored log again under other settings, in its own time: the same events, the same time-outs. Nothing is stored, and
 * no policy decides. `until` (epoch ms): time goes on after the last event as it has in truth, for time-outs that are longer than
 * the stored ones. Retracted messages have no words left: of them counts what points noted when they went.
 */
export function rehearse(state: State, shop: CompiledShop, until = 0): Rehearsal {
  const played = createState({ ...state, shop: shop.snapshot.shop, timeZone: state.cutter.timeZone });
  const turn = startTurn();
  let now = 0;
  for (const { event, at } of state.entries) {
    const context = { now: at, facts: noFacts };
    if (isPlatformEvent(event)) {
      receive(played, shop, { ...event, at }, context, turn);
    } else if (event.type === "tally") takeTally(played, shop, event, context, turn);
    else if (event.type === "session-type") takeWord(played, shop, event, context, turn);
    now = Math.max(now, at);
  }
  advance(played, shop, { now: Math.max(now + graceMs, until), facts: noFacts }, turn);
  return {
    messages: played.messages.length,
    findings: [...played.findings.values()].filter(({ status }) => status !== "withdrawn"),
  };
}
