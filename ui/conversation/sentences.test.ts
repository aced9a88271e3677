import { expect, it } from "vitest";
import { nextSentence } from "./sentences.ts";

const messages = [
  { event: "a", role: "buyer" },
  { event: "note", role: "system" },
  { event: "b", role: "agent" },
  { event: "c", role: "bot" },
];

it("walks from sentence to sentence past what the platform says, and stays at the ends", () => {
  expect(nextSentence(messages, null, 1)).toBe("a");
  expect(nextSentence(messages, "a", 1)).toBe("b");
  expect(nextSentence(messages, "c", 1)).toBe("c");
  expect(nextSentence(messages, "a", -1)).toBe("a");
  expect(nextSentence(messages, null, -1)).toBe("c");
  expect(nextSentence([], "a", 1)).toBeNull();
});
