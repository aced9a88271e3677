import { type Conversation, definePoint, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { botExcuses, excusesBot } from "../language/bot-excuses.ts";
import { seedsOf } from "../language/feelings.ts";
import { finderOf } from "../language/find-words.ts";
import { misunderstood } from "../language/misunderstanding.ts";
import { merged } from "../language/passage.ts";
import { phraseLists, phraseSettings, sift } from "../language/phrases.ts";
import { seedsIn, sownPlaces } from "../language/seeded.ts";
import { isGreeting, wordsOf } from "../language/small-talk.ts";

const seedsOfEarlier = finderOf(() => seedsOf(misunderstood));

/** The bot cannot help this buyer (F235): by its own words, by saying the same again, or by the buyer's. */
export const botCannotAnswer = definePoint({
  id: "bot-cannot-answer",
  title: { zh: "机器人答不上来", en: "The bot cannot answer" },
  description: {
    zh: "机器人自己说没听懂、还在学习或无法回答；对买家的新问题重复同一答案；买家多次说机器人答非所问。",
    en: "The bot says that it has not understood or cannot answer, gives the same answer to another question, or is told several times that it does not answer.",
  },
  kind: "alert",
  moment: "message",
  rows: ["F235"],
  config: z.object({
    repeats: z.number().int().min(2).max(10).default(2).meta({
      zh: "同一答案连续出现多少次",
      en: "The same answer so many times in a row",
    }),
    misunderstandings: z.number().int().min(1).max(10).default(2).meta({
      zh: "买家说答非所问多少次",
      en: "The buyer says so many times that he is not understood",
    }),
    ...phraseSettings,
  }),
  codes: {
    "cannot-answer": {
      severity: "low",
      message: { zh: "机器人表示无法回答", en: "The bot says that it cannot answer" },
    },
    repeats: {
      severity: "low",
      message: { zh: "机器人连续 {count} 次给出同一答案", en: "The bot gave the same answer {count} times in a row" },
    },
    misunderstood: {
      severity: "low",
      message: {
        zh: "买家 {count} 次表示机器人答非所问",
        en: "The buyer has said {count} times that the bot does not understand",
      },
    },
  },
  phrases: (config) => ({ ...phraseLists(botExcuses, config), seeds: seedsOf(misunderstood) }),
  inspect({ event, conversation, config, hits }) {
    if (event.type !== "message" || event.message.retracted) return [];
    const { message } = event;
    if (message.from.role === "bot" && !message.automatic) {
      const { passages, held } = sift(message, hits, {
        accepts: (passage, { phrase }) => excusesBot(passage, phrase),
        guards: [],
      });
      const evidence = merged(passages.map((passage) => passage.evidence));
      if (evidence.length > 0) return [finding("cannot-answer", evidence), ...held];
      const alike = sameAnswers(conversation, message);
      if (alike.length < config.repeats) return held;
      return [finding("repeats", alike.slice(-20).map(whole), { count: alike.length }), ...held];
    }
    if (message.from.role !== "buyer" || hits.seeds.length === 0) return [];
    const said = withBot(conversation, message).flatMap((other) => {
      const found = seedsIn(other.id === message.id ? hits.seeds : seedsOfEarlier(other), other.id);
      const places = sownPlaces(other, misunderstood, found);
      return places.length === 0 ? [] : [{ id: other.id, places: merged(places) }];
    });
    if (said.at(-1)?.id !== message.id || said.length < config.misunderstandings) return [];
    return [finding("misunderstood", said.flatMap(({ places }) => places).slice(-20), { count: said.length })];
  },
});

/** The answer and those before it that say the same, each to other words of the buyer, oldest first. */
function sameAnswers({ messages }: Conversation, answer: Message): Message[] {
  const words = wordsOf(answer.text);
  // Greetings and 好的 repeat themselves, and mean nothing by it.
  if (words.length < 6 || isGreeting(answer.text)) return [];
  const alike: Message[] = [answer];
  let asked = false;
  for (let index = messages.findLastIndex(({ id }) => id === answer.id) - 1; index >= 0; index--) {
    const message = messages[index] as Message;
    if (message.from.role === "agent") break;
    if (message.from.role === "buyer") asked = true;
    if (message.from.role !== "bot" || message.automatic) continue;
    if (!asked) continue;
    if (message.retracted || wordsOf(message.text) !== words) break;
    alike.unshift(message);
    asked = false;
  }
  return alike;
}

/** What the buyer has said to the bot since a human last spoke; nothing before the bot has spoken at all. */
function withBot({ messages }: Conversation, { id }: Message): Message[] {
  const end = messages.findLastIndex((message) => message.id === id) + 1;
  const human = messages.findLastIndex((message, index) => index < end && message.from.role === "agent");
  const since = messages.slice(human + 1, end);
  const answered = since.findIndex(({ from }) => from.role === "bot");
  return answered < 0
    ? []
    : since.slice(answered + 1).filter(({ from, retracted }) => from.role === "buyer" && !retracted);
}
