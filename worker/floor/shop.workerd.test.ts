import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { noFacts, type ShopFacts } from "../../plugins/sdk/shop.ts";
import { openShop } from "../api/testing/chat.ts";
import { publish } from "../settings/publish.ts";
import { minuteOfHour, refreshQualities } from "../shop/refresh-quality.ts";

type Shop = Awaited<ReturnType<typeof openShop>>;

/** A shop of a test's own, with chats of many buyers. */
async function newShop() {
  const shop = await openShop();
  const tenant = { merchant: shop.merchant.id, shop: shop.merchant.shop };
  const name = `${tenant.merchant}/${tenant.shop}`;
  const floor = () => env.FLOOR.getByName(name);
  const thread = () => env.CONVERSATION.getByName(`${name}/shop/shop`);
  const chat = (conversation: string) => env.CONVERSATION.getByName(`${name}/interject/${conversation}`);
  return {
    ...shop,
    tenant,
    floor,
    thread,
    chat,
    /** The facts as this shop's objects know them now. */
    facts: async (): Promise<ShopFacts> => ({ ...noFacts, ...(await floor().facts()) }),
    /** Says lines `[role, text, seconds ago]` in a chat, and lets the shop hear of it. */
    async talk(conversation: string, lines: readonly (readonly [string, string, number?])[], facts = noFacts) {
      // Once for all lines: "50 seconds later" is that to the millisecond.
      const now = Date.now();
      const events = lines.map(([role, text, ago = 0], index) => ({
        type: "message" as const,
        id: `m-${index + 1}`,
        at: now - ago * 1_000,
        sequence: index,
        conversation,
        from: {
          role: role as "buyer" | "agent" | "bot",
          id: role === "buyer" ? `buyer-of-${conversation}` : `${role}-1`,
        },
        content: [{ type: "text" as const, text }],
      }));
      const answer = await chat(conversation).receive({
        ...tenant,
        channel: "interject",
        conversation,
        events,
        facts,
        wait: false,
      });
      await runDurableObjectAlarm(chat(conversation));
      return answer;
    },
    /** A minute passes in the shop. */
    async minute() {
      await runInDurableObject(floor(), async (_, state) => {
        // The next call counts as the next minute.
        state.storage.sql.exec("UPDATE tally SET minute = minute - 1");
        await state.storage.setAlarm(Date.now());
      });
      await runDurableObjectAlarm(floor());
      await runDurableObjectAlarm(thread());
    },
  };
}

const decisions = async (shop: Pick<Shop, "get">, conversation: string) =>
  (await shop.get(`decisions?conversation=${conversation}`)).items as {
    policy: string;
    outcome: string;
    reason: string;
  }[];

describe("many buyers with the same trouble (N22, F125)", () => {
  it("are one incident in the shop's own thread, and supervisors are not told of each one", async () => {
    const shop = await newShop();
    const say = (index: number, facts?: ShopFacts) =>
      shop.talk(`c-${index}`, [["buyer", "我要去12315投诉你们"]], facts);
    for (let index = 1; index <= 30; index++) await say(index);
    await shop.minute();

    const { items } = await shop.get("incidents");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      point: "alerts/threaten-exposure",
      buyers: 30,
      conversations: 30,
      closedAt: null,
    });
    const places = await shop.get(`incidents/${encodeURIComponent(items[0].id)}/conversations`);
    expect(places.items).toHaveLength(30);

    const { items: found } = await shop.get("findings?point=alerts/incident");
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ channel: "shop", code: "opened", severity: "urgent" });
    expect(found[0].message.zh).toContain("30 位买家");
    expect((await decisions(shop, "shop")).map(({ policy, outcome }) => [policy, outcome])).toEqual([
      ["shop-to-supervisor", "observed"],
    ]);
    const listed = (await shop.get("conversations?limit=100")).items as { channel: string }[];
    expect(listed).toHaveLength(30);

    const facts = await shop.facts();
    expect(facts.incidents).toEqual(["alerts/threaten-exposure"]);
    await say(31, facts);
    const [told] = (await decisions(shop, "c-31")).filter(({ policy }) => policy === "threats-to-supervisor");
    expect(told).toMatchObject({ outcome: "suppressed", reason: "incident" });
  });

  it("stay one after objects were evicted and minutes are told again", async () => {
    const shop = await newShop();
    for (let index = 1; index <= 12; index++) await shop.talk(`c-${index}`, [["buyer", "我要去12315投诉你们"]]);
    await shop.minute();
    await evictDurableObject(shop.floor());
    await evictDurableObject(shop.thread());
    await runInDurableObject(shop.floor(), async (_, state) => {
      state.storage.sql.exec("UPDATE tally SET told = 0");
    });
    await shop.minute();
    await shop.minute();
    expect((await shop.get("incidents")).items).toHaveLength(1);
    expect((await shop.get("findings?point=alerts/incident")).items).toHaveLength(1);
  });
});

describe("the daily cap of a policy", () => {
  it("counts what it did over all conversations of the shop", async () => {
    const shop = await newShop();
    await publish(env, shop.tenant.merchant, shop.tenant.shop, "test", (snapshot) => ({
      ...snapshot,
      policies: snapshot.policies.map((policy) =>
        policy.id === "threats-to-supervisor" ? { ...policy, mode: "act", dailyCap: 2 } : policy,
      ),
    }));
    const outcomes: unknown[] = [];
    for (const conversation of ["c-1", "c-2", "c-3"]) {
      await shop.talk(conversation, [["buyer", "我要去12315投诉你们"]], await shop.facts());
      const [decision] = (await decisions(shop, conversation)).filter(
        ({ policy }) => policy === "threats-to-supervisor",
      );
      outcomes.push([decision?.outcome, decision?.reason]);
    }
    expect(outcomes).toEqual([
      ["acted", "matched"],
      ["acted", "matched"],
      ["suppressed", "daily-cap"],
    ]);
    await evictDurableObject(shop.floor());
    await evictDurableObject(shop.chat("c-1"));
    await shop.talk("c-1", [["buyer", "我要去12315投诉你们"]]);
    expect((await shop.facts()).spent["threats-to-supervisor"]).toBe(2);
  });
});

describe("how fast a shop answers (F131)", () => {
  it("is read by agent and hour, and told by the point", async () => {
    const shop = await newShop();
    await shop.change("PATCH", "points/alerts/slow-shop", { config: { rounds: 2 } });
    for (const conversation of ["c-1", "c-2"])
      await shop.talk(conversation, [
        ["buyer", "在吗", 60],
        ["bot", "您好", 59],
        ["buyer", "想问一下尺码", 58],
        ["agent", "您好，请问身高体重多少", 8],
      ]);
    await shop.minute();
    const pace = await shop.get("pace");
    expect(pace).toMatchObject({ limit: 30, shop: { rounds: 2, seconds: 50 } });
    expect(pace.agents).toEqual([{ agent: "agent-1", rounds: 2, seconds: 50, slow: true }]);
    expect(
      pace.topics.reduce((sum: number, { conversations }: { conversations: number }) => sum + conversations, 0),
    ).toBe(2);
    const { items } = await shop.get("findings?point=alerts/slow-shop");
    expect(items.map(({ code }: { code: string }) => code).sort()).toEqual(["agent", "shop"]);
    expect((await shop.get("seats")).items).toEqual([{ agent: "agent-1", status: null, queue: 0, load: 2, at: null }]);
  });
});

describe("topics of the shop's own (F133)", () => {
  it("are counted from the next message on, by distinct buyer, with their chats", async () => {
    const shop = await newShop();
    const written = await shop.change("PUT", "topics/coupon", { title: "领券失败", keywords: "券+【领不了,用不了】" });
    expect(written.status).toBe(200);
    await shop.talk("c-1", [
      ["buyer", "这个券领不了"],
      ["buyer", "我的券怎么领不了啊"],
    ]);
    await shop.talk("c-2", [["buyer", "优惠券用不了"]]);
    await shop.talk("c-3", [["buyer", "券在哪里"]]);
    const { items } = await shop.get("topics");
    expect(items.find(({ own }: { own: boolean }) => own)).toMatchObject({
      topic: "topic/coupon",
      title: { zh: "领券失败" },
      buyers: 2,
      yesterday: null,
    });
    const { items: chats } = await shop.get("topics/coupon/conversations");
    expect(chats.map(({ conversation }: { conversation: string }) => conversation).sort()).toEqual(["c-1", "c-2"]);
  });

  it("are refused with the place of a slip, and gone when they are removed", async () => {
    const shop = await newShop();
    const wrong = await shop.change("PUT", "topics/coupon", { title: "券", keywords: "券+【领不了" });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: "invalid", path: "keywords" } } });
    expect((await shop.change("PUT", "topics/No-Kebab", { title: "券", keywords: "券" })).status).toBe(400);
    await shop.change("PUT", "topics/coupon", { title: "券", keywords: "券" });
    expect((await shop.change("DELETE", "topics/coupon")).status).toBe(200);
    expect((await shop.change("DELETE", "topics/coupon")).status).toBe(404);
  });
});

describe("how content buyers are (F206, F207, N04)", () => {
  it("is computed for shops with traffic once an hour, reaches policies, and is shown with what follows", async () => {
    const shop = await newShop();
    await shop.talk("c-1", [
      ["buyer", "我要退货"],
      ["bot", "请在订单页申请退货"],
    ]);
    await shop.talk("c-2", [
      ["buyer", "我要退货，你们是骗子，我要投诉你们"],
      ["bot", "请在订单页申请退货"],
    ]);
    expect((await shop.facts()).quality).toBeNull();
    const minute = Math.floor(Date.now() / 3_600_000) * 3_600_000 + minuteOfHour(shop.tenant.shop) * 60_000;
    await refreshQualities(env, minute + 60_000);
    expect((await shop.facts()).quality).toBeNull();
    await refreshQualities(env, minute);
    const bot = { value: 0.5, sessions: 2, basis: "proxy" };
    expect((await shop.facts()).quality).toMatchObject({ overall: { bot, human: null }, scenes: { return: { bot } } });

    const shown = await shop.get("quality");
    expect(shown).toMatchObject({ overall: { bot }, widestGap: null });
    expect(shown.scenes).toMatchObject([{ scene: "return", title: { zh: "售后退换货" }, bot }]);
    const tuned = shown.policies as { tuning: { ceiling: number }; rollout: number; rate: number }[];
    expect(tuned.length).toBeGreaterThan(0);
    // Two sessions say nothing of a bot: the share is the ceiling, within the roll-out.
    expect(tuned.map(({ rate }) => rate)).toEqual(
      tuned.map(({ tuning, rollout }) => Math.min(rollout, tuning.ceiling)),
    );
  });
});

describe("seats", () => {
  it("can be set by the agent's panel where the platform does not report them", async () => {
    const shop = await newShop();
    const answer = await shop.change("PUT", "seats/a-1", { status: "online", queue: 2 });
    expect(answer.body).toMatchObject({ known: true, online: 1, queue: 2 });
    await shop.change("PUT", "seats/a-1", { status: "suspended" });
    const seats = await shop.get("seats");
    expect(seats).toMatchObject({ online: 0, suspended: 1 });
    expect(seats.items).toMatchObject([{ agent: "a-1", status: "suspended", load: 0 }]);
    expect((await shop.change("PUT", "seats/a-1", { status: "away" })).status).toBe(400);
  });
});
