import type { SessionType } from "../../plugins/sdk/conversation.ts";
import type { Explanation } from "../runners/builtin.ts";
import { type CompiledShop, pointOf } from "../settings/compile.ts";
import { applyEvent, fold } from "./apply-event.ts";
import { heldBack, pointEventOf } from "./judge.ts";
import { type Entry, isHostEvent } from "./log.ts";
import type { SettingGuard } from "./meant.ts";
import { createState, type State, viewOf } from "./state.ts";

/** Why each enabled point did or did not find something in an event (N34), judged with today's settings. */
export type Trace = {
  readonly event: string;
  readonly at: number;
  readonly revision: number;
  readonly sessionType: SessionType;
  readonly points: readonly PointTrace[];
};

export type PointTrace = Omit<Explanation, "findings"> & {
  readonly shadow: boolean;
  /** The findings that the host let through. */
  readonly findings: Explanation["findings"];
  /** Findings of the point that the host held back, each with the setting of the shop that did. */
  readonly suppressed: readonly (Explanation["findings"][number] & { readonly guard: SettingGuard })[];
};

/** null: the log has no such event, or its words were retracted. */
export function explainEvent(state: State, shop: CompiledShop, id: string): Trace | null {
  const index = state.entries.findIndex((entry) => entry.id === id);
  const entry = state.entries[index];
  if (entry === undefined || "erased" in entry.event) return null;
  const then = createState({ ...state, shop: shop.snapshot.shop, timeZone: state.cutter.timeZone });
  for (const earlier of state.entries.slice(0, index)) fold(then, earlier);
  then.entries.push(entry);
  then.byId.set(entry.id, entry);
  applyEvent(then, entry);
  return {
    event: id,
    at: entry.at,
    revision: shop.snapshot.revision,
    sessionType: then.cutter.current?.type ?? "unsure",
    points: explainEntry(then, shop, entry),
  };
}

function explainEntry(state: State, shop: CompiledShop, entry: Entry): PointTrace[] {
  const event = pointEventOf(state, entry);
  if (event === null) return [];
  const timerOwner = isHostEvent(entry.event) && entry.event.type === "timer" ? entry.event.point : undefined;
  const known = { timerOwner, notes: state.notes };
  return shop.runner.explain(event, viewOf(state, entry.at), known).map((explanation) => {
    const judged = explanation.findings.map((finding) => ({ finding, guard: heldBack(state, shop, entry, finding) }));
    const { point, shadow } = pointOf(explanation.point);
    return {
      ...explanation,
      point,
      shadow,
      findings: judged.flatMap(({ finding, guard }) => (guard === null ? [finding] : [])),
      suppressed: judged.flatMap(({ finding, guard }) => (guard === null ? [] : [{ ...finding, guard }])),
    };
  });
}
