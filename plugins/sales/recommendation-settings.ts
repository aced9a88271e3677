import { z } from "zod";

/** Settings that all points about recommendations have; spread into a point's config. */
export const recommendationSettings = {
  phrases: z
    .array(z.string().trim().min(1).max(64))
    .max(200)
    .default([])
    .meta({ zh: "本店推荐话术（算作推荐）", en: "The shop's own words of recommendation" }),
  apartSeconds: z
    .number()
    .int()
    .min(0)
    .max(3_600)
    .default(120)
    .meta({ zh: "话术与链接最多相隔（秒）", en: "Words and link at most apart (seconds)" }),
  bots: z.boolean().default(false).meta({ zh: "机器人会话也检测", en: "Inspect sessions of bots too" }),
};
