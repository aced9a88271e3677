import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { OutboundRequest } from "../../../plugins/channels/channel.ts";
import { dingtalk } from "./dingtalk.ts";
import { email } from "./email.ts";
import { cutBytes, cutUnits, type Notice } from "./format.ts";
import { slack } from "./slack.ts";
import { wecom } from "./wecom.ts";

const notice: Notice = {
  key: "act_1",
  at: 1_700_000_000_000,
  shop: "示范店",
  language: "zh",
  text: "【紧急】买家要投诉：“我要投诉 <b>你们</b> & *所有人*”　买家：张三",
  severity: "urgent",
  link: "https://interject.example.com/shops/demo/conversations/c-1?channel=interject",
};
const now = 1_700_000_060_000;
const sent = async (request: OutboundRequest | Promise<OutboundRequest>) => {
  const { body = "", ...rest } = await request;
  return { ...rest, body: JSON.parse(body) };
};
const bytes = (text: string) => new TextEncoder().encode(text).length;
const long = { ...notice, text: "投诉😀".repeat(3_000) };
const plain = `🔴 示范店\n${notice.text}\n查看会话: ${notice.link}`;

describe("a WeCom robot", () => {
  const url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx";

  it("gets a text, in which nothing of a buyer's words is markup", async () => {
    expect(await sent(wecom.request(notice, { url }, now))).toEqual({
      method: "POST",
      url,
      headers: { "content-type": "application/json; charset=utf-8" },
      body: { msgtype: "text", text: { content: plain } },
    });
  });

  it("gets at most 2,048 bytes, the link whole and no half characters", async () => {
    const { body } = await sent(wecom.request(long, { url }, now));
    const { content } = body.text;
    expect(bytes(content)).toBeLessThanOrEqual(2_048);
    expect(bytes(content)).toBeGreaterThan(2_040);
    expect(content).toContain(`…\n查看会话: ${notice.link}`);
    expect(content).not.toMatch(/[\ud800-\udfff](?![\udc00-\udfff])(?<![\ud800-\udbff][\udc00-\udfff])/);
  });

  it.each([
    ['{"errcode":0,"errmsg":"ok"}', { kind: "taken" }],
    [
      '{"errcode":45009,"errmsg":"api freq out of limit"}',
      { kind: "slow-down", after: 60, error: "WeCom 45009 api freq out of limit" },
    ],
    ['{"errcode":93000,"errmsg":"invalid webhook url"}', { kind: "gone", error: "WeCom 93000 invalid webhook url" }],
    ['{"errcode":40058,"errmsg":"text.content exceed max length 2048"}', { kind: "refused" }],
    ['{"errcode":-1,"errmsg":"system busy"}', { kind: "again", error: "WeCom -1 system busy" }],
    ["<html>a proxy of the office</html>", { kind: "again", error: "not an answer of WeCom" }],
  ])("answers 200 with %s", (body, verdict) => {
    expect(wecom.read({ status: 200, body })).toMatchObject(verdict);
  });

  it("says nothing beyond a failed status", () => {
    expect(wecom.read({ status: 502, body: "Bad Gateway" })).toBeNull();
  });
});

describe("a DingTalk robot", () => {
  const url = "https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec";

  it("is signed with the time of the attempt, as DingTalk documents it", async () => {
    const secret = "SEC240d7bb4c0bafc62";
    const { url: signed, body } = await sent(dingtalk.request(notice, { url, secret }, now));
    expect(body).toEqual({ msgtype: "text", text: { content: plain }, at: { isAtAll: false } });
    const { searchParams, origin, pathname } = new URL(signed);
    expect(`${origin}${pathname}`).toBe("https://oapi.dingtalk.com/robot/send");
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: "566cc69da782ec",
      timestamp: String(now),
      sign: createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64"),
    });
  });

  it("without a key of its own gets its address as it is", async () => {
    expect((await sent(dingtalk.request(notice, { url, secret: null }, now))).url).toBe(url);
  });

  it.each([
    ['{"errcode":0,"errmsg":"ok"}', { kind: "taken" }],
    [
      '{"status":1111,"wait":5,"source":"x5","punish":"deny","errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}',
      { kind: "slow-down", after: 600, error: "DingTalk 130101 send too fast, exceed 20 times per minute" },
    ],
    ['{"errcode":300001,"errmsg":"token is not exist"}', { kind: "gone" }],
    [
      '{"errcode":310000,"errmsg":"keywords not in content"}',
      { kind: "refused", error: "DingTalk 310000 keywords not in content" },
    ],
    ['{"errcode":310000,"errmsg":"sign not match"}', { kind: "refused" }],
    ['{"errcode":-1,"errmsg":"系统繁忙"}', { kind: "again" }],
    ["", { kind: "again", error: "not an answer of DingTalk" }],
  ])("answers 200 with %s", (body, verdict) => {
    expect(dingtalk.read({ status: 200, body })).toMatchObject(verdict);
  });
});

describe("a Slack webhook", () => {
  const url = "https://hooks.slack.com/services/T1/B1/xoxo";

  it("gets the words as plain text, and a fallback in which they are escaped", async () => {
    const { body } = await sent(
      slack.request({ ...notice, text: "<!channel> & <https://evil.example|点我>" }, { url }, now),
    );
    expect(body).toEqual({
      text: "🔴 示范店 &lt;!channel&gt; &amp; &lt;https://evil.example|点我&gt;",
      blocks: [
        { type: "header", text: { type: "plain_text", text: "🔴 示范店", emoji: true } },
        {
          type: "section",
          text: { type: "plain_text", text: "<!channel> & <https://evil.example|点我>", emoji: false },
        },
        { type: "context", elements: [{ type: "mrkdwn", text: `<${notice.link}|查看会话>` }] },
      ],
    });
  });

  it("gets at most 3,000 characters in a section", async () => {
    const { body } = await sent(slack.request(long, { url }, now));
    expect(body.blocks[1].text.text.length).toBeLessThanOrEqual(3_000);
    expect(body.blocks[1].text.text.length).toBeGreaterThan(2_990);
  });

  it.each([
    [200, "ok", { kind: "taken" }],
    [200, "<html>", { kind: "again" }],
    [404, "no_service", { kind: "gone", error: "Slack 404 no_service" }],
    [410, "channel_is_archived", { kind: "gone" }],
    [403, "channel_is_archived", { kind: "gone" }],
    [400, "invalid_payload", { kind: "refused", error: "Slack 400 invalid_payload" }],
    [403, "action_prohibited", { kind: "refused" }],
    [429, "rate_limited", null],
    [500, "rollup_error", null],
    [302, "", null],
  ])("answers %i %s", (status, body, verdict) => {
    const read = slack.read({ status, body });
    verdict === null ? expect(read).toBeNull() : expect(read).toMatchObject(verdict);
  });
});

describe("an e-mail", () => {
  const target = { url: "https://api.mail.example.com/emails", token: "re_1", from: "a@shop.com", to: "lead@shop.com" };

  it("goes to the provider with its key, as text and as escaped HTML", async () => {
    expect(await sent(email.request(notice, target, now))).toEqual({
      method: "POST",
      url: target.url,
      headers: {
        "content-type": "application/json; charset=utf-8",
        authorization: "Bearer re_1",
        "idempotency-key": "act_1",
      },
      body: {
        from: "a@shop.com",
        to: ["lead@shop.com"],
        subject: `🔴 示范店: ${notice.text}`,
        text: `🔴 示范店\n\n${notice.text}\n\n查看会话: ${notice.link}`,
        html: [
          "<p><strong>🔴 示范店</strong></p>",
          "<p>【紧急】买家要投诉：“我要投诉 &lt;b&gt;你们&lt;/b&gt; &amp; *所有人*”　买家：张三</p>",
          `<p><a href="${notice.link}">查看会话</a></p>`,
        ].join("\n"),
      },
    });
  });

  it("keeps a subject on one line of 120 characters, whatever the shop is called", async () => {
    const { body } = await sent(email.request({ ...long, shop: "店\r\nBcc: all@shop.com" }, target, now));
    expect(body.subject).toMatch(/^🔴 店 Bcc: all@shop.com: /);
    expect(body.subject).not.toMatch(/[\r\n]/);
    expect(body.subject.length).toBeLessThanOrEqual(120);
  });

  it.each([
    [200, null],
    [202, null],
    [409, null],
    [429, null],
    [500, null],
    [401, { kind: "refused", error: 'mail provider 401 {"message":"API key is invalid"}' }],
    [422, { kind: "refused" }],
  ])("answered %i", (status, verdict) => {
    const read = email.read({ status, body: '{"message":"API key is invalid"}' });
    verdict === null ? expect(read).toBeNull() : expect(read).toMatchObject(verdict);
  });
});

it("a text is cut between characters, in bytes or in UTF-16 units", () => {
  expect(cutBytes("投诉", 6)).toBe("投诉");
  expect(cutBytes("投诉", 5)).toBe("…");
  expect(cutBytes("a投诉", 6)).toBe("a…");
  expect(cutUnits("a😀b", 4)).toBe("a😀b");
  expect(cutUnits("a😀bc", 4)).toBe("a😀…");
  expect(cutUnits("a😀bcd", 3)).toBe("a…");
});
