import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { findingVerdicts } from "../../../db/schema.ts";
import { Refused } from "../../errors.ts";
import { coversFinding, maskedBy } from "../../settings/masked.ts";
import { allowPhrase, foldedPhrase } from "../../settings/phrase-changes.ts";
import { refuseUnknownPoint } from "../../settings/point-changes.ts";
import { publish } from "../../settings/publish.ts";
import { allowedPhrase } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { body, inShop, json, segment } from "../describe.ts";
import { requireShop } from "../identity.ts";
import { findingIn, judgeFinding } from "../judge-finding.ts";
import { errorBody, findingItem, revision } from "../schemas.ts";

const tags = ["Feedback"];

const maskedGroup = z.object({
  count: z.number().int(),
  samples: z
    .array(
      findingItem.pick({
        id: true,
        point: true,
        code: true,
        channel: true,
        conversation: true,
        event: true,
        at: true,
        evidence: true,
      }),
    )
    .openapi({ description: "The newest ten" }),
});
const maskedItem = z
  .object({
    since: z.number().openapi({ description: "Start of the 45 days that were looked through" }),
    kept: maskedGroup.openapi({ description: "Findings that a person called right" }),
    others: maskedGroup.openapi({ description: "Findings of other points that nobody called wrong" }),
    same: maskedGroup.openapi({ description: "Findings of the same point that nobody has judged" }),
    complete: z
      .boolean()
      .openapi({ description: "false: only the newest 20,000 unjudged findings were looked through" }),
  })
  .openapi("Masked");

const learn = z.strictObject({
  phrase: allowedPhrase.shape.phrase,
  scope: z
    .enum(["point", "shop"])
    .openapi({ description: "Whether it is right for this point or for all of the shop" }),
});

const feedback = z
  .strictObject({
    verdict: z.enum(findingVerdicts).nullable().openapi({ description: "null takes the word back" }),
    learn: learn.optional(),
    confirm: z
      .boolean()
      .optional()
      .openapi({ description: "Learn although it hides findings that nobody called wrong" }),
  })
  .refine(({ verdict, learn }) => learn === undefined || verdict === "wrong", {
    path: ["learn"],
    message: "A phrase is learnt from a finding that is wrong",
  })
  .openapi("Feedback");

const judge = createRoute({
  method: "post",
  path: "/shops/{shop}/findings/{finding}/feedback",
  operationId: "judgeFinding",
  tags,
  summary: "Say that a finding was wrong or right, and teach the shop's phrase",
  description:
    "The id of a finding holds `/` and `|`: send it percent-encoded, as `encodeURIComponent` writes it. `wrong` dismisses the finding and scores its session anew, within a second. With `learn`, messages that hold the phrase are no finding any more, from the next message on and everywhere within ten seconds; past findings stay. Quality inspectors may judge; to learn a phrase is a change of settings.",
  request: {
    params: inShop.extend({ finding: segment("finding", "demo/interject/c-1/m-1|alerts/unanswered|late") }),
    body: body(feedback),
  },
  responses: {
    200: json(
      z
        .object({
          finding: z.string(),
          verdict: z.enum(findingVerdicts).nullable(),
          learnt: z
            .object({
              revision,
              point: z.string().nullable().openapi({ description: "null: all points of the shop" }),
              phrase: z.string(),
              covers: z.boolean().openapi({
                description: "Whether the phrase would have held this finding back: its quoted messages hold it",
              }),
              masked: maskedItem,
            })
            .optional(),
        })
        .openapi("Judged"),
      "What is known of the finding now",
    ),
    409: json(
      errorBody.extend({ masked: maskedItem.optional() }).openapi("MaskedError"),
      "`masks`: the phrase would hide findings that a person kept or that other points made, and nothing was changed; send `confirm: true` to learn it all the same. `conflict`: others keep changing the settings",
    ),
  },
});

export function feedbackRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(judge, async (c) => {
    const tenant = c.get("tenant");
    const identity = c.get("identity");
    const { by } = identity;
    const { verdict, learn, confirm = false } = c.req.valid("json");
    const finding = await findingIn(c.env, tenant, c.req.valid("param").finding);
    if (learn === undefined) {
      await judgeFinding(c.env, tenant, { finding, verdict, by });
      return c.json({ finding: finding.id, verdict }, 200);
    }
    requireShop(identity, tenant.shop, "configure");
    const lesson = { folded: foldedPhrase(learn.phrase, "learn.phrase"), finding, scope: learn.scope };
    const masked = await maskedBy(c.env, tenant, lesson, Date.now());
    if (!confirm && masked.kept.count + masked.others.count > 0) {
      const { error } = new Refused("masks", { path: "learn.phrase" }).body();
      return c.json({ error, masked }, 409);
    }
    const covers = await coversFinding(c.env, tenant, lesson);
    await judgeFinding(c.env, tenant, { finding, verdict, by });
    const point = learn.scope === "point" ? finding.point : null;
    const phrase = { phrase: learn.phrase, finding: finding.id, by, at: Date.now() };
    const next = await publish(c.env, tenant.merchant, tenant.shop, by, (snapshot, packs) => {
      if (point !== null) refuseUnknownPoint(snapshot, point, packs);
      return allowPhrase(snapshot, { point }, phrase);
    });
    const learnt = { revision: next.revision, point, phrase: learn.phrase, covers, masked };
    return c.json({ finding: finding.id, verdict, learnt }, 200);
  });
}
