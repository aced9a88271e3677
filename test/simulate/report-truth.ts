/**
 * What a report must say, counted from the posted events alone in plain code: it shares nothing with the product. Shanghai has no
 * summer time.
 */

export type Said = {
  readonly conversation: string;
  readonly at: number;
  readonly role: string;
  readonly who: string;
  readonly automatic: boolean;
};
export type Paid = {
  readonly conversation: string;
  readonly placed: number;
  readonly paid: number;
  readonly cents: number;
};
type Session = { conversation: string; buyer: string; day: string; agent: string | null; messages: Said[] };

const wall = (at: number) => new Date(at + 8 * 3_600_000).toISOString();
export const dayThere = (at: number) => wall(at).slice(0, 10);
const wrote = (session: Session) => session.messages.some(({ role }) => role === "buyer");

/** Who answers takes over what waited; what nobody answered that day stays with whoever spoke last. */
export function sessionsIn(messages: readonly Said[]): Session[] {
  const sessions = new Map<string, Session>();
  const days = Map.groupBy(messages, ({ conversation, at }) => `${conversation} ${dayThere(at)}`);
  for (const said of days.values()) {
    const put = (agent: string | null, some: readonly Said[]) => {
      const { conversation, at } = some[0] as Said;
      const buyer = messages.find((one) => one.conversation === conversation && one.role === "buyer")?.who ?? "nobody";
      const key = `${conversation} ${dayThere(at)} ${agent}`;
      const session = sessions.get(key) ?? { conversation, buyer, day: dayThere(at), agent, messages: [] };
      session.messages.push(...some);
      sessions.set(key, session);
    };
    let waiting: Said[] = [];
    let last: string | null = null;
    for (const message of said) {
      if (message.role === "buyer") waiting.push(message);
      else {
        put(message.who, [...waiting, message]);
        last = message.who;
        waiting = [];
      }
    }
    if (waiting.length > 0) put(last, waiting);
  }
  return [...sessions.values()];
}

function roundsOf({ messages }: Session) {
  const rounds: { seconds: number; human: boolean }[] = [];
  let asked: Said | null = null;
  for (const message of messages) {
    if (message.role === "buyer") asked ??= message;
    else if (asked !== null) {
      const human = message.role === "agent" && !message.automatic;
      rounds.push({ seconds: (message.at - asked.at) / 1_000, human });
      asked = null;
    }
  }
  return rounds;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const ratio = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);

type Judged = { readonly score: number | null; readonly deductions: number };

/** `judged`: what the findings of a session add up to. `all`: the sessions of everybody, since payments depend on them. */
export function truthOf(
  sessions: readonly Session[],
  context: { all: readonly Session[]; payments: readonly Paid[]; judged: (session: Session) => Judged },
) {
  const buyers = (some: readonly Session[]) => new Set(some.map(({ day, buyer }) => `${day} ${buyer}`)).size;
  const asked = sessions.filter(wrote);
  const rounds = sessions.flatMap(roundsOf);
  const human = rounds.filter((round) => round.human);
  const duration = ({ messages }: Session) => ((messages.at(-1)?.at ?? 0) - (messages[0]?.at ?? 0)) / 1_000;
  const paidIn = (session: Session) =>
    context.payments.filter(({ conversation, placed, paid }) => {
      const day = context.all.filter((one) => one.conversation === conversation && one.day === session.day);
      const messages = day.flatMap((one) => one.messages).sort((one, other) => one.at - other.at);
      const question = messages.find(({ role }) => role === "buyer");
      const speaker = messages.findLast(({ role, at }) => role !== "buyer" && at <= paid);
      return (
        session.conversation === conversation &&
        dayThere(paid) === session.day &&
        question !== undefined &&
        placed >= question.at &&
        speaker?.who === session.agent
      );
    });
  const payers = sessions.filter((session) => paidIn(session).length > 0);
  const bought = ({ conversation, day }: Session) =>
    context.payments.some((one) => one.conversation === conversation && dayThere(one.paid) < day);
  const inquirers = sessions.filter((one) => payers.includes(one) || (wrote(one) && !bought(one)));
  const cents = sessions.flatMap(paidIn).reduce((sum, one) => sum + one.cents, 0);
  const scores = sessions.flatMap((session) => context.judged(session).score ?? []);
  return {
    sessions: sessions.length,
    received: buyers(asked),
    averageReply: mean(rounds.map(({ seconds }) => seconds)),
    humanReply: mean(human.map(({ seconds }) => Math.min(seconds, 600))),
    averageResponse: mean(sessions.map(duration)),
    replyRate: ratio(buyers(asked.filter((session) => roundsOf(session).length > 0)), buyers(asked)),
    averageScore: mean(scores),
    deductions: sessions.reduce((sum, session) => sum + context.judged(session).deductions, 0),
    paidTotal: cents,
    conversion: ratio(buyers(payers), buyers(inquirers)),
    orderValue: buyers(payers) === 0 ? null : cents / buyers(payers),
  };
}

/** 1 for Monday to 7 for Sunday, and the hour, of a session's first message. */
export function hourOf({ messages }: Session): string {
  const at = wall(messages[0]?.at ?? 0);
  return `${new Date(at).getUTCDay() || 7} ${Number(at.slice(11, 13))}`;
}
