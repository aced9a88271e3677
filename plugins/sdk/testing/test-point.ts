import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { manifestOf, PackRefused } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import type { CodeTable, PointDefinition } from "../point.ts";
import { configProblems, nameProblems, rowProblems, unknownKeys } from "./case-problems.ts";
import { type ExpectedFinding, type IgnoredCase, packAround, runCase } from "./point-case.ts";
import { shownLines } from "./shown-case.ts";

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
    test("keeps the contract, and its suite can fail", ({ task }) => {
      task.meta.interject = { kind: "suite", id: point.id, codes: Object.keys(point.codes) };
      expect(pointProblems(point, suite)).toEqual([]);
    });
    for (const flagged of suite.flags) {
      const { name, script, expect: wanted } = flagged;
      test(`flags ${name}`, async ({ task }) => {
        const { findings, held, places, problems } = await runCase(point, flagged);
        const codes = wanted.map(({ code }) => code);
        task.meta.interject = { kind: "case", id: point.id, name, codes, lines: shownLines(script, places) };
        expect(problems).toEqual([]);
        expect(findings).toEqual(wanted);
        if (flagged.held !== undefined) expect(held).toEqual(flagged.held);
      });
    }
    for (const ignored of suite.ignores) {
      test(`ignores ${ignored.name}`, async () => {
        const { findings, held, problems } = await runCase(point, ignored);
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
