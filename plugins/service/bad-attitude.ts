import { definePoint, type Evidence, finding, type Hit, type Message } from "interject/sdk";
import { z } from "zod";
import { mannersWords, questionsManners } from "../language/displeasure.ts";
import { denied, reported, supposed } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { clauseOf, merged, passageOf } from "../language/passage.ts";
import { phraseSettings, uncovered } from "../language/phrases.ts";
import { isSarcasm, sarcasmWords } from "../language/sarcasm.ts";
import { uncivilWords } from "../language/swearing.ts";

const of = (hits: readonly Hit[], message: Message): Hit[] => hits.filter((hit) => hit.message === message.id);

/** Over the whole session: the agent abused or mocked the buyer, or the buyer questioned his manners. */
export const badAttitude = definePoint({
  id: "bad-attitude",
  title: { zh: "态度差", en: "Bad attitude" },
  description: {
    zh: "客服辱骂买家（对骂或单方面）、讥讽买家，或买家质疑客服态度（“你什么态度”“你还不耐烦了”）。撤回的消息也检测。",
    en: "The agent abused the buyer, in a quarrel or on his own, or mocked him, or the buyer questioned the agent's manners. Retracted messages count too.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/agent-abuse", "alerts/agent-sarcasm"],
  rows: ["F046"],
  config: z.object({
    abuse: z.boolean().default(true).meta({ zh: "标准：客服辱骂", en: "Standard: the agent abuses" }),
    sarcasm: z.boolean().default(true).meta({ zh: "标准：客服讥讽", en: "Standard: the agent mocks" }),
    questioned: z
      .boolean()
      .default(true)
      .meta({ zh: "标准：买家质疑态度", en: "Standard: the buyer questions the manners" }),
    lookalikes: z
      .boolean()
      .default(false)
      .meta({ zh: "疑似脏话的错别字也算", en: "Typos that look like abuse count too" }),
    ignoreQuotation: z.boolean().default(true).meta({ zh: "排除转述他人的话", en: "Ignore reported speech" }),
    ...phraseSettings,
  }),
  codes: {
    abuse: { score: -3, message: { zh: "客服辱骂买家", en: "The agent abused the buyer" } },
    sarcasm: { score: -3, message: { zh: "客服讥讽买家", en: "The agent mocked the buyer" } },
    questioned: { score: -3, message: { zh: "买家质疑客服态度", en: "The buyer questioned the agent's manners" } },
  },
  phrases: (config) => ({
    uncivil: uncivilWords,
    sarcasm: sarcasmWords,
    manners: mannersWords,
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "session") return [];
    const abuse: Evidence[] = [];
    const sarcasm: Evidence[] = [];
    const questioned: Evidence[] = [];
    for (const message of event.session.messages) {
      if (message.retracted) continue;
      const exceptions = of(hits.exceptions, message);
      if (message.from.role === "agent") {
        const words = { words: of(hits.uncivil, message), own: of(hits.own, message), exceptions };
        if (config.abuse && words.words.length + words.own.length > 0) {
          abuse.push(
            ...abuseIn(message, words, { lookalikes: config.lookalikes, ignoreQuotation: config.ignoreQuotation })
              .evidence,
          );
        }
        if (!config.sarcasm) continue;
        for (const hit of uncovered(of(hits.sarcasm, message), exceptions)) {
          const passage = passageOf(message.text, hit);
          if (!isSarcasm(passage, hit.phrase) || (config.ignoreQuotation && reported(passage))) continue;
          sarcasm.push(clauseOf(message.text, passage.evidence));
        }
      } else if (message.from.role === "buyer" && config.questioned) {
        for (const hit of uncovered(of(hits.manners, message), exceptions)) {
          const passage = passageOf(message.text, hit);
          if (!questionsManners(passage, hit.phrase) || denied(passage) || supposed(passage)) continue;
          if (config.ignoreQuotation && reported(passage)) continue;
          questioned.push(clauseOf(message.text, passage.evidence));
        }
      }
    }
    // Any one standard is a hit (F021): one finding, named after the gravest.
    if (abuse.length > 0) return [finding("abuse", merged(abuse))];
    if (sarcasm.length > 0) return [finding("sarcasm", merged(sarcasm))];
    return questioned.length > 0 ? [finding("questioned", merged(questioned))] : [];
  },
});
