import type { Bilingual, Finding } from "interject/sdk";

/** How a severity is called in a text for people. */
export const severityNames: Readonly<Record<Finding["severity"], Bilingual>> = {
  low: { zh: "低", en: "low" },
  normal: { zh: "普通", en: "normal" },
  urgent: { zh: "紧急", en: "urgent" },
};

/** A chat's words inside a sentence of ours: one line, no marks that could pass for ours, never half a character. */
export function safeQuote(quote: string, limit: number): string {
  const line = quote
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[“”「」『』]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > limit ? `${characters.slice(0, limit).join("")}…` : line;
}
