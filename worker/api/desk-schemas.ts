import { z } from "@hono/zod-openapi";
import { taskWords } from "../../plugins/sdk/intervention.ts";
import { taskItem } from "./decision-schemas.ts";
import { serviceFigures } from "./report-schemas.ts";

/** Shapes of an agent's desk, as the API shows them. */

export const ownTaskWord = z
  .strictObject({ word: z.enum(taskWords).openapi({ description: "`seen` or `done`" }) })
  .openapi("OwnTaskWord");

export const ownDesk = z
  .object({
    tasks: z.array(taskItem),
    suggestions: z.array(
      z.object({
        id: z.string().openapi({ description: "Of the decision" }),
        key: z.string(),
        conversation: z.string(),
        channel: z.string(),
        intervention: z.string(),
        buyerName: z.string().nullable(),
        at: z.number(),
        text: z.string(),
      }),
    ),
  })
  .openapi("OwnDesk");

export const fairFigures = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    own: serviceFigures.nullable().openapi({ description: "null: no session" }),
    peers: z
      .object({
        agents: z.number().int(),
        sameLoad: z.boolean().openapi({
          description: "Those with half to twice as many sessions; false: too few have, so all of one's group",
        }),
        figures: serviceFigures,
      })
      .nullable()
      .openapi({ description: "Colleagues added up; null: fewer than three" }),
  })
  .openapi("FairFigures");
