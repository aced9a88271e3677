import { fold } from "../text/fold.ts";
import type { Alternative, Expression } from "./keywords.ts";
import type { TextWarning } from "./problem.ts";

/** Words that stand in one of a hundred messages of shops' chats, or more: alone they would hit far too often. */
const commonWords: ReadonlySet<string> = new Set(
  (
    "可以 订单 请问 好的 什么 还有 这个 那个 帮您 其他 谢谢 没有 问题 一下 这边 需要 申请 商品 处理 请您 您好 你好 时间 " +
    "联系 服务 查询 稍等 下单 是的 已经 怎么 支持 麻烦 地址 售后 一个 我们 你们 现在 感谢 我的 您的 你的 客服 在吗 亲 亲亲 " +
    "电话 客户 解决 评价 取消 退款 手机 信息 还是 就是 不是 如果 的话 不能 可以吗 收到 快递 退货 知道 宝贝 东西 多少"
  )
    .split(" ")
    .map((word) => fold(word).text),
);

/** What works and is probably not meant: alternatives that change nothing, words that hit everywhere, empty groups. */
export function lintKeywords(expression: Expression): TextWarning[] {
  const alternatives = expression.alternatives.map((source) => ({ source, words: wordsOf(source) }));
  const warnings: TextWarning[] = expression.emptyGroups.map(({ start, end }) => ({
    code: "empty-group",
    start,
    end,
    message: { zh: "这个括号里没有词", en: "there is no word in this group" },
  }));
  for (const [index, { source, words }] of alternatives.entries()) {
    const place = { start: source.start, end: source.end };
    const cover = alternatives.find((other, at) => at !== index && covers(other.words, words, at < index));
    if (cover !== undefined) {
      const same = covers(words, cover.words, true);
      const shown = textOf(cover.source);
      warnings.push({
        code: same ? "duplicate" : "unreachable",
        ...place,
        message: same
          ? { zh: `与“${shown}”重复`, en: `the same as "${shown}"` }
          : {
              zh: `已被更宽的“${shown}”包含，不会多命中任何消息`,
              en: `"${shown}" already hits whatever this one hits`,
            },
      });
    }
    if (words.length === 1) warnings.push(...broadness(words[0] as string, place));
  }
  return warnings.sort((a, b) => a.start - b.start || a.end - b.end);
}

function broadness(word: string, place: { start: number; end: number }): TextWarning[] {
  const single = [...word].length === 1;
  if (!single && !commonWords.has(word)) return [];
  return [
    {
      code: "too-broad",
      ...place,
      message: single
        ? {
            zh: "单独一个字会命中太多消息，请用 + 再加一个词",
            en: "one character alone hits far too often: join another word with +",
          }
        : {
            zh: "这个词很常见，单独使用会命中太多消息，请用 + 再加一个词",
            en: "a very common word hits far too often alone: join another with +",
          },
    },
  ];
}

/** The folded words of an alternative, each once. */
function wordsOf({ terms }: Alternative): string[] {
  return [...new Set(terms.map(({ text }) => fold(text).text))];
}

/** Whether every message that has all of `words` has all of `wider`. Of two that cover each other the earlier one counts. */
function covers(wider: readonly string[], words: readonly string[], isEarlier: boolean): boolean {
  const contains = (some: readonly string[], all: readonly string[]): boolean =>
    all.every((word) => some.some((candidate) => candidate.includes(word)));
  return contains(words, wider) && (isEarlier || !contains(wider, words));
}

function textOf({ terms }: Alternative): string {
  return terms.map(({ text }) => text).join("+");
}
