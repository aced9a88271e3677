import { describe, expect, it } from "vitest";
import { fuller, fullerReplies, neutralWords, reword, swapPattern, swapsOf } from "./wording.ts";

const swaps = swapsOf(["最好的=>很好的", "全网最低=>价格实惠", "最低=>实惠", "VIP=>会员", "废话=>"]);
const found = (text: string, ...words: string[]) =>
  words.map((word) => ({ message: "m", start: text.indexOf(word), end: text.indexOf(word) + word.length }));

describe("words to say instead", () => {
  it("replace what was found, the longest words first, and nothing else", () => {
    const text = "最好的办法是拍这款，全网最低";
    expect(reword(text, found(text, "全网最低"), swaps)).toEqual({
      text: "最好的办法是拍这款，价格实惠",
      complete: true,
    });
  });

  it("say that something is left", () => {
    const text = "最好的，世界领先";
    expect(reword(text, found(text, "最好的", "世界领先"), swaps)).toEqual({
      text: "很好的，世界领先",
      complete: false,
    });
    expect(reword(text, found(text, "世界领先"), swaps)).toBeNull();
  });

  it("count without regard to case, and may be nothing", () => {
    expect(reword("vip价废话", found("vip价废话", "vip", "废话"), swaps)).toEqual({ text: "会员价", complete: true });
  });

  it("leave a text alone whose letters change their length", () => {
    expect(reword("İ最好的", found("İ最好的", "最好的"), swaps)).toBeNull();
  });

  it("stand in for a whole reply that is too short", () => {
    const replies = swapsOf(["哦=>好的亲", "嗯=>"]);
    expect(fuller("哦。。", replies)).toEqual({ text: "好的亲", complete: true });
    expect(fuller("哦，是的", replies)).toBeNull();
    expect(fuller("嗯", replies)).toBeNull();
  });
});

it("the tables that a shop starts with have their form, and no wording holds words of the table", () => {
  for (const line of [...neutralWords, ...fullerReplies]) expect(line).toMatch(swapPattern);
  const words = swapsOf(neutralWords);
  for (const { to } of words) expect(words.filter(({ from }) => to.includes(from)).map(({ from }) => from)).toEqual([]);
});
