import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const words = "我要去12315投诉，地址是幸福路9号";

test("a buyer is forgotten in every chat of his: object, ledger and feed; the next shop's and other buyers' stay (failure P14)", async () => {
  const [shop, other] = [await openShop(), await openShop()];
  const floor = env.FLOOR.getByName(`${shop.merchant.id}/${shop.merchant.shop}`);
  const chats = [shop.chat("c-1"), shop.chat("c-2"), other.chat("c-1")];
  for (const chat of chats) {
    await chat.say("buyer", words);
    await chat.settle();
  }
  const kept = () =>
    runInDurableObject(floor, (_, { storage }) =>
      JSON.stringify([
        storage.sql.exec("SELECT body FROM item").toArray(),
        storage.sql.exec("SELECT channel, conversation FROM mark").toArray(),
      ]),
    );
  expect(await kept()).toContain("12315");
  expect((await shop.get("findings")).items.length).toBeGreaterThan(1);

  expect(await other.change("POST", "buyers/erasure", { buyer: "b-nobody" })).toMatchObject({ status: 404 });
  const erased = await shop.change("POST", "buyers/erasure", { buyer: "buyer-1" });
  expect(erased).toEqual({ status: 200, body: { conversations: 2, more: false } });

  for (const list of ["findings", "messages", "sessions", "conversations", "decisions", "tasks"])
    expect([list, (await shop.get(list)).items]).toEqual([list, []]);
  const seen = await kept();
  expect(seen).not.toContain("12315");
  expect(seen).not.toContain("c-1");
  for (const chat of chats.slice(0, 2)) {
    const left = await runInDurableObject(chat.stub(), (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
    );
    expect(left).toEqual([]);
  }
  expect((await other.get("findings")).items.length).toBeGreaterThan(0);

  // Whoever comes back is somebody new.
  await shop.chat("c-1").say("buyer", "你好");
  await shop.chat("c-1").settle();
  expect((await shop.get("messages?conversation=c-1")).items).toHaveLength(1);
  expect((await shop.change("POST", "buyers/erasure", { buyer: "buyer-1" })).body).toMatchObject({ conversations: 1 });
});
