import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { PresenceEvent } from "../plugins/sdk/event.ts";
import { readSeats, reportPresence } from "./seats.ts";

let shops = 0;
const newShop = () => ({ merchant: "m-seats", shop: `shop-${++shops}` });

function presence(agent: string, status: PresenceEvent["status"], changes: Partial<PresenceEvent> = {}): PresenceEvent {
  return { type: "presence", id: `p-${agent}-${status}`, at: Date.now(), agent, status, ...changes };
}

describe("a shop's seats", () => {
  it("are unknown until the platform reports, and known from then on", async () => {
    const shop = newShop();
    expect(await readSeats(env, shop)).toEqual({ known: false, online: 0, suspended: 0, queue: 0 });
    await reportPresence(env, shop, [presence("a", "offline")]);
    expect(await readSeats(env, shop)).toEqual({ known: true, online: 0, suspended: 0, queue: 0 });
  });

  it("answer a report with the summary that includes it", async () => {
    const reports = [presence("a", "online", { queue: 3 }), presence("b", "suspended", { queue: 1 })];
    expect(await reportPresence(env, newShop(), reports)).toEqual({ known: true, online: 1, suspended: 1, queue: 4 });
  });

  it("survive the end of their object", async () => {
    const shop = newShop();
    await reportPresence(env, shop, [presence("a", "online", { queue: 2 })]);
    await evictDurableObject(env.SEATS.getByName(`${shop.merchant}/${shop.shop}`));
    expect(await readSeats(env, shop)).toEqual({ known: true, online: 1, suspended: 0, queue: 2 });
  });

  it("are each shop's own, also within one request", async () => {
    const [one, other] = [newShop(), newShop()];
    await Promise.all([
      reportPresence(env, one, [presence("a", "online")]),
      reportPresence(env, other, [presence("a", "suspended"), presence("b", "suspended")]),
    ]);
    const [first, second] = await Promise.all([readSeats(env, one), readSeats(env, other)]);
    expect([first.online, first.suspended]).toEqual([1, 0]);
    expect([second.online, second.suspended]).toEqual([0, 2]);
  });

  it("take 500 reports of agents with the longest names in any script", async () => {
    const reports = Array.from({ length: 500 }, (_, index) =>
      presence(`${index}%-${"客".repeat(120)}`, index % 2 === 0 ? "online" : "offline", { id: `p-${index}` }),
    );
    expect((await reportPresence(env, newShop(), reports)).online).toBe(250);
  });

  it("lose no report of many at once", async () => {
    const shop = newShop();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => reportPresence(env, shop, [presence(`a-${index}`, "online")])),
    );
    expect((await readSeats(env, shop)).online).toBe(40);
  });
});
