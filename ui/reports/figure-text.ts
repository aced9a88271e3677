import type { Figure } from "../../worker/reports/figures.ts";
import type { Unit } from "../../worker/reports/metrics.ts";
import type { Language } from "../api/types.ts";

const locales: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
const seconds: Record<Language, string> = { zh: "秒", en: "s" };

/** A figure as people read it; rounded only here (D2). */
export function valueText(value: number, unit: Unit, language: Language): string {
  const number = (digits: number, fixed = 0) =>
    new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits, minimumFractionDigits: fixed }).format;
  switch (unit) {
    case "count":
      return number(0)(value);
    case "score":
      return number(1)(value);
    case "seconds":
      return `${number(1)(value)} ${seconds[language]}`;
    case "percent":
      return `${number(1)(value)}%`;
    case "cents":
      return `¥${number(2, 2)(value / 100)}`;
  }
}

export const noValue = "—";

export function figureText({ value }: Pick<Figure, "value">, unit: Unit, language: Language): string {
  return value === null ? noValue : valueText(value, unit, language);
}

/** For tables: what is not known stands below all that is. */
export function compareFigures(one: Pick<Figure, "value">, other: Pick<Figure, "value">): number {
  if (one.value === null || other.value === null) return Number(one.value !== null) - Number(other.value !== null);
  return one.value - other.value;
}
