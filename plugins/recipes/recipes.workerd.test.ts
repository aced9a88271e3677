import { env, exports } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { writeClient } from "../../db/client.ts";
import { insertRevision } from "../../db/queries/settings.ts";
import { shop as shopTable } from "../../db/schema.ts";
import { seal } from "../../worker/settings/secrets.ts";
import { newSigningSecret } from "../../worker/settings/signing-secret.ts";
import { snapshotWith } from "../../worker/settings/snapshot-fixture.ts";
import couponAnswers from "./rules/coupon-answers.json" with { type: "json" };

/** The recipes as a platform sees them: signed messages in, findings out. */

const merchant = "m-recipes";
const shop = "recipes-shop";
const secret = newSigningSecret();

beforeAll(async () => {
  const database = writeClient(env);
  await database.insert(shopTable).values({ id: shop, merchant, name: shop, revision: null, createdAt: 0 });
  const settings = snapshotWith({
    merchant,
    shop,
    name: shop,
    channels: [{ channel: "interject", secrets: [await seal(env.MASTER_KEY, merchant, secret)] }],
    packs: ["recipes"],
    rules: [
      { mode: "live", rule: { ...couponAnswers, id: "own-coupon-answers" } },
      { mode: "draft", rule: { ...couponAnswers, id: "draft-coupon-answers" } },
    ],
  });
  await insertRevision(database, { snapshot: settings, by: "test", at: 0, summary: ["created"], expected: null });
});

const answer = z.object({
  results: z.array(
    z.object({
      findings: z.array(
        z.object({ point: z.string(), code: z.string(), evidence: z.array(z.object({ quote: z.string() })) }),
      ),
    }),
  ),
});

type Line = { says: "buyer" | "agent"; text: string } | { type: "order" | "closed" };
const buyer = (text: string): Line => ({ says: "buyer", text });
const agent = (text: string): Line => ({ says: "agent", text });
const ordered: Line = { type: "order" };
const closed: Line = { type: "closed" };

const dayMs = 86_400_000;
/** Noon of yesterday in Shanghai: no chat of these tests meets midnight. */
const noon = Math.floor(Date.now() / dayMs) * dayMs - dayMs + 4 * 3_600_000;
let chats = 0;

/** Sends a chat, one line a minute unless `minutes` says otherwise, and returns what was found. */
async function found(lines: readonly Line[], { minutes = 1 } = {}) {
  const conversation = `recipe-${++chats}`;
  const events = lines.map((line, index) => {
    const base = { id: `${conversation}-${index}`, conversation, at: noon + index * minutes * 60_000 };
    if ("says" in line) {
      const from = { role: line.says, id: line.says === "buyer" ? "b-1" : "a-1" };
      return { ...base, type: "message", from, content: [{ type: "text", text: line.text }] };
    }
    return line.type === "order"
      ? { ...base, type: "order", order: { id: "o-1", status: "paid" } }
      : { ...base, type: "closed" };
  });
  const body = JSON.stringify({ events });
  const [id, at] = [`msg_${conversation}`, new Date()];
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  const url = `https://interject.test/hooks/interject/${shop}?wait=1`;
  const response = await exports.default.fetch(new Request(url, { method: "POST", body, headers }));
  expect(response.status).toBe(200);
  const { results } = answer.parse(await response.json());
  return results.flatMap(({ findings }) =>
    findings.map(({ point, code, evidence }) => [`${point} ${code}`, ...evidence.map(({ quote }) => quote)]),
  );
}

describe("through the webhook", () => {
  it("finds a poor answer to a coupon question, by the recipe and by the shop's own copy of it (F019, F022, F128)", async () => {
    const quotes = ["券", "领不了", "不清楚"];
    expect(await found([buyer("你们的券怎么领不了"), agent("这个我不清楚")])).toEqual([
      ["recipes/coupon-answers brushed-off", ...quotes],
      ["shop/own-coupon-answers brushed-off", ...quotes],
    ]);
    expect(await found([buyer("你们的券怎么领不了"), agent("亲更新一下再领试试")])).toEqual([]);
    expect(await found([agent("这个我不清楚"), buyer("你们的券怎么领不了")])).toEqual([]);
  });

  it("finds a poor answer to a deposit problem (F129)", async () => {
    expect(await found([buyer("定金付不了怎么办"), agent("我也没办法")])).toEqual([
      ["recipes/deposit-answers brushed-off", "定金付不了", "我也没办法"],
    ]);
    expect(await found([buyer("定金什么时候退"), agent("不清楚")])).toEqual([]);
  });

  it("finds a poor answer to an ordering problem (F130)", async () => {
    expect(await found([buyer("一直提交不了订单"), agent("你自己看")])).toEqual([
      ["recipes/order-answers brushed-off", "提交不了订单", "自己看"],
    ]);
    expect(await found([buyer("一直提交不了订单"), agent("麻烦截图给我")])).toEqual([]);
  });

  const time = agent("48小时内发货");
  const notes = agent("温馨提示：请当面签收");
  const start = [buyer("有货吗"), agent("有的"), ordered];

  it("finds each way in which the reminder after an order is wrong (F035)", async () => {
    const [missing, order, late] = ["missing", "order", "late"].map(
      (fault) => `recipes/order-reminder reminder-${fault}`,
    );
    expect(await found([...start, notes, closed])).toEqual([[missing, "温馨提示"]]);
    expect(await found([...start, time, closed])).toEqual([[missing, "小时", "发货"]]);
    expect(await found([...start, notes, time, closed])).toEqual([[order, "温馨提示", "小时", "发货"]]);
    expect(await found([...start, time, notes, closed], { minutes: 6 })).toEqual([[late, "小时", "发货", "温馨提示"]]);
  });

  it("finds nothing where the reminder is right, or nothing was ordered", async () => {
    expect(await found([...start, time, notes, closed])).toEqual([]);
    expect(await found([...start, time, notes, closed], { minutes: 5 })).toEqual([]);
    expect(await found([buyer("有货吗"), agent("有的"), closed])).toEqual([]);
  });
});
