import { ask } from "../../../worker/conversation/ask.ts";
import { advance, dueAt, graceMs } from "../../../worker/conversation/due.ts";
import { receive, takeTally, takeWord } from "../../../worker/conversation/engine.ts";
import { drainGuests } from "../../../worker/conversation/guest-drain.ts";
import { oweGuests } from "../../../worker/conversation/guest-owed.ts";
import {
  type Decision,
  type FoundFinding,
  type HumanEvent,
  isGuestWord,
  isHostEvent,
} from "../../../worker/conversation/log.ts";
import { createState } from "../../../worker/conversation/state.ts";
import { isOpen } from "../../../worker/conversation/tasks.ts";
import { type News, startTurn } from "../../../worker/conversation/turn.ts";
import type { AskGuest } from "../../../worker/guest/wire.ts";
import { compileShop } from "../../../worker/settings/compile.ts";
import { type Snapshot, snapshot } from "../../../worker/settings/snapshot.ts";
import type { Hours } from "../hours.ts";
import type { PackDefinition } from "../pack.ts";
import { noFacts, type ReceiverView, type ShopFacts } from "../shop.ts";
import { createScribe, type Script, type Step } from "./script.ts";

/** Ten in the morning of a working day in Shanghai: no script meets midnight unless it waits for it. */
const morning = "2026-11-20T10:00:00+08:00";

/** The shop in which a script is played. */
export type ShopOptions = {
  /** ISO time with offset of the first step. */
  readonly startsAt?: string;
  readonly timeZone?: string;
  readonly language?: "zh" | "en";
  /** Business hours; a shop without them is always open. */
  readonly hours?: Hours;
  readonly receivers?: readonly ReceiverView[];
  /** Groups of agent accounts. */
  readonly groups?: readonly { readonly id: string; readonly agents: readonly string[] }[];
  /** Platform id: it decides on which side of a roll-out or a hold-out the conversation falls. */
  readonly conversation?: string;
};

export type PlayOptions = ShopOptions & {
  readonly packs: readonly PackDefinition[];
  readonly points?: Record<string, unknown>;
  readonly policies?: readonly unknown[];
  /** Goes on to the end of the shop's day, where sessions that nobody closed are judged. */
  readonly untilDayEnds?: boolean;
  /** What `byHand()` runs when it names nothing. */
  readonly intervention?: string;
};

export type GuestPlayOptions = PlayOptions & { readonly ask: AskGuest };

/** A task as it stands at the end. */
export type PlayedTask = { readonly kind: string; readonly state: string; readonly text: string };

export type Played = {
  /** What stands at the end, open or resolved, in the order in which it was found. Quotes are as they were when it was found. */
  readonly findings: readonly FoundFinding[];
  /** In the order in which they were made. Of a message that the platform asked about only the answer counts. */
  readonly decisions: readonly Decision[];
  readonly tasks: readonly PlayedTask[];
  /** What went wrong in points, as `pack/id: text`. */
  readonly errors: readonly string[];
};

/** A guest's intervention is asked after the decision that starts it: until then that decision says nothing. */
export function waitsForPlan({ outcome, reason }: Decision): boolean {
  return outcome === "planned" && reason === "asked";
}

/** Plays a script through the product's own engine on a virtual clock. */
export function play(script: Script, options: PlayOptions): Played {
  const playing = steps(script, options);
  for (;;) {
    const step = playing.next();
    if (step.done) return step.value;
  }
}

/** The same with packs that are guests: `ask` makes their calls, and whatever they are asked is answered before time goes on. */
export async function playWithGuests(script: Script, options: GuestPlayOptions): Promise<Played> {
  const playing = steps(script, options);
  for (;;) {
    const step = playing.next();
    if (step.done) return step.value;
    await step.value(options.ask);
  }
}

/** Asks the guests about everything that has happened so far. */
type AskGuests = (ask: AskGuest) => Promise<void>;

function* steps(script: Script, options: PlayOptions): Generator<AskGuests, Played> {
  const { untilDayEnds = false, startsAt = morning, timeZone = "Asia/Shanghai", conversation = "c-1" } = options;
  const shop = compileShop(snapshotOf(options, timeZone), options.packs);
  const place = { shop: "shop", channel: "interject", conversation, timeZone };
  const state = createState(place);
  const asked = { state, owed: new Set<string>(), told: new Set<string>(), stale: false };
  const turn = startTurn();
  const news: News[] = [];
  const write = createScribe(conversation);
  let now = Date.parse(startsAt);
  let facts: ShopFacts = { ...noFacts, seats: { known: true, online: 1, suspended: 0, queue: 0 } };
  let stored = 0;
  /** What the turn has written counts as stored: guests are asked about what is new. */
  const collect = (owed: readonly News[] = turn.news) => {
    oweGuests(asked, shop, owed);
    for (const entry of turn.written) if (entry.seq === 0) entry.seq = ++stored;
    turn.written.clear();
    news.push(...turn.news.splice(0));
  };
  const askGuests: AskGuests = (ask) =>
    drainGuests(asked, shop, {
      ask,
      context: () => ({ now, facts }),
      note: () => {},
      commit(work) {
        work(turn, { now, facts });
        collect(turn.news.filter(({ entry }) => entry.seq === 0));
      },
    });
  /** Fires what is due before `until`, each thing at its own time. */
  function* pass(until: number): Generator<AskGuests, void> {
    for (let due = dueAt(state); due !== null && due - graceMs < until; due = dueAt(state)) {
      advance(state, shop, { now: due, facts }, turn);
      collect();
      yield askGuests;
    }
  }
  const hear = (step: Extract<Step, { step: "task" | "by-hand" }>, id: string): HumanEvent => {
    const said = { id, at: now, by: "m-1" };
    if (step.step === "task") {
      const open = [...state.tasks.values()].findLast(isOpen);
      if (open === undefined) throw new Error("the script has no open task before this step");
      return { type: "task", ...said, decision: open.id, word: step.word };
    }
    const intervention = step.intervention ?? options.intervention;
    if (intervention === undefined) throw new Error("byHand() must name an intervention here");
    return { type: "intervene", ...said, intervention, config: step.config };
  };

  for (const [index, step] of script.entries()) {
    // What the host adds at an instant is the last of it: the next line of the script is later, not late.
    const last = state.entries.findLast(({ event }) => !isGuestWord(event));
    if (step.step !== "waits" && last !== undefined && last.at >= now && isHostEvent(last.event)) now = last.at + 1;
    switch (step.step) {
      case "waits":
        now += step.seconds * 1_000;
        yield* pass(now);
        break;
      case "seats":
        facts = { ...facts, seats: { ...facts.seats, ...step.seats } };
        break;
      case "facts":
        facts = { ...facts, ...step.facts };
        break;
      case "tally": {
        const event = { type: "tally" as const, id: `tally:${index}`, at: now, tally: step.tally };
        takeTally(state, shop, event, { now, facts }, turn);
        break;
      }
      case "task":
      case "by-hand":
        takeWord(state, shop, hear(step, `h-${index}`), { now, facts }, turn);
        break;
      default: {
        const event = write(step, now);
        if (event.type === "message" && event.pending === true) {
          ask(state, shop, event, { now, facts }, turn);
        } else receive(state, shop, event, { now, facts }, turn);
      }
    }
    collect();
    yield askGuests;
  }
  const lastDay = Math.max(0, ...state.cutter.sessions.map(({ dayEnd }) => dayEnd));
  if (untilDayEnds) yield* pass(lastDay);

  const found = new Map<string, FoundFinding>();
  for (const { findings } of news) for (const finding of findings) found.set(finding.id, finding);
  return {
    findings: [...found.values()].flatMap((finding) => {
      // One that is known of a question alone stands as it was found.
      const { status } = state.findings.get(finding.id) ?? finding;
      return status === "active" || status === "resolved" ? [{ ...finding, status }] : [];
    }),
    decisions: news.flatMap(({ decisions }) => decisions),
    tasks: [...state.tasks.values()].map(({ kind, state: stands, text }) => ({ kind, state: stands, text })),
    // A question that nobody minds is not in the log.
    errors: [...state.entries, ...news.map(({ entry }) => entry).filter(({ id }) => !state.byId.has(id))].flatMap(
      errorsOf,
    ),
  };
}

function errorsOf({ result }: News["entry"]): string[] {
  return result?.errors.map(({ point, error }) => `${point}: ${error}`) ?? [];
}

function snapshotOf(options: PlayOptions, timeZone: string): Snapshot {
  const { packs, points = {}, policies = [], language = "zh", hours, receivers = [], groups = [] } = options;
  return snapshot.parse({
    merchant: "merchant",
    shop: "shop",
    revision: 1,
    name: "Tester",
    timeZone,
    language,
    hours,
    retentionDays: 30,
    channels: [],
    endpoints: [],
    receivers: receivers.map(({ id, title, groups: of }) => ({
      id,
      title,
      kind: "webhook",
      endpoint: "default",
      groups: of,
      setAt: 0,
    })),
    groups: groups.map(({ id, agents }) => ({ id, title: id, agents })),
    points,
    packs: packs.map(({ id }) => id),
    installs: packs.filter(({ guest }) => guest === true).map(installOf),
    policies,
  });
}

/** A guest of the tester: nobody looks its content up. */
function installOf({ id, version }: PackDefinition) {
  return { id, version, sha256: "0".repeat(64), tier: "guest", publisher: null, by: "tester", at: 0 };
}
