import { describe, expect, it } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { Refused } from "../errors.ts";
import { removeEndpoint } from "./channel-changes.ts";
import { switchOff } from "./gone.ts";
import { putPolicy } from "./policy-changes.ts";
import { type History, reachability } from "./reachability.ts";
import { checkReceiverAddress } from "./receiver-address.ts";
import { putMail, putReceiver, type ReceiverWrite, removeMail, removeReceiver } from "./receiver-changes.ts";
import type { SealedSecret, Snapshot } from "./snapshot.ts";
import { snapshotWith } from "./snapshot-fixture.ts";
import { summarise } from "./summary.ts";

const sealed = (data: string): SealedSecret => ({ key: "k", iv: "i", data });
const empty: Snapshot = snapshotWith({
  name: "Shop",
  endpoints: [{ id: "crm", url: "https://crm.example.com/", secret: sealed("e") }],
  packs: packs.map(({ id }) => id),
});
const about = (id: string, groups: string[] = []) => ({ id, title: id, groups, disabled: false });
const place = (data: string) => ({ address: sealed(data), shown: `…${data}` });
const robot = (id: string, groups: string[] = []): ReceiverWrite => ({
  ...about(id, groups),
  kind: "wecom",
  place: place("a1"),
});
const withReceivers = (...writes: ReceiverWrite[]) =>
  writes.reduce((snapshot, write) => putReceiver(snapshot, write, 1_000), empty);

/** The field and the words of a refusal. */
function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, path: error.path, message: error.message };
    throw error;
  }
  return null;
}

describe("receivers of a shop", () => {
  it("keep their address and key while only their title changes", () => {
    const signed: ReceiverWrite = { ...about("ding"), kind: "dingtalk", place: place("a1"), secret: sealed("s1") };
    const renamed = putReceiver(withReceivers(signed), { ...about("ding", ["b", "b"]), kind: "dingtalk" }, 2_000);
    expect(renamed.receivers).toEqual([
      { ...about("ding", ["b"]), kind: "dingtalk", ...place("a1"), secret: sealed("s1"), setAt: 1_000 },
    ]);
  });

  it("lose their key with their address, or when it is taken away", () => {
    const before = withReceivers({ ...about("ding"), kind: "dingtalk", place: place("a1"), secret: sealed("s1") });
    const moved = putReceiver(before, { ...about("ding"), kind: "dingtalk", place: place("a2") }, 2_000);
    expect(moved.receivers).toEqual([{ ...about("ding"), kind: "dingtalk", ...place("a2"), setAt: 2_000 }]);
    const unsigned = putReceiver(before, { ...about("ding"), kind: "dingtalk", secret: null }, 2_000);
    expect(unsigned.receivers).toEqual([{ ...about("ding"), kind: "dingtalk", ...place("a1"), setAt: 2_000 }]);
  });

  it("need an address when they are new or of another kind", () => {
    expect(refusal(() => putReceiver(empty, { ...about("lead"), kind: "email" }, 0))).toMatchObject({
      code: "invalid",
      path: "address",
    });
    const wecom = withReceivers(robot("lead"));
    expect(refusal(() => putReceiver(wecom, { ...about("lead"), kind: "slack" }, 0))).toMatchObject({
      code: "invalid",
      path: "address",
    });
  });

  it("are programs only through an endpoint that exists, which then cannot go", () => {
    const program: ReceiverWrite = { ...about("crm"), kind: "webhook", endpoint: "crm" };
    expect(refusal(() => putReceiver(empty, { ...program, endpoint: "erp" }, 0))).toEqual({
      code: "invalid",
      path: "endpoint",
      message: "Expected one of crm",
    });
    const told = withReceivers(program);
    expect(refusal(() => removeEndpoint(told, "crm"))).toMatchObject({ code: "invalid", path: "endpoint" });
    expect(removeEndpoint(removeReceiver(told, "crm", packs), "crm").endpoints).toEqual([]);
  });

  it("show up in the history of settings without their address", () => {
    const lines = summarise(empty, withReceivers(robot("night", ["on-call"]))).filter((line) => /receivers/.test(line));
    expect(lines).toContain("receivers.night.address: changed");
    expect(lines).toContain('receivers.night.shown: none → "…a1"');
    expect(lines.some((line) => line.includes("setAt"))).toBe(false);
  });
});

const notifying = (config: object, mode = "act") =>
  policy.parse({
    id: "night",
    title: { zh: "夜间", en: "Night" },
    mode,
    when: { points: ["alerts/buyer-abuse"] },
    then: [{ intervention: "supervision/notify-supervisor", config }],
  });

describe("policies that name receivers", () => {
  it("are refused when they name somebody unknown, with the path of the name", () => {
    const shop = withReceivers(robot("lead", ["on-call"]));
    expect(refusal(() => putPolicy(shop, notifying({ receivers: ["lead", "boss"] }), packs))).toEqual({
      code: "invalid",
      path: "then.0.config.receivers.1",
      message: "Expected one of lead",
    });
    expect(refusal(() => putPolicy(shop, notifying({ escalateTo: ["managers"] }), packs))).toEqual({
      code: "invalid",
      path: "then.0.config.escalateTo.0",
      message: "Expected one of on-call",
    });
    expect(refusal(() => putPolicy(empty, notifying({ groups: ["on-call"] }), packs))).toMatchObject({
      code: "invalid",
      path: "then.0.config.groups.0",
      message: "The shop has no group of receivers yet",
    });
    expect(putPolicy(shop, notifying({ receivers: ["lead"], groups: ["on-call"] }), packs).policies).toHaveLength(1);
  });

  it("may keep the name of a group that the shop has not filled yet, and add no other", () => {
    const shop: Snapshot = { ...empty, policies: [notifying({ groups: ["on-call"] })] };
    expect(putPolicy(shop, notifying({ groups: ["on-call"], quote: false }), packs).policies).toHaveLength(1);
    expect(refusal(() => putPolicy(shop, notifying({ groups: ["on-call", "managers"] }), packs))).toMatchObject({
      path: "then.0.config.groups.1",
    });
    expect(refusal(() => putPolicy(shop, { ...notifying({ groups: ["on-call"] }), id: "other" }, packs))).toMatchObject(
      {
        path: "then.0.config.groups.0",
      },
    );
  });

  it("keep the receivers that they name", () => {
    const shop = putPolicy(withReceivers(robot("lead")), notifying({ receivers: ["lead"] }, "off"), packs);
    expect(refusal(() => removeReceiver(shop, "lead", packs))).toEqual({
      code: "invalid",
      path: "receiver",
      message: "The policy night names it: take it out there first",
    });
    expect(refusal(() => removeReceiver(shop, "boss", packs))).toMatchObject({ code: "not-found" });
  });
});

describe("the mail provider", () => {
  const mail = { url: "https://api.resend.com/emails", from: "a@shop.com" };

  it("keeps its token only while its address stays", () => {
    const set = putMail(empty, { ...mail, token: sealed("t") });
    expect(putMail(set, { ...mail, from: "b@shop.com" }).mail).toEqual({
      ...mail,
      from: "b@shop.com",
      token: sealed("t"),
    });
    expect(refusal(() => putMail(set, { ...mail, url: "https://evil.example.com/" }))).toMatchObject({
      code: "invalid",
      path: "token",
    });
    expect(removeMail(set).mail).toBeUndefined();
    expect(refusal(() => removeMail(empty))).toMatchObject({ code: "not-found" });
  });
});

describe("what is gone", () => {
  it("is switched off, says since when, and is on again once a person saves it", () => {
    const shop = withReceivers(robot("lead"), robot("boss"));
    const off = switchOff(shop, { receiver: "lead" }, 5_000);
    expect(off.receivers).toMatchObject([
      { id: "lead", disabled: true, goneAt: 5_000 },
      { id: "boss", disabled: false },
    ]);
    expect(summarise(shop, off)).toEqual([
      "receivers.lead.disabled: false → true",
      "receivers.lead.goneAt: none → 5000",
    ]);
    expect(switchOff(off, { receiver: "lead" }, 9_000)).toEqual(off);
    const [again] = putReceiver(off, { ...about("lead"), kind: "wecom" }, 6_000).receivers ?? [];
    expect(again).toMatchObject({ disabled: false });
    expect(again).not.toHaveProperty("goneAt");
    expect(switchOff(shop, { endpoint: "crm" }, 5_000).endpoints).toMatchObject([{ disabled: true, goneAt: 5_000 }]);
  });
});

describe("addresses", () => {
  const live = { allowLoopback: false };
  it.each([
    ["email", "lead@shop.com", "l***@shop.com"],
    ["wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc", "qyapi.weixin.qq.com …7aoc"],
    ["dingtalk", "https://oapi.dingtalk.com/robot/send?access_token=566cc69da782", "oapi.dingtalk.com …a782"],
    ["slack", "https://hooks.slack.com/services/T000/B000/abcdefgh1234", "hooks.slack.com …1234"],
  ] as const)("of kind %s are shown without their key", (kind, address, shown) => {
    expect(checkReceiverAddress(kind, address, live)).toEqual({ ok: true, shown });
  });

  it.each([
    ["email", "lead"],
    ["email", "lead@shop.com, all@shop.com"],
    ["wecom", "https://evil.example.com/cgi-bin/webhook/send?key=693a91f6-7aoc"],
    ["wecom", "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aoc"],
    ["wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send"],
    ["dingtalk", "https://oapi.dingtalk.com/other?access_token=566cc69da782"],
    ["slack", "http://127.0.0.1:9000/services/T000/B000/abcdefgh1234"],
    ["slack", "https://hooks.slack.com.evil.com/services/T000/B000/abcdefgh1234"],
  ] as const)("of kind %s are refused: %s", (kind, address) => {
    expect(checkReceiverAddress(kind, address, live)).toMatchObject({ ok: false });
  });
});

describe("who can be reached (N32)", () => {
  const nothing: History = { notified: [], tests: [] };
  const health = (snapshot: Snapshot, history: Partial<History> = {}) =>
    reachability(snapshot, packs, { ...nothing, ...history });
  const reach = (snapshot: Snapshot, history: Partial<History> = {}) =>
    health(snapshot, history).receivers.map(({ id, reach: how, problem }) => [id, how, problem]);

  it("nobody counts as reached before something was delivered (F094)", () => {
    const shop = withReceivers(robot("lead"));
    expect(reach(shop)).toEqual([["lead", "unproven", "never-reached"]]);
    const test = { receiver: "lead", at: 2_000, ok: true, error: null };
    expect(reach(shop, { tests: [test] })).toEqual([["lead", "reached", null]]);
    const sent = { receiver: "lead", state: "sent", error: null, at: 2_000 };
    expect(reach(shop, { notified: [sent] })).toEqual([["lead", "reached", null]]);
  });

  it("the newest word counts, and none from before the address was set", () => {
    const shop = withReceivers(robot("lead"));
    const sent = { receiver: "lead", state: "sent", error: null, at: 2_000 };
    const retried = { receiver: "lead", state: "planned", error: "HTTP 500", at: 3_000 };
    expect(health(shop, { notified: [retried, sent] }).receivers).toEqual([
      {
        id: "lead",
        reach: "unreachable",
        problem: "last-failed",
        lastSentAt: 2_000,
        lastFailure: { at: 3_000, error: "HTTP 500" },
      },
    ]);
    expect(reach(shop, { notified: [{ ...sent, at: 4_000 }, retried] })).toEqual([["lead", "reached", null]]);
    const moved = putReceiver(shop, robot("lead"), 3_500);
    expect(reach(moved, { notified: [retried, sent] })).toEqual([["lead", "unproven", "never-reached"]]);
  });

  it("settings stand in the way: switched off, gone, no provider, no endpoint", () => {
    const shop = withReceivers(
      { ...robot("off"), disabled: true },
      robot("gone"),
      { ...about("mail"), kind: "email", place: place("a1") },
      { ...about("program"), kind: "webhook", endpoint: "crm" },
    );
    const ok = ["off", "gone", "mail", "program"].map((receiver) => ({
      receiver,
      state: "sent",
      error: null,
      at: 2_000,
    }));
    const broken = switchOff(switchOff(shop, { receiver: "gone" }, 9), { endpoint: "crm" }, 9);
    expect(reach(broken, { notified: ok })).toEqual([
      ["off", "unreachable", "off"],
      ["gone", "unreachable", "gone"],
      ["mail", "unreachable", "no-mail"],
      ["program", "unreachable", "endpoint-off"],
    ]);
    const mended = putMail(shop, { url: "https://api.resend.com/emails", from: "a@shop.com", token: sealed("t") });
    expect(reach(mended, { notified: ok }).slice(2)).toEqual([
      ["mail", "reached", null],
      ["program", "reached", null],
    ]);
    expect(reach({ ...shop, endpoints: [] }).at(-1)).toEqual(["program", "unreachable", "no-endpoint"]);
  });

  it("a policy that tells nobody is named, unless it is off", () => {
    const shop = {
      ...withReceivers(robot("lead", ["on-call"])),
      policies: [notifying({ groups: ["on-call", "night"], receivers: ["boss"] })],
    };
    expect(health(shop).policies).toEqual([
      { policy: "night", mode: "act", problem: "receiver-missing", name: "boss" },
      { policy: "night", mode: "act", problem: "group-empty", name: "night" },
    ]);
    const off = switchOff(shop, { receiver: "lead" }, 9);
    expect(health(off).policies).toContainEqual({
      policy: "night",
      mode: "act",
      problem: "group-unreachable",
      name: "on-call",
    });
    expect(health({ ...off, policies: [notifying({ groups: ["night"] }, "off")] }).policies).toEqual([]);
  });
});
