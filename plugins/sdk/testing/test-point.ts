import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import type { CodeTable, PointDefinition } from "../point.ts";
import { configProblems, nameProblems, rowProblems, unknownKeys } from "./case-problems.ts";
import { guarded, runTwice, type Watch } from "./guard.ts";
import { type HeldBack, noteHeld } from "./note-held.ts";
import { type PlayOptions, play } from "./play.ts";
import type { Script } from "./script.ts";

/** One finding as the merchant will see it: its code and the quoted words. */
type ExpectedFinding<Code extends string = string> = {
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

type FlaggedCase<Config = object, Code extends string = string> = IgnoredCase<Config> & {
  /** Every finding that stands at the end, in the order in which they are made. */
  readonly expect: readonly ExpectedFinding<Code>[];
};

export type PointSuite<Config = object, Code extends string = string> = {
  readonly flags: readonly FlaggedCase<Config, Code>[];
  readonly ignores: readonly IgnoredCase<Config>[];
};

type AnyPoint = PackDefinition["points"][number];

/**
 * Registers a suite with vitest. Scripts run through the product's own engine; a `session` point is judged at `closed()`, at a
 * transfer, or, in a script without `closed()`, at the end of the day.
 */
export function testPoint<Schema extends z.ZodObject, Codes extends CodeTable, List extends string>(
  point: PointDefinition<Schema, Codes, List>,
  suite: PointSuite<z.input<Schema>, keyof Codes & string>,
): void {
  describe(point.id, () => {
    test("keeps the contract, and its suite can fail", () => {
      expect(pointProblems(point, suite)).toEqual([]);
    });
    for (const flagged of suite.flags) {
      test(`flags ${flagged.name}`, () => {
        const { findings, held, problems } = runPointCase(point, flagged);
        expect(problems).toEqual([]);
        expect(findings).toEqual(flagged.expect);
        if (flagged.held !== undefined) expect(held).toEqual(flagged.held);
      });
    }
    for (const ignored of suite.ignores) {
      test(`ignores ${ignored.name}`, () => {
        const { findings, held, problems } = runPointCase(point, ignored);
        expect(problems).toEqual([]);
        expect(findings).toEqual([]);
        if (ignored.held !== undefined) expect(held).toEqual(ignored.held);
      });
    }
  });
}

/** What is wrong with a point's declaration, or makes its suite prove nothing. */
export function pointProblems(point: AnyPoint, { flags, ignores }: PointSuite): string[] {
  const problems = contractProblems(point);
  if (flags.length === 0) problems.push("the suite has no flagged case");
  if (ignores.length === 0) problems.push("the suite has no ignored case");
  problems.push(...nameProblems([...flags, ...ignores]));
  const declared = Object.keys(point.codes);
  const expected = new Set<string>();
  for (const item of [...flags, ...ignores]) {
    problems.push(...configProblems(point.config, item), ...rowProblems(item));
    if (!item.script.some(({ step }) => step !== "waits" && step !== "seats")) {
      problems.push(`${item.name}: the script is empty`);
    }
  }
  for (const { name, expect: wanted } of flags) {
    if (wanted.length === 0) problems.push(`${name}: a flagged case expects nothing`);
    for (const finding of wanted) {
      expected.add(finding.code);
      problems.push(...unknownKeys(name, finding, ["code", "evidence", "resolved"]));
      if (!declared.includes(finding.code)) {
        problems.push(
          `${name}: code ${JSON.stringify(finding.code)} is not declared; declared: ${declared.join(", ")}`,
        );
      }
      const needed = point.moment === "shop" ? 0 : 1;
      if (!Array.isArray(finding.evidence) || finding.evidence.length < needed) {
        problems.push(`${name}: an expected finding has no evidence`);
      }
    }
  }
  for (const code of declared) if (!expected.has(code)) problems.push(`no case expects code ${JSON.stringify(code)}`);
  return problems;
}

function contractProblems(point: AnyPoint): string[] {
  try {
    manifestOf(packAround(point));
    return [];
  } catch (error) {
    if (error instanceof PackRefused) return [...error.problems];
    throw error;
  }
}

export type PointCaseResult = {
  readonly findings: readonly ExpectedFinding[];
  readonly held: readonly HeldBack[];
  readonly problems: readonly string[];
};

/** Plays one case twice. `problems` are breaches of the contract, whatever the case expects. */
export function runPointCase(point: AnyPoint, item: IgnoredCase): PointCaseResult {
  const { result, problems } = runTwice((watch) => playPoint(point, item, watch));
  return { ...result, problems };
}

function playPoint(point: AnyPoint, item: IgnoredCase, watch: Watch): Omit<PointCaseResult, "problems"> {
  const { script, config = {}, startsAt, timeZone } = item;
  const isClosed = script.some((step) => step.step === "happens" && step.event.type === "closed");
  const notes = noteHeld(guarded(point.inspect, watch));
  const taken = point.notes && { ...point.notes, take: guarded(point.notes.take, watch) };
  const { findings, errors } = play(script, {
    packs: [packAround({ ...point, inspect: notes.inspect, ...(taken && { notes: taken }) })],
    points: { [`tested/${point.id}`]: { config } },
    untilDayEnds: point.moment === "session" && !isClosed,
    ...(startsAt !== undefined && { startsAt }),
    ...(timeZone !== undefined && { timeZone }),
  });
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
    held: notes.held,
  };
}

/** A pack of that point alone. */
function packAround(point: AnyPoint): PackDefinition {
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
