import { expect, it } from "vitest";
import { faqsOf, linesOf, textOfFaqs } from "./content-lines.ts";

it("a line each, without the empty ones", () => {
  expect(linesOf("一句\n\n 另一句 \n")).toEqual(["一句", "另一句"]);
});

it("a question's wordings stand in one line, and it keeps its id", () => {
  const before = [{ id: "faq-1", wordings: ["怎么退货", "退货流程"] }];
  expect(textOfFaqs(before)).toBe("怎么退货 | 退货流程");
  expect(faqsOf("怎么退货｜如何退\n多久到", before)).toEqual([
    { id: "faq-1", wordings: ["怎么退货", "如何退"] },
    { wordings: ["多久到"] },
  ]);
});
