import { definePoint, type Evidence, finding, type Message, whole } from "interject/sdk";
import { z } from "zod";
import { seedsOf } from "../language/feelings.ts";
import { foldedText } from "../language/folded.ts";
import { guardsOf } from "../language/guards.ts";
import { likeness, type Statement, statementsIn } from "../language/likeness.ts";
import { misunderstood, misunderstoodAgain } from "../language/misunderstanding.ts";
import { merged } from "../language/passage.ts";
import { heldResults, phraseSettings, siftPlaces } from "../language/phrases.ts";
import { asksWhichOf, isBareNod, isQuestion } from "../language/questions.ts";
import { seedsByMessage, sownPlaces } from "../language/seeded.ts";
import { hasSubstance } from "../language/substance.ts";

const standards = ["said", "not-answered", "asked-again", "canned"] as const;
type Standard = (typeof standards)[number];
const substance = { longTermCounts: false, courtesyCounts: false };

/** The agent did not answer what was asked: the buyer says so, asks the same again, or the answer evidently is none. */
export const irrelevant = definePoint({
  id: "irrelevant",
  title: { zh: "答非所问", en: "Beside the question" },
  description: {
    zh: "买家说“答非所问”“没看懂我的问题”“问了几遍”，或在客服答复后又问同一个问题；或客服用“嗯嗯”回答“是A还是B”。",
    en: "The buyer says that he was not understood or not answered, asks the same again after an answer, or the agent nods to “this or that?”.",
  },
  kind: "deduct",
  moment: "session",
  overrides: ["alerts/questioned-irrelevant"],
  rows: ["F057", "F101"],
  config: z.object({
    buyerSays: z.boolean().default(true).meta({
      zh: "买家说答非所问、没听懂、问了几遍",
      en: "The buyer says that he is not understood or not answered",
    }),
    nods: z
      .boolean()
      .default(true)
      .meta({ zh: "用“嗯嗯”“是的”回答选择或疑问", en: "A nod to “this or that?” or to “when, how much?”" }),
    // Off: in real chats most who ask again were answered, and only want it once more.
    askedAgain: z
      .boolean()
      .default(false)
      .meta({ zh: "客服答复后买家又问同一问题", en: "The buyer asks the same again after an answer" }),
    canned: z
      .boolean()
      .default(false)
      .meta({ zh: "对不同问题回复同一段话", en: "The same lines to different questions" }),
    similarity: z.number().int().min(60).max(100).default(80).meta({
      zh: "同一问题的相似度（%）",
      en: "Likeness of the same question (%)",
    }),
    ignoreQuotation: z.boolean().default(true).meta({ zh: "排除转述他人的话", en: "Ignore reported speech" }),
    ...phraseSettings,
  }),
  codes: {
    said: { score: -3, message: { zh: "买家表示客服答非所问", en: "The buyer says that he was not answered" } },
    "not-answered": { score: -3, message: { zh: "客服没有回答买家的问题", en: "The agent's reply answers nothing" } },
    "asked-again": { score: -3, message: { zh: "买家不得不重复提问", en: "The buyer had to ask again" } },
    canned: { score: -3, message: { zh: "客服用同一段话回复不同问题", en: "The same lines to different questions" } },
  },
  phrases: (config) => ({
    seeds: config.buyerSays ? seedsOf(misunderstoodAgain) : [],
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "session") return [];
    const seeds = seedsByMessage(hits.seeds);
    const guards = guardsOf({ ignoreQuotation: config.ignoreQuotation });
    const found: { standard: Standard; places: readonly Evidence[] }[] = [];
    const held = new Map<string, Evidence[]>();
    const questions: Question[] = [];
    let turn = 0;
    const replies: Statement[] = [];
    let asked: Message | null = null;
    let replied = false;
    for (const message of event.session.messages) {
      if (message.retracted || message.automatic) continue;
      switch (message.from.role) {
        case "buyer": {
          const own = hits.own.filter((hit) => hit.message === message.id);
          if (own.length > 0) found.push({ standard: "said", places: own.map(placeOf) });
          const known = seeds.get(message.id);
          if (known !== undefined) {
            const said = sownPlaces(message, replied ? misunderstoodAgain : misunderstood, known);
            const exceptions = hits.exceptions.filter((hit) => hit.message === message.id);
            const sifted = siftPlaces(message, said, exceptions, guards);
            for (const { guard, evidence } of sifted.held) held.set(guard, [...(held.get(guard) ?? []), ...evidence]);
            if (sifted.places.length > 0) found.push({ standard: "said", places: sifted.places });
          }
          if (config.askedAgain) {
            const again = repeatedQuestion(message, questions, { similarity: config.similarity, turn });
            if (again !== null) found.push({ standard: "asked-again", places: [again] });
          }
          asked = message;
          break;
        }
        case "agent": {
          if (asked !== null && config.nods && isBareNod(message.text) && asksWhichOf(asked.text))
            found.push({ standard: "not-answered", places: [whole(message)] });
          const statements = statementsIn(message, 10);
          if (config.canned && asked !== null && isCanned(statements, replies, asked, questions))
            found.push({ standard: "canned", places: [whole(message)] });
          if (answers(message.text)) for (const question of questions) question.answered = true;
          replies.push(...statements);
          replied ||= asked !== null;
          if (asked !== null) turn++;
          asked = null;
          break;
        }
        default:
          break;
      }
    }
    const results = heldResults(held);
    const code = standards.find((standard) => found.some((each) => each.standard === standard));
    if (code === undefined) return results;
    return [finding(code, merged(found.flatMap(({ places }) => places))), ...results];
  },
});

/** Says something to the matter, and asks nothing back. */
function answers(text: string): boolean {
  return hasSubstance(text, substance) && !isOpening.test(foldedText(text)) && !isQuestion(text);
}
const isOpening =
  /有(?:什么|啥)[^,。!?]{0,8}(?:帮|处理|解决|效劳|服务)|高兴为(?:您|你)服务|转(?:下|一下|接)?[^,。!?]{0,6}客服/;

const placeOf = ({ message, start, end }: Evidence): Evidence => ({ message, start, end });

type Question = { readonly statement: Statement; readonly turn: number; answered: boolean };

/** The question of the turn before, which was answered in between, asked again; remembers the buyer's questions. */
function repeatedQuestion(
  message: Message,
  questions: Question[],
  { similarity, turn }: { similarity: number; turn: number },
): Evidence | null {
  let again: Evidence | null = null;
  for (const statement of statementsIn(message, 5)) {
    if (!isQuestion(message.text.slice(statement.place.start, statement.place.end + 1))) continue;
    const before = questions.findLast(
      (question) => question.turn === turn - 1 && likeness(question.statement, statement) * 100 >= similarity,
    );
    if (before?.answered === true) again ??= statement.place;
    questions.push({ statement, turn, answered: false });
  }
  return again;
}

/** All that the agent says here he has said before, to another question. */
function isCanned(
  statements: readonly Statement[],
  replies: readonly Statement[],
  asked: Message,
  questions: readonly Question[],
): boolean {
  if (statements.length === 0 || !isQuestion(asked.text)) return false;
  const own = statementsIn(asked, 5);
  const isNew = own.every((statement) =>
    questions.every(
      (question) => question.statement.place.message === asked.id || likeness(question.statement, statement) < 0.5,
    ),
  );
  return isNew && statements.every((statement) => replies.some((reply) => likeness(reply, statement) >= 0.95));
}
