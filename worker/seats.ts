import { createDurable, proxyDurable } from "itty-durable";
import { z } from "zod";
import type { PresenceEvent } from "../plugins/sdk/event.ts";
import type { Seats as Summary } from "../plugins/sdk/intervention.ts";
import type { Env } from "./env.ts";
import { type Place, place, placeOf, seat, summarise } from "./hooks/presence.ts";

/**
 * Who is at work in a shop, one object named `merchant/shop`. The fields are what itty-durable persists; it calls methods by
 * HTTP with their arguments as JSON in a header.
 */
export class Seats extends createDurable() {
  places: Place[] = [];
  known = false;

  /** Takes reports and answers with the summary that includes them. Stored before the answer leaves. */
  async report(encoded: string): Promise<Summary> {
    const reports = z.array(place).parse(JSON.parse(decodeURIComponent(encoded)));
    this.places = seat(this.places, reports, Date.now());
    this.known = true;
    await this.persist();
    return this.summary();
  }

  /** Whoever was heard of within a working day. */
  list(): Place[] {
    return seat(this.places, [], Date.now());
  }

  summary(): Summary {
    return summarise(this.places, { known: this.known, now: Date.now() });
  }
}

const summary = z.object({ known: z.boolean(), online: z.number(), suspended: z.number(), queue: z.number() });

/** Fifty agents with ids of 128 Chinese characters stay under the 128 KB that a request's headers may have. */
const reportsACall = 50;

function seatsOf(env: Env, merchant: string, shop: string) {
  // Never await this: it answers to every name, also to `then`.
  return proxyDurable(env.SEATS, { name: "SEATS", parse: true }).get(`${merchant}/${shop}`);
}

/** Tells a shop's Seats object about its agents and returns the summary afterwards. */
export async function reportPresence(
  env: Env,
  { merchant, shop }: { merchant: string; shop: string },
  events: readonly PresenceEvent[],
): Promise<Summary> {
  const seats = seatsOf(env, merchant, shop);
  let answer: unknown = null;
  for (let start = 0; start < events.length; start += reportsACall) {
    const reports = events.slice(start, start + reportsACall).map(placeOf);
    // Header values hold no characters beyond Latin-1.
    answer = await seats.report(encodeURIComponent(JSON.stringify(reports)));
  }
  return summary.parse(answer);
}

/** What the shop's Seats object knows of each agent, last heard of first. */
export async function readPlaces(env: Env, { merchant, shop }: { merchant: string; shop: string }): Promise<Place[]> {
  return z.array(place).parse(await seatsOf(env, merchant, shop).list());
}

/** The present summary of a shop's Seats object. */
export async function readSeats(env: Env, { merchant, shop }: { merchant: string; shop: string }): Promise<Summary> {
  return summary.parse(await seatsOf(env, merchant, shop).summary());
}
