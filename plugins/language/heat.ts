import type { Evidence, Hit, Message } from "interject/sdk";
import { curtWords, isCurt } from "./curtness.ts";
import { blamesService, mannersWords, questionsManners, serviceWords } from "./displeasure.ts";
import { finderOf } from "./find-words.ts";
import { denied, reported } from "./guards.ts";
import { merged, type Passage, passageOf } from "./passage.ts";
import { challengeWords, isChallenge } from "./rhetoric.ts";
import { isSarcasm, sarcasmWords } from "./sarcasm.ts";
import { incivility, uncivilWords } from "./swearing.ts";

/** Words that show which side of a quarrel is heated, for whoever asks about both sides at once. */
type Heat = {
  readonly words: readonly string[];
  /** Places of the message that are heated, from the matcher's hits. */
  readonly placesIn: (message: Message, hits: readonly Hit[]) => Evidence[];
  /** The same for a message that has no hits, because it is not the judged one. */
  readonly search: (message: Message) => Evidence[];
};

function heatOf(words: readonly string[], counts: (passage: Passage, phrase: string) => boolean): Heat {
  const unique = [...new Set(words)];
  const find = finderOf(() => unique);
  const placesIn = (message: Message, hits: readonly Hit[]): Evidence[] =>
    merged(
      hits.flatMap((hit) => {
        const passage = passageOf(message.text, hit);
        return counts(passage, hit.phrase) && !reported(passage) ? [passage.evidence] : [];
      }),
    );
  return { words: unique, placesIn, search: (message) => placesIn(message, find(message)) };
}

const swears = (passage: Passage, phrase: string) => incivility(passage, phrase) === "sure";

/** The agent insults, mocks, challenges or brushes off. */
export const agentHeat = heatOf(
  [...uncivilWords, ...sarcasmWords, ...challengeWords, ...curtWords],
  (passage, phrase) =>
    swears(passage, phrase) || isSarcasm(passage, phrase) || isChallenge(passage, phrase) || isCurt(passage, phrase),
);

const threats = ["投诉", "差评", "维权", "举报"];

/** The buyer insults, questions the manners or the service, or threatens. */
export const buyerHeat = heatOf(
  [...uncivilWords, ...mannersWords, ...serviceWords, ...threats],
  (passage, phrase) =>
    swears(passage, phrase) ||
    questionsManners(passage, phrase) ||
    blamesService(passage, phrase, { ignoreOthers: true }) ||
    (threats.includes(phrase) && !denied(passage) && !/^(?:怎么|率|吗|电话|渠道)/.test(passage.after)),
);
