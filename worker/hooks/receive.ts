import { Hono } from "hono";
import { channels } from "../../plugins/channels/all.ts";
import type { Event } from "../../plugins/sdk/event.ts";
import type { Seats } from "../../plugins/sdk/intervention.ts";
import type { Env } from "../env.ts";
import { Refused } from "../errors.ts";
import { readSeats, reportPresence } from "../seats.ts";
import type { Tenant } from "../settings/directory.ts";
import { authenticate } from "./authenticate.ts";
import { parseBody, readBody } from "./body.ts";
import { type Group, group, merge } from "./group.ts";
import { SeatsCache, unknownSeats } from "./seats-cache.ts";
import { failureLine, type Submitted, submit } from "./submit.ts";

const seatsCache = new SeatsCache();

type Turn = { env: Env; tenant: Tenant; later: (work: Promise<unknown>) => void };

/** Agents' presence for this turn, after the reports that came with it. */
async function presenceFor(
  { env, tenant, later }: Turn,
  reports: ReturnType<typeof group>["presence"],
): Promise<Seats> {
  const key = `${tenant.merchant}/${tenant.shop}`;
  const now = Date.now();
  if (reports.length === 0) return seatsCache.read(key, { now, load: () => readSeats(env, tenant), later });
  try {
    const seats = await reportPresence(env, tenant, reports);
    seatsCache.put(key, seats, now);
    return seats;
  } catch (error) {
    console.error(failureLine({ ...tenant, what: "presence was not taken" }, error));
    throw new Refused("unavailable", { message: "Presence cannot be stored: try again later", retryAfter: 5 });
  }
}

function hand(
  { env, tenant }: Turn,
  { conversation, events }: Group,
  { channel, seats, wait }: { channel: string; seats: Seats; wait: boolean },
): Promise<Submitted> {
  const input = { ...tenant, channel, conversation, events, seats, wait };
  return submit(input, {
    stub: () => env.CONVERSATION.getByName(`${tenant.merchant}/${tenant.shop}/${channel}/${conversation}`),
    report: (error) =>
      console.error(failureLine({ ...tenant, channel, conversation, what: "events were not taken" }, error)),
  });
}

/**
 * `POST /hooks/:channel/:shop`, mounted at `/hooks`. 202 `{accepted, duplicates}`, or with `?wait=1` 200 `{accepted, duplicates, results}` in the order
 * of the request. Nothing of the body is looked at before its signature fits.
 */
export const hooks = new Hono<{ Bindings: Env }>();

hooks.post("/:channel/:shop", async (c) => {
  const channel = channels.get(c.req.param("channel"));
  if (channel === undefined) {
    throw new Refused("not-found", { message: `No such channel: ${[...channels.keys()].join(", ")}` });
  }
  const bytes = await readBody(c.req.raw);
  const request = { headers: c.req.raw.headers, body: bytes, now: Date.now() };
  const tenant = await authenticate(c.env, { channel, shop: c.req.param("shop"), request });

  const translated = channel.translate(parseBody(bytes), request);
  if (!translated.ok) throw new Refused("invalid", { path: translated.path, message: translated.message });
  const wait = c.req.query("wait") === "1";
  const events: readonly Event[] = translated.events;
  const { groups, presence } = group(events);

  const turn: Turn = { env: c.env, tenant, later: (work) => c.executionCtx.waitUntil(work) };
  const seats = events.length === 0 ? unknownSeats : await presenceFor(turn, presence);
  const answers = await Promise.all(groups.map((item) => hand(turn, item, { channel: channel.id, seats, wait })));
  const { accepted, duplicates, results } = merge(events, { groups, answers, restates: channel.restates });
  return wait ? c.json({ accepted, duplicates, results }) : c.json({ accepted, duplicates }, 202);
});
