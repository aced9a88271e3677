import type { Content } from "../../plugins/sdk/rules/content.ts";

/** Lists of a rule's content as text, a line each. */

type Faq = NonNullable<Content["faqs"]>["entries"][number];

const partsOf = (text: string, mark: RegExp): string[] =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter((part) => part !== "");

export const linesOf = (text: string): string[] => partsOf(text, /\n/);

export const textOfFaqs = (entries: readonly Faq[]): string =>
  entries.map(({ wordings }) => wordings.join(" | ")).join("\n");

/** A question keeps its id in the knowledge base as long as it begins the same. */
export function faqsOf(text: string, before: readonly Faq[]): Faq[] {
  return linesOf(text).map((line) => {
    const wordings = partsOf(line, /[|｜]/);
    const known = before.find((entry) => entry.wordings[0] === wordings[0]);
    return { ...(known?.id !== undefined && { id: known.id }), wordings };
  });
}
