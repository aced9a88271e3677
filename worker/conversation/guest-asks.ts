import type { Conversation } from "../../plugins/sdk/conversation.ts";
import { checkOutput } from "../../plugins/sdk/output.ts";
import type { PointEvent } from "../../plugins/sdk/point.ts";
import type { WireAsk, WireOutput, WireRequest, WireView } from "../guest/wire.ts";
import type { GuestPoint } from "../runners/builtin.ts";
import type { CompiledShop } from "../settings/compile.ts";
import { fold } from "./apply-event.ts";
import { createView } from "./guest-view.ts";
import { packOf } from "./guest-words.ts";
import { contextOf, isJudged, pointEventOf } from "./judge.ts";
import { type Entry, type GuestAnswer, isGuestWord } from "./log.ts";
import { createState, type State, viewOf } from "./state.ts";

/** What one pack is asked about: one call, however many entries it is about. */
export type GuestBatch = {
  readonly pack: string;
  readonly request: Extract<WireRequest, { kind: "inspect" }>;
  /** Beside the request's asks, in their order. */
  readonly asked: readonly { readonly entry: string; readonly points: readonly GuestPoint[] }[];
};

/** Entries of one call. A request of 500 events takes several. */
export const askedAtOnce = 50;

type Moment = {
  readonly entry: string;
  readonly event: Exclude<PointEvent, { type: "tally" }>;
  readonly conversation: Conversation;
  readonly points: readonly GuestPoint[];
};

/** The calls that are owed about these entries, which come in the order of the log: one for each guest that wants to hear of them. */
export function batchesOf(state: State, shop: CompiledShop, entries: readonly Entry[], now: number): GuestBatch[] {
  const moments = momentsOf(state, shop, entries);
  const packs = [...new Set(moments.flatMap(({ points }) => points.map(({ point }) => packOf(point))))];
  const running = packs.filter((pack) => shop.guests.get(pack)?.runs(now) === true);
  return running.map((pack) => batchOf(state, shop, pack, moments)).filter(({ asked }) => asked.length > 0);
}

function batchOf(state: State, shop: CompiledShop, pack: string, moments: readonly Moment[]): GuestBatch {
  const last = moments[moments.length - 1]?.conversation ?? viewOf(state, 0);
  const view = createView(last, shop.guests.get(pack)?.personalData ?? []);
  const views: WireView[] = [];
  const asks: WireAsk[] = [];
  const asked: { entry: string; points: readonly GuestPoint[] }[] = [];
  for (const { entry, event, conversation, points } of moments) {
    const own = points.filter(({ point }) => packOf(point) === pack);
    const shown = own.length === 0 ? null : view.eventOf(event);
    if (shown === null) continue;
    const told = own.map(({ id, config, hits }) => ({ id, config, hits }));
    asks.push({ view: views.push(view.viewOf(conversation)) - 1, event: shown, points: told });
    asked.push({ entry, points: own });
  }
  return { pack, asked, request: { kind: "inspect", messages: view.messages, views, asks } };
}

/** Each entry with the conversation as it was then. */
function momentsOf(state: State, shop: CompiledShop, entries: readonly Entry[]): Moment[] {
  const asked = entries.filter(isJudged);
  if (asked.length === 0) return [];
  // The ordinary case: one message, and nothing has happened since.
  const newest = state.entries.findLast(({ event }) => !isGuestWord(event));
  if (asked.length === 1 && asked[0] === newest) return momentOf(state, shop, asked[0] as Entry);
  const wanted = new Set(asked);
  const then = createState({ ...state, shop: shop.snapshot.shop, timeZone: state.cutter.timeZone });
  const moments: Moment[] = [];
  for (const entry of state.entries) {
    fold(then, entry);
    if (!wanted.delete(entry)) continue;
    // The state goes on: what it holds now is copied.
    for (const moment of momentOf(then, shop, entry))
      moments.push({ ...moment, conversation: copied(moment.conversation) });
    if (wanted.size === 0) break;
  }
  return moments;
}

function momentOf(state: State, shop: CompiledShop, entry: Entry): Moment[] {
  const event = pointEventOf(state, entry);
  if (event === null || event.type === "tally") return [];
  const { session, timerOwner } = contextOf(state, entry);
  const conversation = viewOf(state, entry.at, session);
  const points = shop.runner.guests(event, conversation, timerOwner === undefined ? {} : { timerOwner });
  return points.length === 0 ? [] : [{ entry: entry.id, event, conversation, points }];
}

function copied(conversation: Conversation): Conversation {
  const { session } = conversation;
  return {
    ...conversation,
    messages: conversation.messages.slice(),
    session: { ...session, messages: session.messages.slice() },
    orders: conversation.orders.slice(),
  };
}

/** What the guest's points said about each entry, checked as the output of any point is. */
export function answersOf(
  shop: CompiledShop,
  { asked, request }: GuestBatch,
  outputs: readonly (readonly WireOutput[])[],
): { readonly entry: string; readonly answers: GuestAnswer[] }[] {
  const texts = new Map(request.messages.map(({ id, text }) => [id, text]));
  return asked.map(({ entry, points }, index) => {
    const { event } = request.asks[index] as WireAsk;
    // The words that it was asked about, where the message reads otherwise by now.
    const judged = event.type === "message" ? request.messages[event.message] : undefined;
    const textOf = (id: string) => (id === judged?.id ? judged.text : texts.get(id));
    const answers = points.flatMap(({ point }, place): GuestAnswer[] => {
      const output = outputs[index]?.[place] ?? { error: "no answer" };
      if ("error" in output) return [{ point, error: output.error }];
      const definition = shop.points.get(point)?.definition;
      if (definition === undefined) return [];
      const checked = checkOutput(definition, output.ok, textOf);
      if (!checked.ok) return [{ point, error: checked.error }];
      return checked.results.length === 0 ? [] : [{ point, results: checked.results }];
    });
    return { entry, answers };
  });
}
