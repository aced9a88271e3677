import type { Bilingual } from "../../../plugins/sdk/point.ts";

/** Comparisons as they grow with the length n of a text, and why there may be too many. */

/** Coefficients of 1, n and n². */
export type Cost = readonly [number, number, number];

/** An expression that can match in more ways tries each of them at each place. */
const mostWays = 20_000;

export function plus([a0, a1, a2]: Cost, [b0, b1, b2]: Cost): Cost {
  return checked([a0 + b0, a1 + b1, a2 + b2]);
}

/** At least as much as either. */
export function larger([a0, a1, a2]: Cost, [b0, b1, b2]: Cost): Cost {
  return [Math.max(a0, b0), Math.max(a1, b1), Math.max(a2, b2)];
}

export function scaled([c0, c1, c2]: Cost, by: number): Cost {
  return checked([c0 * by, c1 * by, c2 * by]);
}

/** n times as much. */
export function times([c0, c1, c2]: Cost): Cost {
  if (c2 > 0) throw new TooCostly("degree");
  return [0, c0, c1];
}

function checked(cost: Cost): Cost {
  if (cost.some((part) => part > mostWays)) throw new TooCostly("ways");
  return cost;
}

export class TooCostly extends Error {
  readonly reason: keyof typeof reasons;
  constructor(reason: keyof typeof reasons) {
    super(reason);
    this.reason = reason;
  }
}

export const reasons = {
  long: { zh: "请缩短，或拆成几个", en: "make it shorter, or several of it" },
  sets: { zh: "这里不能用 v 标志和组内标志", en: "neither the flag v nor flags inside a group are possible here" },
  backreference: {
    zh: "请去掉反向引用，比较两段匹配到的文本",
    en: "take the back-reference out, and compare the two texts that were matched",
  },
  nested: {
    zh: "重复里面不要再有重复或可选部分：请写出次数，例如 {0,20}，或写成一个字符组 […]",
    en: "nothing that is repeated without end may hold repeated or optional parts: write how often, as in {0,20}, or one class […]",
  },
  ways: {
    zh: "可能的匹配方式太多：请减小重复次数，或去掉可选部分",
    en: "it can match in too many ways: repeat less often, or take optional parts out",
  },
  degree: {
    zh: "不要让几个没有上限的重复前后相连：请写出次数，例如把 .* 写成 .{0,20}",
    en: "no three repetitions without end may follow each other: write how often, as .{0,20} for .*",
  },
} as const satisfies { readonly [reason: string]: Bilingual };
