import { describe, expect, it } from "vitest";
import type { Quality, ShopQuality } from "./shop.ts";
import { botQuality, interventionRate, tuning, widestGap } from "./tuning.ts";

const of = (value: number, sessions = 100): Quality => ({ value, sessions, basis: "rating" });
const usual = tuning.parse({});

describe("the share of conversations that is offered a human (F207, N04)", () => {
  it("falls as the bot gets better, between the two ends", () => {
    expect(interventionRate(of(0.3), usual)).toBe(100);
    expect(interventionRate(of(0.7), usual)).toBeCloseTo(55);
    expect(interventionRate(of(0.95), usual)).toBe(10);
  });

  it("takes a bot of which too little is known for a poor one", () => {
    expect(interventionRate(null, usual)).toBe(100);
    expect(interventionRate(of(0.95, 29), usual)).toBe(100);
  });

  it("refuses ends that are the wrong way round, with the field", () => {
    expect(tuning.safeParse({ floor: 60, ceiling: 50 }).error?.issues[0]?.path).toEqual(["floor"]);
    expect(tuning.safeParse({ poor: 0.9, good: 0.5 }).error?.issues[0]?.path).toEqual(["poor"]);
  });
});

describe("quality by scene", () => {
  const quality: ShopQuality = {
    at: 0,
    overall: { bot: of(0.8), human: of(0.9) },
    scenes: {
      return: { bot: of(0.4), human: of(0.9) },
      size: { bot: of(0.9), human: of(0.8) },
      invoice: { bot: of(0.1, 5), human: of(0.9) },
      logistics: { bot: of(0.7), human: null },
    },
  };

  it("is the scene's own where it has enough sessions, else the overall one", () => {
    expect(botQuality(quality, "return")?.value).toBe(0.4);
    expect(botQuality(quality, "invoice")?.value).toBe(0.8);
    expect(botQuality(quality, null)?.value).toBe(0.8);
    expect(botQuality(null, "return")).toBeNull();
  });

  it("finds the scene with the largest gap among those with enough sessions (F206)", () => {
    expect(widestGap(quality)).toBe("return");
    expect(widestGap({ ...quality, scenes: { size: { bot: of(0.9), human: of(0.8) } } })).toBeNull();
    expect(widestGap(null)).toBeNull();
  });
});
