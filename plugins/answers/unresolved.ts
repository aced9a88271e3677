import { definePoint, type Evidence, finding, type Message } from "interject/sdk";
import { z } from "zod";
import { seedsOf } from "../language/feelings.ts";
import { foldedText } from "../language/folded.ts";
import { guardsOf, when } from "../language/guards.ts";
import { merged } from "../language/passage.ts";
import { heldResults, phraseSettings, siftPlaces } from "../language/phrases.ts";
import { seedsByMessage, sownPlaces } from "../language/seeded.ts";
import {
  anotherAgent,
  goesOn,
  helpless,
  ofOthers,
  passedAround,
  solved,
  unsolved,
  unsolvedAfterAdvice,
} from "../language/unsolved.ts";

/** Why a session counts, in the order in which a finding names it. */
const standards = ["unsolved", "another-agent", "agent-helpless"] as const;
type Standard = (typeof standards)[number];

/** The buyer's problem stayed open: he says so, or the agent gives up. Each sentence that shows it is evidence. */
export const unresolved = definePoint({
  id: "unresolved",
  title: { zh: "问题未解决", en: "Problem not solved" },
  description: {
    zh: "买家表示客服没解决、解决得不好或太慢，要求换人处理；或者客服说“您自己到页面查看”“我也没办法”。只是抱怨被推来推去不算。",
    en: "The buyer says that nothing is solved, or badly, or too slowly, or wants another agent; or the agent sends him off (“see for yourself”, “I cannot help it”). Mere annoyance at being passed around does not count.",
  },
  kind: "deduct",
  moment: "session",
  rows: ["F058", "F059"],
  config: z.object({
    buyerSays: z
      .boolean()
      .default(true)
      .meta({ zh: "买家表示未解决、解决不好、太慢", en: "The buyer says: not solved, badly, too slowly" }),
    anotherAgent: z.boolean().default(true).meta({ zh: "买家要求换客服", en: "The buyer wants another agent" }),
    agentHelpless: z
      .boolean()
      .default(true)
      .meta({ zh: "客服说“我也没办法”“自己去看”", en: "The agent says that he cannot help, or “see for yourself”" }),
    ignorePassedAround: z
      .boolean()
      .default(true)
      .meta({ zh: "排除只抱怨被推来推去", en: "Ignore mere annoyance at being passed around" }),
    forgiveSolved: z
      .boolean()
      .default(true)
      .meta({ zh: "之后买家说“解决了”则不计", en: "Forgive what the buyer later calls solved" }),
    ignoreSupposition: z.boolean().default(true).meta({
      zh: "排除假设（如“要是解决不了怎么办”）",
      en: "Ignore suppositions (“what if it cannot be solved”)",
    }),
    ignoreOthers: z.boolean().default(true).meta({
      zh: "排除说第三方不处理（如“快递员没人回复”）",
      en: "Ignore somebody else's silence (“the courier does not answer”)",
    }),
    ignoreQuotation: z.boolean().default(false).meta({
      zh: "排除转述他人的话（如“卖家说解决不了”）",
      en: "Ignore reported speech (“the seller says it cannot be solved”)",
    }),
    ...phraseSettings,
  }),
  codes: {
    unsolved: { score: -3, message: { zh: "买家表示问题没有解决", en: "The buyer says that it is not solved" } },
    "another-agent": { score: -3, message: { zh: "买家要求换客服处理", en: "The buyer wants another agent" } },
    "agent-helpless": { score: -3, message: { zh: "客服表示无能为力", en: "The agent gives up on the problem" } },
  },
  phrases: (config) => ({
    seeds: seedsOf([
      ...(config.buyerSays ? unsolvedAfterAdvice : []),
      ...(config.anotherAgent ? anotherAgent : []),
      ...(config.agentHelpless ? helpless : []),
    ]),
    own: config.phrases,
    exceptions: config.exceptions,
  }),
  inspect({ event, config, hits }) {
    if (event.type !== "session" || hits.seeds.length + hits.own.length === 0) return [];
    const seeds = seedsByMessage(hits.seeds);
    const guards = [
      ...guardsOf({ ignoreSupposition: config.ignoreSupposition, ignoreQuotation: config.ignoreQuotation }),
      ...when(config.ignoreSupposition, "hypothetical", ({ before }) =>
        /(?:如果|要是|万一|假如)[^,]{0,4}$/.test(before),
      ),
      ...when(config.ignoreOthers, "others", ({ before }) => ofOthers.test(before)),
    ];
    const found: { standard: Standard; places: Evidence[] }[] = [];
    const held = new Map<string, Evidence[]>();
    const hold = (name: string, places: readonly Evidence[]): void => {
      held.set(name, [...(held.get(name) ?? []), ...places]);
    };
    let answered = false;
    for (const message of event.session.messages) {
      const { role } = message.from;
      if (message.retracted || message.automatic) continue;
      if (role === "buyer" && config.forgiveSolved && found.length > 0 && solved.test(foldedText(message.text))) {
        hold(
          "solved-later",
          found.flatMap(({ places }) => places),
        );
        found.length = 0;
      }
      for (const [standard, places] of placesIn(message, seeds.get(message.id) ?? none, answered)) {
        const sifted = siftPlaces(
          message,
          places,
          hits.exceptions.filter((hit) => hit.message === message.id),
          guards,
        );
        for (const { guard, evidence } of sifted.held) hold(guard, evidence);
        if (sifted.places.length === 0) continue;
        if (standard === "unsolved" && config.ignorePassedAround && isOnlyPassedAround(message, sifted.places))
          hold("passed-around", sifted.places);
        else found.push({ standard, places: sifted.places });
      }
      const own = hits.own
        .filter((hit) => hit.message === message.id)
        .map(({ start, end }) => ({ message: message.id, start, end }));
      if (own.length > 0) found.push({ standard: role === "buyer" ? "unsolved" : "agent-helpless", places: own });
      if (role === "agent" || role === "bot") answered = true;
    }
    const results = heldResults(held);
    const code = standards.find((standard) => found.some((each) => each.standard === standard));
    if (code === undefined) return results;
    return [finding(code, merged(found.flatMap(({ places }) => places))), ...results];
  },
});

const none: ReadonlySet<string> = new Set();

/** What a message shows, by standard. `answered`: an agent or the bot has spoken before it. */
function placesIn(message: Message, seeds: ReadonlySet<string>, answered: boolean): [Standard, Evidence[]][] {
  if (seeds.size === 0) return [];
  switch (message.from.role) {
    case "buyer":
      return [
        ["unsolved", sownPlaces(message, answered ? unsolvedAfterAdvice : unsolved, seeds)],
        ["another-agent", sownPlaces(message, anotherAgent, seeds)],
      ];
    case "agent":
      return goesOn.test(foldedText(message.text)) ? [] : [["agent-helpless", sownPlaces(message, helpless, seeds)]];
    default:
      return [];
  }
}

/** 推来推去没人管: what is said besides being passed around is no more than that. */
function isOnlyPassedAround({ text }: Message, places: readonly Evidence[]): boolean {
  return (
    passedAround.test(foldedText(text)) &&
    places.every(({ start, end }) => !/解决|处理|修|退款|退钱|到账|答复/.test(foldedText(text.slice(start, end))))
  );
}
