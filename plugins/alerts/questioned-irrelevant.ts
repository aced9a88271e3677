import { type Conversation, definePoint, finding } from "interject/sdk";
import { z } from "zod";
import { seedsOf } from "../language/feelings.ts";
import { guardsOf } from "../language/guards.ts";
import { clarified, misunderstood, misunderstoodAgain } from "../language/misunderstanding.ts";
import { merged } from "../language/passage.ts";
import { phraseSettings, siftPlaces, uncovered } from "../language/phrases.ts";
import { seedsIn, sownPlaces } from "../language/seeded.ts";
import { anotherAgent } from "../language/unsolved.ts";

/** Live: the buyer says that he is not understood or not answered, or wants somebody else. */
export const questionedIrrelevant = definePoint({
  id: "questioned-irrelevant",
  title: { zh: "被质疑答非所问", en: "Told that he does not answer" },
  description: {
    zh: "买家说“答非所问”、没有正面回答、客服听不懂、要求换客服，或者问了多遍没有得到回答。",
    en: "The buyer says that the answer is beside the question, that he is not understood, that he has asked many times, or that he wants another agent.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F100", "F101"],
  config: z.object({
    clarifications: z.boolean().default(false).meta({
      zh: "“我问的是…”“我的意思是…”也告警（客服答复之后）",
      en: "“What I ask is…”, behind an answer, counts too",
    }),
    anotherAgent: z
      .boolean()
      .default(true)
      .meta({ zh: "要求换客服也告警", en: "A demand for another agent counts too" }),
    ignoreQuotation: z.boolean().default(true).meta({ zh: "排除转述他人的话", en: "Ignore reported speech" }),
    ...phraseSettings,
  }),
  codes: {
    questioned: {
      severity: "normal",
      message: { zh: "买家质疑答非所问", en: "The buyer says that he is not answered" },
    },
    "another-agent": { severity: "normal", message: { zh: "买家要求换客服", en: "The buyer wants another agent" } },
  },
  phrases: (config) => ({
    seeds: seedsOf([
      ...misunderstood,
      ...(config.clarifications ? clarified : []),
      ...(config.anotherAgent ? anotherAgent : []),
    ]),
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.from.role !== "buyer") return [];
    if (hits.seeds.length + hits.own.length === 0) return [];
    const { message } = event;
    const seeds = seedsIn(hits.seeds, message.id);
    const said = config.clarifications && isAnswered(conversation) ? misunderstoodAgain : misunderstood;
    const guards = guardsOf({ ignoreQuotation: config.ignoreQuotation });
    const questioned = siftPlaces(message, sownPlaces(message, said, seeds), hits.exceptions, guards);
    const own = uncovered(hits.own, hits.exceptions).map(({ start, end }) => ({ message: message.id, start, end }));
    const evidence = merged([...questioned.places, ...own]);
    if (evidence.length > 0) return [finding("questioned", evidence), ...questioned.held];
    const wanted = config.anotherAgent
      ? siftPlaces(message, sownPlaces(message, anotherAgent, seeds), hits.exceptions, guards)
      : { places: [], held: [] };
    const held = [...questioned.held, ...wanted.held];
    return wanted.places.length === 0 ? held : [finding("another-agent", merged(wanted.places)), ...held];
  },
});

/** The buyer asked, and somebody or the bot has replied since. */
function isAnswered({ messages }: Conversation): boolean {
  const asked = messages.findIndex(({ from }) => from.role === "buyer");
  return asked >= 0 && messages.slice(asked).some(({ from }) => from.role === "agent" || from.role === "bot");
}
