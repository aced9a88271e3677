import { describe, expect, it } from "vitest";
import { noFacts, type ShopFacts } from "../../plugins/sdk/shop.ts";
import { FactsCache } from "./facts-cache.ts";

const online = (count: number) => ({ known: true, online: count, suspended: 0, queue: 0 });

/** A shop's object that says as many agents are online as it was asked. */
function asked() {
  const cache = new FactsCache();
  const behind: Promise<unknown>[] = [];
  let loads = 0;
  let fails = false;
  return {
    cache,
    read: async (now: number, key = "m/s") => {
      const facts = await cache.read(key, {
        now,
        load: async (): Promise<ShopFacts> => {
          loads++;
          if (fails) throw new Error("down");
          return { ...noFacts, seats: online(loads) };
        },
        later: (work) => behind.push(work),
      });
      return facts.seats.online;
    },
    settle: () => Promise.all(behind),
    break: () => {
      fails = true;
    },
    loads: () => loads,
  };
}

describe("what an isolate knows of a shop", () => {
  it("is waited for once, and then read again behind the answer every two seconds", async () => {
    const shop = asked();
    expect(await shop.read(0)).toBe(1);
    expect(await shop.read(1_999)).toBe(1);
    expect(shop.loads()).toBe(1);
    expect(await Promise.all([shop.read(2_000), shop.read(2_001)])).toEqual([1, 1]);
    await shop.settle();
    expect(shop.loads()).toBe(2);
    expect(await shop.read(2_002)).toBe(2);
  });

  it("stays what it was while the shop's object does not answer", async () => {
    const shop = asked();
    await shop.read(0);
    shop.break();
    expect(await shop.read(5_000)).toBe(1);
    await shop.settle();
    expect(await shop.read(5_001)).toBe(1);
  });

  it("is nothing for a shop whose object has never answered, and no message waits for that again", async () => {
    const shop = asked();
    shop.break();
    expect(await shop.read(0)).toBe(0);
    expect(await shop.read(1)).toBe(0);
    expect(shop.loads()).toBe(1);
  });

  it("counts reported presence at once, and keeps shops apart", async () => {
    const shop = asked();
    await shop.read(0);
    shop.cache.seat("m/s", online(9));
    expect(await shop.read(1)).toBe(9);
    expect(await shop.read(1, "m/other")).toBe(2);
    expect(shop.cache.known("m/never").seats.known).toBe(false);
  });

  it("is read again after two seconds although the clock was set back by an hour (failure F15)", async () => {
    const shop = asked();
    await shop.read(3_600_000);
    expect(await shop.read(0)).toBe(1);
    await shop.settle();
    expect([await shop.read(1), shop.loads()]).toEqual([2, 2]);
  });
});
