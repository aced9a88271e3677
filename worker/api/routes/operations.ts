import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { ledgerName, readClient, writeClient } from "../../../db/client.ts";
import { recordAudit } from "../../../db/queries/audit.ts";
import { isDeadLetter, openDeadLetters } from "../../../db/queries/dead-letters.ts";
import { readDeliveries } from "../../../db/queries/operations.ts";
import type { Tenant } from "../../../db/tenant.ts";
import type { Env } from "../../env.ts";
import { Refused } from "../../errors.ts";
import type { GuestUsage } from "../../floor/guest-usage.ts";
import { readArrivals } from "../../hooks/note-arrival.ts";
import { waitingOf } from "../../operations/delays.ts";
import { settingsOf } from "../../settings/cache.ts";
import type { Snapshot } from "../../settings/snapshot.ts";
import type { Api } from "../context.ts";
import { conversationOf } from "../conversation-of.ts";
import { databaseDown } from "../database-down.ts";
import { body, inShop, json } from "../describe.ts";
import { deadLetterPlace, deadLetterReplayed, operationsView, waiting } from "../operations-schemas.ts";

const tags = ["Operations"];
const dayMs = 86_400_000;

const readWaiting = createRoute({
  method: "get",
  path: "/shops/{shop}/waiting",
  operationId: "readWaiting",
  tags,
  summary: "Whether lists and reports lag, and since when",
  description: "Answers without the database. May itself lag by five seconds.",
  request: { params: inShop },
  responses: { 200: json(waiting, "As of now") },
});

const read = createRoute({
  method: "get",
  path: "/shops/{shop}/operations",
  operationId: "readOperations",
  tags,
  summary: "How the house is for this shop: what came in, what waits, what failed",
  description:
    "For those who may configure the shop. What is known outside the database is answered while that is down.",
  request: { params: inShop },
  responses: { 200: json(operationsView, "As of now") },
});

const replay = createRoute({
  method: "post",
  path: "/shops/{shop}/operations/dead-letters",
  operationId: "replayDeadLetter",
  tags,
  summary: "Send a conversation's rows to the ledger again now",
  description: "By itself it tries again, ever more rarely, at least every six hours.",
  request: { params: inShop, body: body(deadLetterPlace) },
  responses: { 200: json(deadLetterReplayed, "What came of it") },
});

export function operationsRoutes(api: OpenAPIHono<Api>): void {
  api.openapi(readWaiting, async (c) => c.json(await waitingOf(c.env, c.get("tenant"), Date.now()), 200));

  api.openapi(read, async (c) => {
    const tenant = c.get("tenant");
    const { merchant, shop } = tenant;
    const at = Date.now();
    // What this isolate still holds back of what came in.
    await readArrivals(c.env, tenant);
    const [floor, ledger, delay, { snapshot }, stored] = await Promise.all([
      c.env.FLOOR.getByName(`${merchant}/${shop}`).figures(),
      c.env.LEDGER.getByName(ledgerName).figures(),
      waitingOf(c.env, tenant, at),
      settingsOf(c.env, merchant, shop),
      readStored(c.env, tenant, at - dayMs),
    ]);
    return c.json(
      {
        at,
        waiting: delay,
        database: { downSince: ledger.downSince },
        minutes: floor.minutes.map((minute) => ({ ...minute })),
        errors: floor.errors.map((error) => ({ ...error })),
        guests: guestsOf(snapshot, floor.guests),
        stored,
      },
      200,
    );
  });

  api.openapi(replay, async (c) => {
    const tenant = c.get("tenant");
    const place = c.req.valid("json");
    if (!(await isDeadLetter(readClient(c.env), tenant, place))) throw new Refused("not-found");
    await conversationOf(c.env, tenant, place).poke();
    const { by } = c.get("identity");
    await recordAudit(writeClient(c.env), tenant, {
      at: Date.now(),
      by,
      action: "dead-letter.replay",
      target: place.conversation,
      detail: { channel: place.channel },
    });
    return c.json({ resolved: !(await isDeadLetter(readClient(c.env), tenant, place)) }, 200);
  });
}

async function readStored(env: Env, tenant: Tenant, since: number) {
  const db = readClient(env);
  try {
    const [deadLetters, deliveries] = await Promise.all([
      openDeadLetters(db, tenant),
      readDeliveries(db, tenant, since),
    ]);
    return { deadLetters, deliveries: deliveries.counts, undelivered: deliveries.undelivered };
  } catch (error) {
    if (databaseDown(error)) return null;
    throw error;
  }
}

/** Guests that were asked today, and those that are paused. */
function guestsOf({ installs = [] }: Snapshot, usage: Readonly<Record<string, GuestUsage>>) {
  const paused = new Map(installs.flatMap(({ id, paused }) => (paused ? [[id, paused] as const] : [])));
  return [...new Set([...Object.keys(usage), ...paused.keys()])].sort().map((pack) => {
    const { calls = 0, asks = 0, failures = 0, milliseconds = 0, lastError = null } = usage[pack] ?? {};
    const pause = paused.get(pack);
    return {
      pack,
      calls,
      asks,
      failures,
      milliseconds,
      lastError,
      paused: pause === undefined ? null : { reason: pause.reason, at: pause.at, until: pause.until },
    };
  });
}
