import type { PackDefinition } from "../pack.ts";
import { guarded, runTwice, runTwiceElsewhere, type Watch } from "./guard.ts";
import { guestRun } from "./guest-run.ts";
import { type GuestRun, listened } from "./guest-thread.ts";
import { type HeldBack, noteHeld } from "./note-held.ts";
import { type Played, type PlayOptions, play, playWithGuests } from "./play.ts";
import type { Script } from "./script.ts";
import type { Place } from "./shown-case.ts";

/** One finding as the merchant will see it: its code and the quoted words. */
export type ExpectedFinding<Code extends string = string> = {
  readonly code: Code;
  readonly evidence: readonly string[];
  /** The point has said since that what it asked for is done. */
  readonly resolved?: true;
};

export type IgnoredCase<Config = object> = {
  readonly name: string;
  /** Settings that differ from the defaults. */
  readonly config?: Partial<Config>;
  readonly script: Script;
  /** Ids of the feature rows that the case shows, as F102; they may also stand at the end of its name: "late (F102)". */
  readonly rows?: readonly string[];
  /** What guards held back, in the order in which they said so; not looked at when absent. */
  readonly held?: readonly HeldBack[];
} & Pick<PlayOptions, "startsAt" | "timeZone">;

type AnyPoint = PackDefinition["points"][number];

export type PointCaseResult = {
  readonly findings: readonly ExpectedFinding[];
  readonly held: readonly HeldBack[];
  /** Where the evidence stands. */
  readonly places: readonly Place[];
  readonly problems: readonly string[];
};

/** Plays one case twice, as a guest where the run is about one. */
export async function runCase(point: AnyPoint, item: IgnoredCase): Promise<PointCaseResult> {
  const guest = await guestRun();
  return guest === null ? runPointCase(point, item) : runCaseAsGuest(point, item, guest);
}

/** Plays one case twice. `problems` are breaches of the contract, whatever the case expects. */
export function runPointCase(point: AnyPoint, item: IgnoredCase): PointCaseResult {
  const { result, problems } = runTwice((watch) => {
    const notes = noteHeld(guarded(point.inspect, watch));
    const taken = point.notes && { ...point.notes, take: guarded(point.notes.take, watch) };
    const watched = { ...point, inspect: notes.inspect, ...(taken && { notes: taken }) };
    return shown(play(item.script, optionsOf(packAround(watched), item)), notes.held, watch);
  });
  return { ...result, problems };
}

async function runCaseAsGuest(point: AnyPoint, item: IgnoredCase, { pack, ask }: GuestRun): Promise<PointCaseResult> {
  const own = pack.points.find(({ id }) => id === point.id);
  if (own === undefined)
    return { findings: [], held: [], places: [], problems: [`the pack ${pack.id} has no point ${point.id}`] };
  if (own.guest !== true) return runPointCase(own, item);
  const { result, problems } = await runTwiceElsewhere(async (watch) => {
    const listening = listened(ask, watch);
    const options = optionsOf({ ...packAround(own), guest: true, personalData: pack.personalData ?? [] }, item);
    const played = await playWithGuests(item.script, { ...options, ask: listening.ask });
    return shown(played, listening.held, watch);
  });
  return { ...result, problems };
}

function optionsOf(pack: PackDefinition, { script, config = {}, startsAt, timeZone }: IgnoredCase): PlayOptions {
  const isClosed = script.some((step) => step.step === "happens" && step.event.type === "closed");
  return {
    packs: [pack],
    points: Object.fromEntries(pack.points.map(({ id }) => [`tested/${id}`, { config }])),
    untilDayEnds: pack.points.some(({ moment }) => moment === "session") && !isClosed,
    ...(startsAt !== undefined && { startsAt }),
    ...(timeZone !== undefined && { timeZone }),
  };
}

function shown(
  { findings, errors }: Played,
  held: readonly HeldBack[],
  watch: Watch,
): Omit<PointCaseResult, "problems"> {
  for (const error of errors) watch.problems.add(error.replace(/^tested\//, ""));
  for (const { code, message } of findings) {
    const unfilled = message.zh.match(/\{\w+\}/) ?? message.en.match(/\{\w+\}/);
    if (unfilled !== null) watch.problems.add(`${code}: the data fills no ${unfilled[0]} of the message`);
  }
  return {
    findings: findings.map(({ code, evidence, status }) => ({
      code,
      evidence: evidence.map(({ quote }) => quote),
      ...(status === "resolved" && { resolved: true }),
    })),
    places: findings.flatMap(({ evidence }) => evidence),
    held,
  };
}

/** A pack of that point alone. */
export function packAround(point: AnyPoint): PackDefinition {
  const title = { zh: "测试", en: "Test" };
  return {
    id: "tested",
    version: "1.0.0",
    api: 1,
    title,
    description: title,
    points: [point],
    interventions: [],
    policies: [],
  };
}
