import { definePoint, type Evidence, finding, type Hit, type Hits, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { mannersWords, questionsManners } from "../language/displeasure.ts";
import { denied, reported, supposed } from "../language/guards.ts";
import { abuseIn } from "../language/incivility.ts";
import { clauseOf, merged, passageOf } from "../language/passage.ts";
import { phraseSettings, uncovered } from "../language/phrases.ts";
import { isSarcasm, sarcasmWords } from "../language/sarcasm.ts";
import { uncivilWords } from "../language/swearing.ts";

/** From the gravest on. */
const standards = ["abuse", "sarcasm", "questioned"] as const;
type Standard = (typeof standards)[number];

type Words = Hits<"uncivil" | "sarcasm" | "manners" | "own" | "exceptions">;
type Reading = { readonly lookalikes: boolean; readonly ignoreQuotation: boolean };

const of = (hits: readonly Hit[], message: Message): Hit[] => hits.filter((hit) => hit.message === message.id);

/** Where a message meets each standard. */
const standardIn: Record<Standard, (message: Message, hits: Words, reading: Reading) => Evidence[]> = {
  abuse(message, hits, { lookalikes, ignoreQuotation }) {
    if (message.from.role !== "agent") return [];
    const [words, own] = [of(hits.uncivil, message), of(hits.own, message)];
    if (words.length + own.length === 0) return [];
    const exceptions = of(hits.exceptions, message);
    return [...abuseIn(message, { words, own, exceptions }, { lookalikes, ignoreQuotation }).evidence];
  },
  sarcasm(message, hits, { ignoreQuotation }) {
    if (message.from.role !== "agent") return [];
    return uncovered(of(hits.sarcasm, message), of(hits.exceptions, message)).flatMap((hit) => {
      const passage = passageOf(message.text, hit);
      if (!isSarcasm(passage, hit.phrase) || (ignoreQuotation && reported(passage))) return [];
      return [clauseOf(message.text, passage.evidence)];
    });
  },
  questioned(message, hits, { ignoreQuotation }) {
    if (message.from.role !== "buyer") return [];
    return uncovered(of(hits.manners, message), of(hits.exceptions, message)).flatMap((hit) => {
      const passage = passageOf(message.text, hit);
      if (!questionsManners(passage, hit.phrase) || denied(passage) || supposed(passage)) return [];
      return ignoreQuotation && reported(passage) ? [] : [clauseOf(message.text, passage.evidence)];
    });
  },
};

/** Over the whole session: the agent abused or mocked the buyer, or the buyer questioned his manners. */
export const badAttitude = definePoint({
  id: "bad-attitude",
  title: { zh: "态度差", en: "Bad attitude" },
  description: {
    zh: "客服辱骂买家（对骂或单方面）、讥讽买家，或买家质疑客服态度（“你什么态度”“你还不耐烦了”）。撤回的消息也检测（可关闭）：撤回时只记下命中的标准，不保留原话。",
    en: "The agent abused the buyer, in a quarrel or on his own, or mocked him, or the buyer questioned the agent's manners. Retracted messages count too unless that is switched off: what is kept of them is the standard that they met, not the words.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/agent-abuse", "alerts/agent-sarcasm"],
  rows: ["F046", "F151"],
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
    countRetracted: z
      .boolean()
      .default(true)
      .meta({ zh: "撤回的消息也检测", en: "Count messages that were retracted" }),
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
  notes: {
    codes: standards,
    take: ({ message, config, hits }) =>
      config.countRetracted
        ? standards.filter((standard) => standardIn[standard](message, hits, config).length > 0)
        : [],
  },
  inspect({ event, config, hits, noted }) {
    if (event.type !== "session") return [];
    // Any one standard is a hit (F021): one finding, named after the gravest.
    for (const standard of standards) {
      if (!config[standard]) continue;
      const places = event.session.messages.flatMap((message) => {
        if (!message.retracted) return standardIn[standard](message, hits, config);
        const wasSaid = noted.some(({ message: id, code }) => id === message.id && code === standard);
        return wasSaid && config.countRetracted ? [whole(message)] : [];
      });
      if (places.length > 0) return [finding(standard, merged(places))];
    }
    return [];
  },
});
