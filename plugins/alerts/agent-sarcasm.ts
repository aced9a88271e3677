import { definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { guardsOf } from "../language/guards.ts";
import { clauseOf, merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { isSarcasm, sarcasmWords } from "../language/sarcasm.ts";

/** The agent mocks or belittles the buyer. Overridden by `service/bad-attitude`. */
export const agentSarcasm = definePoint({
  id: "agent-sarcasm",
  title: { zh: "客服讥讽", en: "Agent sarcasm" },
  description: {
    zh: "客服讥笑、挖苦、贬低买家，如“你不会看介绍吗”“我呵呵了”“你想多了”“您开心就好”。",
    en: "The agent mocks, scorns or belittles the buyer, such as “can you not read?” or “whatever makes you happy”.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F111"],
  config: z.object({
    ignoreQuotation: z
      .boolean()
      .default(true)
      .meta({ zh: "排除转述买家的话", en: "Ignore what is quoted from the buyer" }),
    ...phraseSettings,
  }),
  codes: {
    sarcasm: { severity: "normal", message: { zh: "客服讥讽买家", en: "The agent mocks the buyer" } },
  },
  phrases: (config) => phraseLists(sarcasmWords, config),
  inspect({ event, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "agent") return [];
    const { message } = event;
    if (hits.words.length + hits.own.length === 0) return [];
    const { passages, held } = sift(message, hits, {
      accepts: (passage, { phrase }) => isSarcasm(passage, phrase),
      guards: guardsOf(config),
    });
    if (passages.length === 0) return held;
    return [finding("sarcasm", merged(passages.map(({ evidence }) => clauseOf(message.text, evidence)))), ...held];
  },
});
