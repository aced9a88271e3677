import { describe, expect, test } from "vitest";
import { manifestOf } from "../manifest.ts";
import type { PackDefinition } from "../pack.ts";
import { guestRun } from "./guest-run.ts";
import { type Played, play, playWithGuests } from "./play.ts";
import type { Script } from "./script.ts";

export type PackSuite = {
  /** A harmless chat that must always flag, also in a live shop: it shows that the pack is at work. */
  readonly canary?: { readonly script: Script; readonly point: string };
  /** An ordinary chat, closed at its end, in which nothing must be found. */
  readonly calm: Script;
};

/** Registers a suite of a whole pack with default settings: its contract, its canary and a calm chat. */
export function testPack(pack: PackDefinition, suite: PackSuite): void {
  describe(pack.id, () => {
    test("keeps the contract, and its suite can fail", () => {
      expect(() => manifestOf(pack)).not.toThrow();
      expect(packSuiteProblems(pack, suite)).toEqual([]);
    });
    const { canary, calm } = suite;
    if (canary !== undefined) {
      test("flags its canary", async () => {
        const { findings, errors } = await playPack(pack, canary.script);
        expect(errors).toEqual([]);
        expect(findings.map(({ point }) => point)).toContain(`${pack.id}/${canary.point}`);
      });
    }
    test("finds nothing in a calm chat", async () => {
      const { findings, errors } = await playPack(pack, calm);
      expect(errors).toEqual([]);
      expect(findings.map(({ point, code, evidence }) => [point, code, evidence.map(({ quote }) => quote)])).toEqual(
        [],
      );
    });
  });
}

async function playPack(pack: PackDefinition, script: Script): Promise<Played> {
  const guest = await guestRun();
  if (guest?.pack.id !== pack.id) return play(script, { packs: [pack], untilDayEnds: true });
  return playWithGuests(script, { packs: [guest.pack], untilDayEnds: true, ask: guest.ask });
}

/** What makes a pack's suite prove nothing. */
export function packSuiteProblems(pack: PackDefinition, { canary, calm }: PackSuite): string[] {
  const problems: string[] = [];
  if (canary === undefined && pack.points.length > 0) problems.push("the pack has points and no canary");
  if (canary !== undefined && !pack.points.some(({ id }) => id === canary.point)) {
    problems.push(`canary.point ${JSON.stringify(canary.point)} is not a point of the pack`);
  }
  const roles = new Set(calm.flatMap((step) => (step.step === "says" ? [step.role] : [])));
  if (!roles.has("buyer") || !(roles.has("agent") || roles.has("bot"))) {
    problems.push("in the calm chat buyer and agent must both speak");
  }
  return problems;
}
