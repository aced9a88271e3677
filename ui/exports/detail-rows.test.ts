import { expect, it } from "vitest";
import type { ListedSession } from "../api/types.ts";
import { columns, detailRow } from "./detail-rows.ts";
import { csvFile } from "./files.ts";

const words = {
  point: (id: string) => ({ "s/unsolved": "未解决问题", "s/closing": "结束语缺失", "s/odd": "a|b" })[id] ?? id,
  type: () => "售后",
  yesNo: (yes: boolean) => (yes ? "是" : "否"),
  reviewed: (yes: boolean) => (yes ? "已检" : "未检"),
  time: (at: number) => `t${at}`,
};
const session = {
  day: "2026-11-20",
  conversation: "c-1",
  buyer: "b-1",
  agent: "a-1",
  agentName: "小梅",
  startedAt: 5,
  messages: 4,
  type: "aftersale",
  score: 91,
  counted: false,
  points: ["s/unsolved", "s/closing", "s/odd"],
  reviewedAt: 9,
} as unknown as ListedSession;

it("is one line a session, with its tags joined by bars (F146)", () => {
  const row = Object.fromEntries(detailRow(session, words).map((cell, index) => [columns[index], cell]));
  expect(row.tags).toBe("未解决问题|结束语缺失|a／b");
  expect([row.score, row.counted, row.reviewed, row.reviewedAt]).toEqual([91, "否", "已检", "t9"]);
  expect(detailRow({ ...session, reviewedAt: null, points: [] }, words).slice(-3)).toEqual(["", "未检", null]);
});

it("no cell of the file is a formula, whatever agents and buyers call themselves", async () => {
  const text = await (await csvFile([["客服"], ["=HYPERLINK(1)"], ["+1"], ["a,b"]])).text();
  expect(text.replace("\uFEFF", "").split("\r\n")).toEqual(['"客服"', `"'=HYPERLINK(1)"`, `"'+1"`, '"a,b"', ""]);
});
