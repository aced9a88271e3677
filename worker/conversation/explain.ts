import type { SessionType } from "../../plugins/sdk/conversation.ts";
import { type Explanation, listed } from "../runners/builtin.ts";
import { type CompiledShop, pointOf } from "../settings/compile.ts";
import { applyEvent, fold } from "./apply-event.ts";
import { outcomeOf, packOf } from "./guest-words.ts";
import { contextOf, heldBack, isJudged, pointEventOf } from "./judge.ts";
import type { Entry } from "./log.ts";
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
    points: [...explainEntry(then, shop, entry), ...explainGuests(then, state, shop, entry)],
  };
}

function explainEntry(state: State, shop: CompiledShop, entry: Entry): PointTrace[] {
  const event = pointEventOf(state, entry);
  if (event === null) return [];
  const { session, timerOwner } = contextOf(state, entry);
  const known = { ...(timerOwner !== undefined && { timerOwner }), notes: state.notes };
  const explained = shop.runner.explain(event, viewOf(state, entry.at, session), known);
  return explained.map((explanation) => traced(state, shop, entry, explanation));
}

/** A guest is not asked again: what it said then stands in the log, beside the hits that it would be given today. */
function explainGuests(state: State, now: State, shop: CompiledShop, entry: Entry): PointTrace[] {
  const event = isJudged(entry) ? pointEventOf(state, entry) : null;
  if (event === null) return [];
  const { session, timerOwner } = contextOf(state, entry);
  const asked = shop.runner.guests(event, viewOf(state, entry.at, session), {
    ...(timerOwner !== undefined && { timerOwner }),
  });
  return asked.map(({ point, hits }) => {
    const word = now.byId.get(`guest:${packOf(point)}:${entry.id}`)?.event;
    const answers = word?.type === "guest" ? word.answers.filter((answer) => answer.point === point) : [];
    const said = outcomeOf(now, answers);
    return traced(state, shop, entry, {
      point,
      hits: listed(hits),
      findings: said.findings,
      held: [],
      error: said.errors[0]?.error ?? null,
      microseconds: 0,
    });
  });
}

function traced(state: State, shop: CompiledShop, entry: Entry, explanation: Explanation): PointTrace {
  const judged = explanation.findings.map((finding) => ({ finding, guard: heldBack(state, shop, entry, finding) }));
  const { point, shadow } = pointOf(explanation.point);
  return {
    ...explanation,
    point,
    shadow,
    findings: judged.flatMap(({ finding, guard }) => (guard === null ? [finding] : [])),
    suppressed: judged.flatMap(({ finding, guard }) => (guard === null ? [] : [{ ...finding, guard }])),
  };
}
