import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Channel } from "../../plugins/channels/channel.ts";
import { newTestConversation } from "../../plugins/channels/test-message.ts";
import type { PublicFinding } from "../conversation/answer.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { refusalOf } from "../hooks/arrival.ts";
import { hooks } from "../hooks/receive.ts";
import type { Tenant } from "../settings/directory.ts";
import { unseal } from "../settings/secrets.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import { answerError } from "./refusals.ts";

/** Found by the pack of live alerts; the words are Chinese because the points listen to Chinese. */
const said = "【测试】再不发货我就打12315投诉你们";
const buyers = { zh: "测试买家", en: "Test buyer" } as const;

const answered = z.object({
  results: z.array(
    z.object({ findings: z.array(z.custom<PublicFinding>()).default([]), actions: z.array(z.unknown()).default([]) }),
  ),
});
const refused = z.object({ error: z.object({ message: z.string() }) });

type Test = { channel: Channel; snapshot: Snapshot; ctx: Context["executionCtx"] };

/**
 * Sends a message through the shop's own webhook as the platform would, signed with its newest secret: verified, parsed and judged
 * like any other. Actions for the chat come back in the answer, so that none goes out to the platform. @throws Refused `invalid`
 */
export async function testChannel(env: Env, tenant: Tenant, { channel, snapshot, ctx }: Test) {
  const sealed = snapshot.channels.find((known) => known.channel === channel.id)?.secrets.at(-1);
  if (sealed === undefined) {
    throw new Refused("invalid", { path: "secrets", message: "The channel has no signing secret yet: make one first" });
  }
  const started = Date.now();
  const conversation = newTestConversation();
  const message = { conversation, text: said, buyer: buyers[snapshot.language], now: started };
  const requests = await channel.rehearse(message, await unseal(env.MASTER_KEY, tenant.merchant, sealed));
  const house = new Hono<{ Bindings: Env }>().route("/hooks", hooks);
  let failure: unknown = null;
  house.onError((error, c) => {
    failure = error;
    return answerError(error, c);
  });
  const answers: { status: number; body: unknown }[] = [];
  for (const { headers, body } of requests) {
    const address = new URL(`/hooks/${channel.id}/${tenant.shop}?wait=1`, env.PUBLIC_URL);
    const answer = await house.fetch(new Request(address, { method: "POST", headers, body }), env, ctx);
    answers.push({ status: answer.status, body: await answer.json() });
    if (!answer.ok) break;
  }
  return { conversation, channel: channel.id, ms: Date.now() - started, ...toldBy(answers, failure) };
}

function toldBy(answers: readonly { status: number; body: unknown }[], failure: unknown) {
  const status = answers.at(-1)?.status ?? 500;
  if (failure !== null) {
    const parsed = refused.safeParse(answers.at(-1)?.body);
    const error = parsed.success ? parsed.data.error.message : null;
    return { status, refused: refusalOf(failure)?.reason ?? ("busy" as const), error, findings: [], actions: 0 };
  }
  const results = answers.flatMap(({ body }) => answered.parse(body).results);
  return {
    status,
    refused: null,
    error: null,
    findings: results.flatMap(({ findings }) => findings).map(shownFinding),
    actions: results.reduce((sum, { actions }) => sum + actions.length, 0),
  };
}

function shownFinding({ point, code, severity, message, evidence }: PublicFinding) {
  return { point, code, severity, message, quote: evidence[0]?.quote ?? null };
}
