import { z } from "@hono/zod-openapi";
import { revision } from "./schemas.ts";

/** The history of a shop's settings as callers see it. */

const head = {
  revision,
  at: z.number(),
  by: z.string().openapi({ example: "user:8f2c" }),
  name: z.string().nullable().openapi({ description: "Of who published it; null: not known here any more" }),
};
const revisionItem = z
  .object({
    ...head,
    summary: z.array(z.string()).openapi({ example: ["points.alerts/unanswered.config.seconds: 60 → 30"] }),
  })
  .openapi("Revision");
const change = z
  .object({
    path: z.string().openapi({ example: "points.alerts/unanswered.config.seconds" }),
    secret: z.boolean().openapi({ description: "A secret: that it changed is all that is told" }),
    from: z.string().nullable().openapi({ description: "As JSON; null: not there" }),
    to: z.string().nullable(),
  })
  .openapi("SettingsChange");
export const revisionPage = z
  .object({
    ...head,
    live: revision.openapi({ description: "The revision that judges now" }),
    changes: z.array(change).openapi({ description: "What it changed" }),
    back: z.array(change).openapi({ description: "What a roll-back to it would change now" }),
  })
  .openapi("RevisionPage");
export const revisionList = z.object({
  items: z.array(revisionItem),
  next: z.string().nullable(),
  live: revision.nullable(),
});
