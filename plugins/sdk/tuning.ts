import { z } from "zod";
import type { Quality, Scene, ShopQuality } from "./shop.ts";

/**
 * Traffic tuning (F207, N04): the better the bot, the smaller the share of conversations that is offered a human. The share is a
 * straight line between the two ends; a bot below `poor` gets the ceiling, one above `good` the floor.
 */
export const tuning = z
  .object({
    /** Share of conversations in percent where the bot is good. */
    floor: z.number().min(0).max(100).default(10),
    /** Share where it is poor, and where its quality is not known. */
    ceiling: z.number().min(0).max(100).default(100),
    poor: z.number().min(0).max(1).default(0.5),
    good: z.number().min(0).max(1).default(0.9),
  })
  .refine(({ floor, ceiling }) => floor <= ceiling, { path: ["floor"], message: "at most the ceiling" })
  .refine(({ poor, good }) => poor < good, { path: ["poor"], message: "below good" });
export type Tuning = z.infer<typeof tuning>;

/** Fewer sessions than this say nothing about a bot. */
export const enoughSessions = 30;

/** Percent of conversations to intervene in, for a bot of that quality. */
export function interventionRate(quality: Quality | null, { floor, ceiling, poor, good }: Tuning): number {
  if (quality === null || quality.sessions < enoughSessions) return ceiling;
  const share = Math.min(1, Math.max(0, (quality.value - poor) / (good - poor)));
  return ceiling - share * (ceiling - floor);
}

/** The bot's quality in the scene, or over all where the scene has too few sessions. */
export function botQuality(quality: ShopQuality | null, scene: Scene | null): Quality | null {
  const inScene = scene === null ? undefined : quality?.scenes[scene]?.bot;
  return inScene !== undefined && inScene !== null && inScene.sessions >= enoughSessions
    ? inScene
    : (quality?.overall.bot ?? null);
}

/** The scene in which humans do better than the bot by the most (F206), or null where nothing is known or the bot is never worse. */
export function widestGap(quality: ShopQuality | null): Scene | null {
  let widest: { scene: Scene; gap: number } | null = null;
  for (const [scene, { bot, human }] of Object.entries(quality?.scenes ?? {}) as [Scene, ShopQuality["overall"]][]) {
    if (bot === null || human === null || bot.sessions < enoughSessions || human.sessions < enoughSessions) continue;
    const gap = human.value - bot.value;
    if (gap > 0 && (widest === null || gap > widest.gap)) widest = { scene, gap };
  }
  return widest?.scene ?? null;
}
