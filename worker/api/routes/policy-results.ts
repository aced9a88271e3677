import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readClient } from "../../../db/client.ts";
import { countOutcomes, countReach } from "../../../db/queries/decision-counts.ts";
import { readArms } from "../../../db/queries/lift.ts";
import { compareArms, enoughCases } from "../../lift/lift.ts";
import type { Api } from "../context.ts";
import { lift, policyCounts } from "../decision-schemas.ts";
import { epochMs, inShop, json, segment } from "../describe.ts";
import { defaultDays, mostDays, periodOf } from "../period.ts";

const tags = ["Decisions"];
const params = inShop.extend({ policy: segment("policy", "offer-human") });
const period = z.strictObject({
  from: epochMs(`Decisions not before; ${defaultDays} days before \`to\` when absent`).optional(),
  to: epochMs(`Decisions before; now when absent. At most ${mostDays} days after \`from\``).optional(),
});

const counts = createRoute({
  method: "get",
  path: "/shops/{shop}/policies/{policy}/counts",
  operationId: "countPolicy",
  tags,
  summary: "What a policy did, would have done while it observes, and left undone",
  request: { params, query: period },
  responses: { 200: json(policyCounts, "In decisions and in conversations; a policy that never decided has none") },
});

const compare = createRoute({
  method: "get",
  path: "/shops/{shop}/policies/{policy}/lift",
  operationId: "compareArms",
  tags,
  summary: "What acting brings: conversations acted on against those that were left alone by chance",
  description: [
    "Counted in conversations, since chance put whole conversations on a side: each once, by the first decision of the period that acted or was held out.",
    "`humanReached`: a human word followed. `ratedGood`: of those rated, the share from `good` up; `rating`: their mean. `ordered`: a new order within 7 days. `contactedAgain`: the buyer came back within 7 days after the chat had ended.",
    "Intervals are 95 %: Wilson's for a share, Newcombe's (1998, method 10) for the difference of two, Welch's for the difference of two means.",
    `With fewer than ${enoughCases} cases on a side the verdict is \`too-few\`. Decisions of the last 7 days may still change.`,
  ].join(" "),
  request: {
    params,
    query: period.extend({
      good: z
        .string()
        .regex(/^\d{1,2}(\.\d)?$/, "good is a rating")
        .transform(Number)
        .default(4)
        .openapi({
          type: "number",
          description: "The lowest rating that is good, on the platform's scale",
          default: 4,
        }),
    }),
  },
  responses: { 200: json(lift, "Both sides and their difference") },
});

export function policyResultRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(counts, async (c) => {
    const { policy } = c.req.valid("param");
    const within = periodOf(c.req.valid("query"));
    const filter = { policy, ...within };
    const db = readClient(c.env);
    const [conversations, outcomes] = await Promise.all([
      countReach(db, c.get("tenant"), filter),
      countOutcomes(db, c.get("tenant"), filter),
    ]);
    return c.json({ policy, ...within, conversations, outcomes }, 200);
  });

  api.openapi(compare, async (c) => {
    const { policy } = c.req.valid("param");
    const { good, ...query } = c.req.valid("query");
    const within = periodOf(query);
    const arms = await readArms(readClient(c.env), c.get("tenant"), { policy, good, ...within });
    const conversations = { act: arms.act.conversations, holdout: arms.holdout.conversations };
    const measures = compareArms(arms);
    return c.json({ policy, ...within, good, enough: enoughCases, conversations, measures } as const, 200);
  });
}
