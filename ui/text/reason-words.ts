import { decisionReasons } from "../../worker/conversation/reasons.ts";

type Code = keyof typeof decisionReasons;

/** The host's reasons in one language, by code. */
export function reasonWords(language: "zh" | "en"): Record<Code, string> {
  const words = Object.entries(decisionReasons).map(([code, text]) => [code, text[language]]);
  return Object.fromEntries(words) as Record<Code, string>;
}
