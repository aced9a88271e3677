import { describe, expect, it } from "vitest";
import type { QualityRow } from "../../db/queries/quality.ts";
import { botQuality, interventionRate, tuning, widestGap } from "../../plugins/sdk/tuning.ts";
import { qualityOf } from "./quality.ts";

const at = 1_700_000_000_000;

function row(role: QualityRow["role"], sessions: number, changes: Partial<QualityRow> = {}): QualityRow {
  return { scene: "return", role, rating: null, sessions, calm: sessions, ...changes };
}

describe("how content buyers are (F206, N04)", () => {
  it("is the share of good ratings where both sides have enough of them", () => {
    const { scenes } = qualityOf(
      [
        row("bot", 10, { rating: 2 }),
        row("bot", 10, { rating: 3 }),
        row("bot", 20, { rating: 4 }),
        row("agent", 6, { rating: 1 }),
        row("agent", 24, { rating: 5 }),
        row("agent", 70),
      ],
      at,
    );
    expect(scenes.return).toEqual({
      bot: { value: 0.5, sessions: 40, basis: "rating" },
      human: { value: 0.8, sessions: 30, basis: "rating" },
    });
  });

  it("is the share of calm sessions on both sides when one of them has too few ratings", () => {
    const { scenes } = qualityOf(
      [row("bot", 40, { rating: 5, calm: 20 }), row("agent", 29, { rating: 5 }), row("agent", 71, { calm: 61 })],
      at,
    );
    expect(scenes.return).toEqual({
      bot: { value: 0.5, sessions: 40, basis: "proxy" },
      human: { value: 0.9, sessions: 100, basis: "proxy" },
    });
  });

  it("takes eight of ten for content where the platform rates up to ten", () => {
    const rows = [row("bot", 20, { rating: 5 }), row("bot", 20, { rating: 8 }), row("agent", 40, { rating: 10 })];
    expect(qualityOf(rows, at).scenes.return?.bot).toEqual({ value: 0.5, sessions: 40, basis: "rating" });
  });

  it("counts sessions of no known scene over all, and in no scene", () => {
    const { overall, scenes } = qualityOf([row("bot", 40, { scene: null, calm: 10 })], at);
    expect(overall).toEqual({ bot: { value: 0.25, sessions: 40, basis: "proxy" }, human: null });
    expect(scenes).toEqual({});
  });

  it("names the scene in which humans do better by the most, and lowers the rate where the bot is good (F206, F207, N04)", () => {
    const quality = qualityOf(
      [
        row("bot", 100, { calm: 50 }),
        row("agent", 100, { calm: 90 }),
        row("bot", 100, { scene: "size", calm: 95 }),
        row("agent", 100, { scene: "size", calm: 97 }),
        row("bot", 29, { scene: "refund", calm: 0 }),
        row("agent", 100, { scene: "refund", calm: 100 }),
      ],
      at,
    );
    expect(widestGap(quality)).toBe("return");
    const line = tuning.parse({});
    expect(interventionRate(botQuality(quality, "size"), line)).toBe(10);
    expect(interventionRate(botQuality(quality, "return"), line)).toBe(100);
    // Too few sessions say nothing: the bot's quality over all counts.
    expect(interventionRate(botQuality(quality, "refund"), line)).toBe(interventionRate(quality.overall.bot, line));
  });
});
