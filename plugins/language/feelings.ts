import { literalsOf } from "./literals.ts";

/**
 * How buyers of Chinese shops sound when they are displeased, by what they are displeased with. An expression is tried only
 * where one of its seeds, literals for the shop's matcher, was found.
 */
export type Feeling = { readonly seeds: readonly string[]; readonly pattern: RegExp };

/** The pattern reads folded text and must be linear: no repetition inside a repetition. */
export function feeling(pattern: string | RegExp): Feeling {
  const searching = new RegExp(pattern, "gu");
  let seeds: readonly string[] | undefined;
  return {
    pattern: searching,
    // Read when a shop's settings are compiled: an isolate that starts has no time for what no shop of its may ever use.
    get seeds() {
      seeds ??= literalsOf(searching);
      return seeds;
    },
  };
}

/** The literals of a list of feelings, for the matcher. */
export function seedsOf(feelings: readonly Feeling[]): string[] {
  return [...new Set(feelings.flatMap(({ seeds }) => seeds))];
}

/** Which feelings a seed belongs to, by list of feelings: a message holds few seeds, and the lists hold thousands. */
const sowing = new WeakMap<readonly Feeling[], ReadonlyMap<string, readonly number[]>>();

function indexOf(feelings: readonly Feeling[]): ReadonlyMap<string, readonly number[]> {
  const known = sowing.get(feelings);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  for (const [place, { seeds }] of feelings.entries())
    for (const seed of seeds) index.set(seed, [...(index.get(seed) ?? []), place]);
  sowing.set(feelings, index);
  return index;
}

/** Those of which a seed was found, in their order. Pass the same list each time: its index is kept. */
export function sown<Kind extends Feeling>(feelings: readonly Kind[], found: ReadonlySet<string>): Kind[] {
  const index = indexOf(feelings);
  const places = new Set<number>();
  for (const seed of found) for (const place of index.get(seed) ?? []) places.add(place);
  if (places.size === 0) return [];
  return [...places].sort((a, b) => a - b).map((place) => feelings[place] as Kind);
}

/** The expressions of which a seed was found. */
export function sownPatterns(feelings: readonly Feeling[], found: ReadonlySet<string>): RegExp[] {
  return sown(feelings, found).map(({ pattern }) => pattern);
}

/** Words from which the expressions of all feelings are put together. */

/** 太差, 这么垃圾, 真不行: what makes a verdict strong. */
export const intensifier =
  "(?:太|真|真是|真的|这么|那么|很|超级|超|特别|非常|极其|极度|极|真心|属实|多么|如此|实在|简直|越来越|相当|不是一般的?|最|巨|贼|够|老|也太|好)(?:的|是|tm)?";
/** 差到极点, 烂得要死: the degree behind a verdict. */
export const degree =
  "(?:得|的|到)?(?:要死|要命|不行|离谱|没边|一塌糊涂|极点|极致|极了|爆|透顶|透了|家了|令人发指|可怕|惊人|吐血|没话说|没法看|没法说|没底线|无法形容|不能再差|可以)";
/** How often, where it is too often. */
export const often =
  "(?:[三四五六七八九十几多好n两]|好几|几十|上百|几百|八百|一百|一万|无数|多少|\\d{1,3}|\\[数字x\\])(?:多|来|几)?";
/** 用了三天, 一个月: a time. */
export const time =
  "(?:[一二两三四五六七八九十几半好多\\d]{1,4}|\\[数字x\\]|好几)(?:多)?(?:个)?(?:多)?(?:天|小时|钟头|分钟|周|星期|礼拜|月|年|次|回|晚上|夜)";
