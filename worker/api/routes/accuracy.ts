import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { type AccuracyRow, readAccuracy } from "../../../db/queries/accuracy.ts";
import { Refused } from "../../errors.ts";
import type { Api } from "../context.ts";
import { epochMs, inShop, json } from "../describe.ts";

/** Without a period, and at most. */
const defaultDays = 30;
const mostDays = 92;
const dayMs = 86_400_000;

const figures = z.object({
  right: z.number().int().openapi({ description: "Sessions that a person looked at and that kept an alert" }),
  wrong: z.number().int().openapi({ description: "Sessions that a person looked at and that lost every alert" }),
  unseen: z.number().int().openapi({ description: "Sessions whose alerts nobody has looked at" }),
  accuracy: z.number().nullable().openapi({ description: "right / (right + wrong), 0 to 1; null where nobody looked" }),
  handled: z.number().int().openapi({ description: "Alerts that somebody took care of" }),
  handledMs: z.number().nullable().openapi({ description: "From alert to handling, on average, in milliseconds" }),
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/alerts/accuracy",
  operationId: "readAlertAccuracy",
  tags: ["Results"],
  summary: "How good alerts were, by what people made of them when they looked",
  description: "In sessions, by point and over all: one that was looked at and kept an alert counts as right.",
  request: {
    params: inShop,
    query: z.strictObject({
      from: epochMs(`Alerts not before; ${defaultDays} days before \`to\` when absent`).optional(),
      to: epochMs(`Alerts before; now when absent. At most ${mostDays} days after \`from\``).optional(),
    }),
  },
  responses: {
    200: json(
      z
        .object({
          from: z.number(),
          to: z.number(),
          sessions: figures.openapi({ description: "A session with several alerts counts once" }),
          points: z.array(figures.extend({ point: z.string() })),
        })
        .openapi("AlertAccuracy"),
      "Points that raised an alert",
    ),
  },
});

export function accuracyRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(read, async (c) => {
    const { to = Date.now(), from = to - defaultDays * dayMs } = c.req.valid("query");
    if (to - from > mostDays * dayMs)
      throw new Refused("invalid", { path: "from", message: `At most ${mostDays} days before \`to\`` });
    const rows = await readAccuracy(readClient(c.env), c.get("tenant"), { from, to });
    const together = rows.find(({ point }) => point === null);
    const points = rows.flatMap((row) => (row.point === null ? [] : [{ point: row.point, ...shown(row) }]));
    return c.json({ from, to, sessions: shown(together), points }, 200);
  });
}

function shown(row: AccuracyRow | undefined): z.infer<typeof figures> {
  const { right = 0, wrong = 0, unseen = 0, handled = 0, handledMs = null } = row ?? {};
  return { right, wrong, unseen, accuracy: right + wrong === 0 ? null : right / (right + wrong), handled, handledMs };
}
