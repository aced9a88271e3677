import { advance, dueAt, graceMs } from "../../../worker/conversation/due.ts";
import { receive } from "../../../worker/conversation/engine.ts";
import { type Decision, type FoundFinding, isHostEvent } from "../../../worker/conversation/log.ts";
import { createState } from "../../../worker/conversation/state.ts";
import { startTurn } from "../../../worker/conversation/turn.ts";
import { compileShop } from "../../../worker/settings/compile.ts";
import { type Snapshot, snapshot } from "../../../worker/settings/snapshot.ts";
import type { Seats } from "../intervention.ts";
import type { PackDefinition } from "../pack.ts";
import { createScribe, type Script } from "./script.ts";

/** Ten in the morning of a working day in Shanghai: no script meets midnight unless it waits for it. */
const morning = "2026-11-20T10:00:00+08:00";

export type PlayOptions = {
  readonly packs: readonly PackDefinition[];
  readonly points?: Record<string, unknown>;
  readonly policies?: readonly unknown[];
  /** Goes on to the end of the shop's day, where sessions that nobody closed are judged. */
  readonly untilDayEnds?: boolean;
  /** ISO time with offset of the first step. */
  readonly startsAt?: string;
  readonly timeZone?: string;
};

export type Played = {
  /** What stands at the end, open or resolved, in the order in which it was found. Quotes are as they were when it was found. */
  readonly findings: readonly FoundFinding[];
  readonly decisions: readonly Decision[];
  /** What went wrong in points, as `pack/id: text`. */
  readonly errors: readonly string[];
};

/** Plays a script through the product's own engine on a virtual clock. */
export function play(script: Script, options: PlayOptions): Played {
  const { packs, untilDayEnds = false, startsAt = morning, timeZone = "Asia/Shanghai" } = options;
  const shop = compileShop(snapshotOf(options, timeZone), packs);
  const state = createState({ shop: "shop", channel: "interject", conversation: "c-1", timeZone });
  const turn = startTurn();
  const write = createScribe();
  let now = Date.parse(startsAt);
  let atWork: Seats = { known: true, online: 1, suspended: 0, queue: 0 };
  /** Fires what is due before `until`, each thing at its own time. */
  const pass = (until: number): void => {
    for (let due = dueAt(state); due !== null && due - graceMs < until; due = dueAt(state)) {
      advance(state, shop, { now: due, seats: atWork }, turn);
    }
  };

  for (const step of script) {
    switch (step.step) {
      case "waits":
        now += step.seconds * 1_000;
        pass(now);
        break;
      case "seats":
        atWork = { ...atWork, ...step.seats };
        break;
      default: {
        // What the host adds at an instant is the last of it: the next line of the script is later, not late.
        const last = state.entries.at(-1);
        if (last !== undefined && last.at >= now && isHostEvent(last.event)) now = last.at + 1;
        receive(state, shop, write(step, now), { now, seats: atWork }, turn);
      }
    }
  }
  const lastDay = Math.max(0, ...state.cutter.sessions.map(({ dayEnd }) => dayEnd));
  if (untilDayEnds) pass(lastDay);

  const found = new Map<string, FoundFinding>();
  for (const { findings } of turn.news) for (const finding of findings) found.set(finding.id, finding);
  return {
    findings: [...found.values()].flatMap((finding) => {
      const status = state.findings.get(finding.id)?.status;
      return status === "active" || status === "resolved" ? [{ ...finding, status }] : [];
    }),
    decisions: turn.news.flatMap(({ decisions }) => decisions),
    errors: state.entries.flatMap(({ result }) => result?.errors.map(({ point, error }) => `${point}: ${error}`) ?? []),
  };
}

function snapshotOf({ packs, points = {}, policies = [] }: PlayOptions, timeZone: string): Snapshot {
  return snapshot.parse({
    merchant: "merchant",
    shop: "shop",
    revision: 1,
    name: "Tester",
    timeZone,
    language: "zh",
    retentionDays: 30,
    channels: [],
    endpoints: [],
    points,
    packs: packs.map(({ id }) => id),
    policies,
  });
}
