import { type Context, Hono } from "hono";
import { channels } from "../../plugins/channels/all.ts";
import type { Channel } from "../../plugins/channels/channel.ts";
import type { Event } from "../../plugins/sdk/event.ts";
import { noFacts, type ShopFacts } from "../../plugins/sdk/shop.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { logError } from "../log.ts";
import { reportPresence } from "../seats.ts";
import type { Tenant } from "../settings/directory.ts";
import { factsOf, noteSeats } from "../shop/facts.ts";
import { knock, limitsIn, spend, whileFree } from "./admission.ts";
import { authenticate } from "./authenticate.ts";
import { parseBody, readBody } from "./body.ts";
import { deadlineOf, isQuestion, lateResults, within } from "./deadline.ts";
import { type Answered, type Group, group, merge } from "./group.ts";
import { noteAccepted, noteRefused } from "./note-arrival.ts";
import { marksOf, type Submitted, submit } from "./submit.ts";

type Turn = { env: Env; tenant: Tenant; later: (work: Promise<unknown>) => void };

/** What is known of the shop for this turn, after the reports of presence that came with it. */
async function factsFor(
  { env, tenant, later }: Turn,
  reports: ReturnType<typeof group>["presence"],
): Promise<ShopFacts> {
  if (reports.length === 0) return factsOf(env, tenant, later);
  try {
    const seats = await reportPresence(env, tenant, reports);
    noteSeats(tenant, seats);
    return { ...(await factsOf(env, tenant, later)), seats };
  } catch (error) {
    logError("presence-not-taken", { ...tenant, ...marksOf(error) }, error);
    throw new Refused("unavailable", { message: "Presence cannot be stored: try again later", retryAfter: 5 });
  }
}

function hand(
  { env, tenant }: Turn,
  { conversation, events }: Group,
  { channel, facts, wait }: { channel: string; facts: ShopFacts; wait: boolean },
): Promise<Submitted> {
  const input = { ...tenant, channel, conversation, events, facts, wait };
  return submit(input, {
    stub: () => env.CONVERSATION.getByName(`${tenant.merchant}/${tenant.shop}/${channel}/${conversation}`),
    report: (error) => logError("events-not-taken", { ...tenant, channel, conversation, ...marksOf(error) }, error),
  });
}

async function answer(
  turn: Turn,
  events: readonly Event[],
  { channel, wait, now }: { channel: Channel; wait: boolean; now: number },
): Promise<Answered & { headers: Record<string, string> }> {
  const { groups, presence } = group(events);
  const headers = spend(turn.tenant, groups, { limits: limitsIn(turn.env), events: events.length, now });
  const facts = events.length === 0 ? noFacts : await factsFor(turn, presence);
  const answers = await Promise.all(groups.map((item) => hand(turn, item, { channel: channel.id, facts, wait })));
  return { ...merge(events, { groups, answers, restates: channel.restates }), headers };
}

/** Who asks whether a message may go has no use for “try again later”: the channel's default is the answer. */
function unanswered(error: unknown): null {
  const later: readonly string[] = ["unavailable", "overloaded", "too-many-requests"];
  if (error instanceof Refused && later.includes(error.code)) return null;
  throw error;
}

/**
 * `POST /hooks/:channel/:shop`, mounted at `/hooks`. 202 `{accepted, duplicates}`, or with `?wait=1` 200
 * `{accepted, duplicates, results}` in the order of the request. When it holds nothing but pre-send questions the answer comes within the channel's deadline, or within
 * `&deadline=` milliseconds (20 to 5,000), with `late: true` and the channel's default where nobody has judged by then. Nothing
 * of the body is looked at before its signature fits, and nothing at all while the shop has too much at work.
 */
export const hooks = new Hono<{ Bindings: Env }>();

hooks.post("/:channel/:shop", async (c) => {
  const channel = channels.get(c.req.param("channel"));
  if (channel === undefined) {
    throw new Refused("not-found", { message: `No such channel: ${[...channels.keys()].join(", ")}` });
  }
  const shop = c.req.param("shop");
  const later = (work: Promise<unknown>) => c.executionCtx.waitUntil(work);
  try {
    return await take(c, { channel, shop, later });
  } catch (error) {
    later(noteRefused(c.env, { shop, channel: channel.id, error }));
    throw error;
  }
});

type Taking = { channel: Channel; shop: string; later: Turn["later"] };

async function take(c: Context<{ Bindings: Env }>, { channel, shop, later }: Taking): Promise<Response> {
  const gate = deadlineOf(c.req.query("deadline"), channel.gate);
  const wait = c.req.query("wait") === "1";
  // Who waits may have asked whether a message may go, and is never told to come later.
  if (!wait) knock(shop, { limits: limitsIn(c.env), now: Date.now() });
  const bytes = await readBody(c.req.raw);
  const request = { headers: c.req.raw.headers, body: bytes, now: Date.now() };
  const tenant = await authenticate(c.env, { channel, shop, request });

  const translated = channel.translate(parseBody(bytes), request);
  if (!translated.ok) throw new Refused("invalid", { path: translated.path, message: translated.message });
  const events: readonly Event[] = translated.events;
  const turn: Turn = { env: c.env, tenant, later };
  const work = whileFree(tenant, () => answer(turn, events, { channel, wait, now: request.now }));
  if (!wait || gate === null || !isQuestion(events)) {
    const { accepted, duplicates, results, headers } = await work;
    noteAccepted(c.env, tenant, { channel: channel.id, events: accepted, later });
    return wait
      ? c.json({ accepted, duplicates, results }, 200, headers)
      : c.json({ accepted, duplicates }, 202, headers);
  }
  const left = request.now + gate.deadlineMs - Date.now();
  const answered = await within(left, work.catch(unanswered), later);
  noteAccepted(c.env, tenant, { channel: channel.id, events: answered?.accepted ?? 0, later });
  const { accepted, duplicates, results } = answered ?? {
    accepted: 0,
    duplicates: 0,
    results: lateResults(events, gate),
  };
  return c.json({ accepted, duplicates, results });
}
