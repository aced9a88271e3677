import type { Message } from "../../plugins/sdk/conversation.ts";

/**
 * Response times of one session, from which the three named metrics are added up (they differ in the source, so each has its
 * own name; compare before rounding):
 * - `averageReply` (F045) = replyMs / rounds: all rounds that were answered, an automatic first reply included;
 * - `humanReply` (F167, F131) = humanReplyMs / humanRounds: rounds answered by the bot are left out, each round counts at most
 *   600 s;
 * - `averageResponse` (F173) = durationMs / receptions: how long a reception takes, automatic replies included.
 */
export type ResponseTimes = {
  readonly rounds: number;
  readonly replyMs: number;
  readonly humanRounds: number;
  readonly humanReplyMs: number;
  readonly durationMs: number;
};

/** F167: a round that took longer counts as ten minutes. */
export const humanRoundCapMs = 600_000;

/** A round: the buyer's first sentence that nobody has answered, and the first answer to it. */
export type Round = { readonly asked: Message; readonly answered: Message };

export function roundsOf(messages: readonly Message[]): Round[] {
  const rounds: Round[] = [];
  let asked: Message | null = null;
  for (const message of messages) {
    if (message.retracted) continue;
    const { role } = message.from;
    if (role === "buyer") asked ??= message;
    else if (asked !== null && (role === "agent" || role === "bot")) {
      rounds.push({ asked, answered: message });
      asked = null;
    }
  }
  return rounds;
}

/** The buyer's message that the given one answers first, or null when it answers nothing. */
export function roundClosedBy(messages: readonly Message[], answer: string): Message | null {
  let asked: Message | null = null;
  for (let index = messages.findLastIndex(({ id }) => id === answer) - 1; index >= 0; index--) {
    const message = messages[index] as Message;
    if (message.retracted) continue;
    if (message.from.role === "agent" || message.from.role === "bot") break;
    if (message.from.role === "buyer") asked = message;
  }
  return asked;
}

export function responseTimes(messages: readonly Message[]): ResponseTimes {
  let [replyMs, humanRounds, humanReplyMs] = [0, 0, 0];
  const rounds = roundsOf(messages);
  for (const { asked, answered } of rounds) {
    const took = answered.at - asked.at;
    replyMs += took;
    if (answered.from.role !== "agent" || answered.automatic) continue;
    humanRounds += 1;
    humanReplyMs += Math.min(took, humanRoundCapMs);
  }
  const [first, last] = [messages[0], messages[messages.length - 1]];
  const durationMs = first === undefined || last === undefined ? 0 : last.at - first.at;
  return { rounds: rounds.length, replyMs, humanRounds, humanReplyMs, durationMs };
}
