import type { WireAnswer, WireRequest } from "../guest/wire.ts";
import { errorKind } from "../runners/error-kind.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { answersOf, askedAtOnce, batchesOf, type GuestBatch } from "./guest-asks.ts";
import type { Asked } from "./guest-owed.ts";
import { nextOwedPlan, type OwedPlan, planOfGuest, takeOwedPlan } from "./guest-plans.ts";
import { createView, shownTrigger } from "./guest-view.ts";
import { type GuestWord, packOf, takeWordOf } from "./guest-words.ts";
import type { Entry, GuestAnswer, Planned } from "./log.ts";
import { failedPlan, inputOf } from "./plan.ts";
import type { Turn, TurnContext } from "./turn.ts";

/** Asks guests about what has happened and takes their answers in. One at a time in a conversation; restarted, it asks again. */

export type GuestDeps = {
  /** One call. @throws Error whose message tells what failed, without words of the chat */
  readonly ask: (pack: string, request: WireRequest) => Promise<WireAnswer>;
  readonly context: () => TurnContext;
  /** One transaction: what the work writes is stored, and what it leads to is owed. */
  readonly commit: (work: (turn: Turn, context: TurnContext) => void) => void;
  readonly note: (pack: string, used: Used) => void;
};

/** One call, for the shop's counters. `error` names the kind of the failure alone: its text may repeat words of the chat. */
export type Used = {
  readonly asks: number;
  readonly failures: number;
  readonly milliseconds: number;
  readonly error: string | null;
};

/** At most so many packs are asked at once: an object may have ten loaded Workers in flight. */
const packsAtOnce = 8;
/** A guest's timers and plans lead to more asking; what is left after so many rounds waits for the next alarm. */
const mostRounds = 100;

export async function drainGuests(live: Asked, shop: CompiledShop, deps: GuestDeps): Promise<void> {
  for (let round = 0; round < mostRounds && live.owed.size > 0 && !live.stale; round++) {
    const entries = owedEntries(live);
    const told = entries.filter(({ id }) => !live.told.has(id)).slice(0, askedAtOnce);
    if (told.length > 0) {
      await askPoints(live, shop, told, deps);
      continue;
    }
    const owed = nextOwedPlan(live.state, shop, entries);
    if (owed === null) {
      for (const { id } of entries) settle(live, id);
      continue;
    }
    await askPlan(live, shop, owed, deps);
  }
}

/** In the order of the log; what is no longer there is owed nothing. */
function owedEntries(live: Asked): Entry[] {
  for (const id of live.owed) if (!live.state.byId.has(id)) settle(live, id);
  return live.state.entries.filter(({ id }) => live.owed.has(id));
}

function settle(live: Asked, id: string): void {
  live.owed.delete(id);
  live.told.delete(id);
}

async function askPoints(live: Asked, shop: CompiledShop, entries: readonly Entry[], deps: GuestDeps): Promise<void> {
  const batches = batchesOf(live.state, shop, entries, deps.context().now);
  // Before the answers come: what is judged anew meanwhile is to be asked about again.
  for (const { id } of entries) live.told.add(id);
  const words: GuestWord[] = [];
  for (let from = 0; from < batches.length; from += packsAtOnce) {
    const some = batches.slice(from, from + packsAtOnce);
    words.push(...(await Promise.all(some.map((batch) => askBatch(shop, batch, deps)))).flat());
  }
  if (live.stale) return;
  if (words.every(({ answers }) => answers.length === 0) && !words.some((word) => isKnown(live, word))) return;
  deps.commit((turn, context) => {
    for (const word of words) takeWordOf(live.state, shop, word, context, turn);
  });
}

function isKnown({ state }: Asked, { pack, entry }: GuestWord): boolean {
  return state.byId.has(`guest:${pack}:${entry}`);
}

async function askBatch(shop: CompiledShop, batch: GuestBatch, deps: GuestDeps): Promise<GuestWord[]> {
  const { pack, asked, request } = batch;
  const sha256 = shop.guests.get(pack)?.sha256 ?? "";
  const started = Date.now();
  let answered: { entry: string; answers: GuestAnswer[] }[];
  try {
    const answer = await deps.ask(pack, request);
    if (answer.kind !== "inspect") throw new Error("answered something else");
    answered = answersOf(shop, batch, answer.answers);
  } catch (cause) {
    const error = textOf(cause);
    answered = asked.map(({ entry, points }) => ({ entry, answers: points.map(({ point }) => ({ point, error })) }));
  }
  const failed = answered.filter(({ answers }) => answers.some((answer) => "error" in answer));
  const error = failed[0]?.answers.find((answer) => "error" in answer)?.error ?? null;
  const kind = error === null ? null : errorKind(error);
  deps.note(pack, { asks: asked.length, failures: failed.length, milliseconds: Date.now() - started, error: kind });
  return answered.map((word) => ({ ...word, pack, sha256 }));
}

async function askPlan(live: Asked, shop: CompiledShop, owed: OwedPlan, deps: GuestDeps): Promise<void> {
  const planned = await planOf(live, shop, owed, deps);
  if (live.stale) return;
  deps.commit((turn, context) => takeOwedPlan(live.state, shop, owed, planned, context, turn));
}

async function planOf(live: Asked, shop: CompiledShop, owed: OwedPlan, deps: GuestDeps): Promise<Planned> {
  const { step, trigger, flow, intervention } = owed;
  const pack = packOf(intervention);
  const guest = shop.guests.get(pack);
  if (step === null || guest === undefined) return { outcome: "suppressed", reason: "not-installed", actions: [] };
  if (!guest.runs(deps.context().now)) return { outcome: "suppressed", reason: "paused", actions: [] };
  const shown = shownTrigger(trigger, guest.personalData);
  // It may not read this; an intervention under way has nothing to say about it.
  if (shown === null) return { outcome: "acted", reason: "matched", actions: [] };
  const { conversation, ...input } = inputOf(live.state, shop, step.config, shown, deps.context(), flow);
  const view = createView(conversation, guest.personalData);
  const views = [view.viewOf(conversation)] as const;
  const id = step.intervention.id;
  const started = Date.now();
  const note = (error: string | null) =>
    deps.note(pack, {
      asks: 1,
      failures: error === null ? 0 : 1,
      milliseconds: Date.now() - started,
      error: error === null ? null : errorKind(error),
    });
  try {
    const answer = await deps.ask(pack, { kind: "plan", messages: view.messages, views, intervention: id, input });
    if (answer.kind !== "plan") throw new Error("answered something else");
    if ("error" in answer.answer) throw new Error(answer.answer.error);
    const decision = flow === null ? owed.decision : owed.id.slice("planned:".length);
    const { planned, error } = planOfGuest(answer.answer.ok, step.intervention, {
      id: decision,
      mode: owed.mode,
      at: trigger.at,
    });
    note(error);
    return planned;
  } catch (cause) {
    note(textOf(cause));
    return failedPlan;
  }
}

function textOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 500);
}
