import { z } from "zod";

/** What one setting of a point or intervention may hold: settings are flat, so that a form can be drawn from their schema. */
export const settingValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type SettingValue = z.infer<typeof settingValue>;
