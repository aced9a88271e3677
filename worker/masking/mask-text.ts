import type { MaskedKind } from "../../db/schema.ts";

/**
 * Hides buyers' personal data in texts (N31). Every mask is as long as what it hides, in UTF-16 units, so that the spans of evidence
 * still point at the right place. Better a word too many than one too few: a price is no phone number, but any 7 digits are.
 */

const d = "[0-9０-９]";
const gap = "[ \\-－—]?";

/** Chinese mobile numbers however they are spaced, landlines, foreign numbers, and any 7 to 11 digits, also a part of a number in a quote. */
const phones = [
  new RegExp(`(?<!${d})1${gap}[3-9３-９]${d}${gap}${d}{4}${gap}${d}{4}(?!${d})`, "g"),
  new RegExp(`(?<!${d})1[3-9]${gap}${d}(?:${gap}${d}){8}(?!${d})`, "g"),
  new RegExp(`(?<!${d})[0０]${d}{2,3}${gap}${d}{7,8}(?!${d})`, "g"),
  new RegExp(`[+＋]${d}{1,3}(?:${gap}${d}){6,13}(?!${d})`, "g"),
  new RegExp(`(?<!${d})${d}{7,11}(?!${d})`, "g"),
];

/** Numbers of orders and parcels. */
const orders = [
  new RegExp(`(?<!${d})${d}{6}-${d}{12,18}(?!${d})`, "g"),
  new RegExp(`(?<!${d})${d}{12,32}(?!${d})`, "g"),
  new RegExp(`(?<![A-Za-z])[A-Z]{2,4}${d}{8,24}(?!${d})`, "g"),
];

const han = "\\u4e00-\\u9fa5";
const area = `[${han}]{1,7}?(?:特别行政区|自治区|自治州|街道|省|市|区|县|旗|镇|乡)`;
const road = `[${han}]{1,8}?(?:大道|胡同|小区|花园|公寓|大厦|广场|路|街|巷|弄|村|苑)`;
const door = `[0-9０-９A-Za-z一二三四五六七八九十百]{1,6}[ \\-－]?(?:号楼|号院|单元|号|弄|栋|幢|座|室|层|楼|组|#)`;
const addresses = [
  // Two administrative areas in a row, with whatever road and door follow.
  new RegExp(`(?:${area}){2,5}(?:${road}){0,3}(?:[${han}A-Za-z0-9]{0,8}?${door}){0,5}[0-9０-９]{0,6}`, "g"),
  // A road or estate with a door.
  new RegExp(
    `(?:${area})?(?:${road}){1,3}[${han}A-Za-z0-9]{0,6}?${door}(?:[${han}A-Za-z0-9]{0,4}?${door}){0,4}[0-9０-９]{0,6}`,
    "g",
  ),
  /\b\d{1,6} (?:[A-Z][A-Za-z'.-]{1,20} ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Square)\b\.?(?:,? (?:Apt|Unit|Suite|#)\.? ?\w{1,6})?/g,
];

const named = new RegExp(
  `(收货人|收件人|联系人|姓名|我叫|名字叫|名字是)([：:是为 ]{0,3})([${han}·]{2,4}|[A-Za-z]{2,20}(?: [A-Za-z]{2,20})?)`,
  "g",
);

const starred = (text: string) => "*".repeat(text.length);

/** All digits but the first three and, of a whole number, the last four. */
function phone(text: string): string {
  const digits = [...text].filter((sign) => /[0-9０-９]/.test(sign)).length;
  const shownAtEnd = digits >= 11 ? 4 : 0;
  let seen = 0;
  return text.replace(/[0-9０-９]/g, (digit) => {
    seen++;
    return seen <= 3 || seen > digits - shownAtEnd ? digit : "*";
  });
}

/** The last four stay: people tell their orders apart by them. */
export function maskedNumber(text: string): string {
  return text.length <= 8 ? starred(text) : starred(text.slice(0, -4)) + text.slice(-4);
}

export type Known = {
  /** Names and ids of the buyers that a text may be about. */
  readonly words: readonly string[];
};

export function maskText(text: string, masks: readonly MaskedKind[], { words }: Known = { words: [] }): string {
  let masked = text;
  // Orders before phones: the longer number is the one that is meant.
  if (masks.includes("orders")) for (const each of orders) masked = masked.replace(each, maskedNumber);
  if (masks.includes("phones")) for (const each of phones) masked = masked.replace(each, phone);
  if (masks.includes("addresses")) for (const each of addresses) masked = masked.replace(each, starred);
  if (masks.includes("names")) {
    masked = masked.replace(named, (_, head: string, sign: string, name: string) => head + sign + starred(name));
    for (const word of words) masked = masked.replaceAll(word, starred(word));
  }
  return masked;
}

/** `张三` is `张*`, so that people still tell each other which chat they mean. */
export function maskedName(name: string): string {
  const [first = "", ...rest] = [...name];
  return rest.length === 0 ? "*" : first + "*".repeat(Math.min(rest.length, 4));
}
