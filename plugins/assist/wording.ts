import type { Evidence } from "interject/sdk";

/** Words to say instead, as a merchant writes them: `最好的=>很好的`. */
export type Swap = { readonly from: string; readonly to: string };

export const swapPattern = /^\s*\S.*=>.*$/u;

/** The table, longest words first, so that 全网最低 goes before 最低. */
export function swapsOf(lines: readonly string[]): Swap[] {
  return lines
    .map((line) => {
      const [from = "", ...to] = line.split("=>");
      return { from: from.trim().toLowerCase(), to: to.join("=>").trim() };
    })
    .filter(({ from }) => from !== "")
    .sort((one, other) => other.from.length - one.from.length);
}

export type Reworded = {
  readonly text: string;
  /** Nothing of what was found is left as it was. */
  readonly complete: boolean;
};

/** A reply that is nothing but these words, whatever stands around them: 哦。 */
export function fuller(text: string, swaps: readonly Swap[]): Reworded | null {
  const bare = text.replace(/[\p{P}\p{S}\s]+/gu, "").toLowerCase();
  const swap = swaps.find(({ from, to }) => from === bare && to !== "");
  return swap === undefined ? null : { text: swap.to, complete: true };
}

/** The message with other words in the places that were found, and nowhere else; null when the table knows none of them. */
export function reword(text: string, found: readonly Evidence[], swaps: readonly Swap[]): Reworded | null {
  const lower = text.toLowerCase();
  // A letter whose small form is longer would move all places behind it.
  if (lower.length !== text.length) return null;
  const places: { start: number; end: number; to: string }[] = [];
  for (const { from, to } of swaps) {
    for (let start = lower.indexOf(from); start >= 0; start = lower.indexOf(from, start + 1)) {
      const end = start + from.length;
      const isFound = found.some((span) => start < span.end && end > span.start);
      if (isFound && places.every((other) => end <= other.start || start >= other.end)) places.push({ start, end, to });
    }
  }
  if (places.length === 0) return null;
  places.sort((one, other) => one.start - other.start);
  let reworded = "";
  let at = 0;
  for (const { start, end, to } of places) {
    reworded += text.slice(at, start) + to;
    at = end;
  }
  const complete = found.every((span) => places.some(({ start, end }) => start < span.end && end > span.start));
  return { text: reworded + text.slice(at), complete };
}

/** Neutral words for claims that advertising law forbids, and courteous ones for curt ones. Merchants change them as they like. */
export const neutralWords: readonly string[] = [
  "全网最低价=>实惠的价格",
  "全网最低=>价格实惠",
  "全国第一=>很受欢迎",
  "销量第一=>销量很好",
  "第一品牌=>知名品牌",
  "世界级=>高品质",
  "国家级=>高品质",
  "最好的=>很好的",
  "最好=>很好",
  "最便宜=>很实惠",
  "最低价=>优惠价",
  "最优惠=>很优惠",
  "最高级=>高品质",
  "最先进=>先进",
  "最安全=>安全可靠",
  "最佳=>很好",
  "顶级=>高品质",
  "极品=>优质",
  "独一无二=>很有特色",
  "根治=>帮助改善",
  "无副作用=>温和",
  "我都跟您说了=>我再跟您说明一下",
  "我都说了=>我再说明一下",
  "您自己看下=>我帮您看一下",
  "您自己看=>我帮您看一下",
  "你自己看=>我帮您看一下",
  "没有为什么=>这边跟您解释一下原因",
];

export const fullerReplies: readonly string[] = [
  "哦=>好的亲，您说的我都记下了，还有什么可以帮您的吗？",
  "嗯=>好的亲，我明白您的意思了，还有什么可以帮您的吗？",
  "不知道=>亲，这个我帮您核实一下，马上回复您",
  "不清楚=>亲，这个我帮您核实一下，马上回复您",
  "没有=>抱歉亲，这款暂时没有，我帮您看看其他合适的可以吗？",
];
