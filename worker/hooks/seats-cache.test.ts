import { describe, expect, it } from "vitest";
import type { Seats } from "../../plugins/sdk/intervention.ts";
import { SeatsCache, unknownSeats } from "./seats-cache.ts";

const online = (count: number): Seats => ({ known: true, online: count, suspended: 0, queue: 0 });

/** A shop's object whose summary is the number of times it was asked. */
function asked() {
  const cache = new SeatsCache();
  const behind: Promise<unknown>[] = [];
  let loads = 0;
  let fails = false;
  return {
    cache,
    read: (now: number, key = "m/s") =>
      cache.read(key, {
        now,
        load: async () => {
          loads++;
          if (fails) throw new Error("down");
          return online(loads);
        },
        later: (work) => behind.push(work),
      }),
    settle: () => Promise.all(behind),
    break: () => {
      fails = true;
    },
    loads: () => loads,
  };
}

describe("what an isolate knows of a shop's agents", () => {
  it("is waited for once, and then read again behind the answer every two seconds", async () => {
    const shop = asked();
    expect(await shop.read(0)).toEqual(online(1));
    expect(await shop.read(1_999)).toEqual(online(1));
    expect(shop.loads()).toBe(1);
    expect(await Promise.all([shop.read(2_000), shop.read(2_001)])).toEqual([online(1), online(1)]);
    await shop.settle();
    expect(shop.loads()).toBe(2);
    expect(await shop.read(2_002)).toEqual(online(2));
  });

  it("stays as it was while the object fails", async () => {
    const shop = asked();
    await shop.read(0);
    shop.break();
    await shop.read(5_000);
    await shop.settle();
    expect(await shop.read(5_001)).toEqual(online(1));
  });

  it("is unknown when the first reading fails, and the next message does not wait for it again", async () => {
    const shop = asked();
    shop.break();
    expect(await shop.read(0)).toEqual(unknownSeats);
    expect(await shop.read(1)).toEqual(unknownSeats);
    expect(shop.loads()).toBe(1);
  });

  it("is what a report has just answered", async () => {
    const shop = asked();
    shop.cache.put("m/s", online(7), 0);
    expect(await shop.read(1)).toEqual(online(7));
    expect(await shop.read(1, "m/other")).toEqual(online(1));
  });
});
