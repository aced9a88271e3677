/** What comes in. All shares are assumptions of the reference load, and each can be set by an option of the command. */
export type Load = {
  readonly conversationsADay: number;
  readonly shops: number;
  readonly messagesEach: number;
  /** The busiest hour against the average. */
  readonly peak: number;
  /** Mean pause between two messages of a conversation. */
  readonly gapSeconds: number;
  /** Messages that bring a finding or a decision. */
  readonly newsShare: number;
  /** Flushes that tell the shop's Floor something: an agent's answer, a topic, a finding. Words of a bot do not. */
  readonly publishShare: number;
  /** Conversations whose shop's panel is open somewhere. */
  readonly watchedShare: number;
  /** Of all conversations, in the largest shop. */
  readonly hotShare: number;
  readonly retentionDays: number;
};

/** The largest day on record: bot conversations of 2018-11-11. */
export const referenceLoad: Load = {
  conversationsADay: 350_000_000,
  shops: 100_000,
  messagesEach: 10,
  peak: 10,
  gapSeconds: 15,
  newsShare: 0.1,
  publishShare: 0.6,
  watchedShare: 0.3,
  hotShare: 0.002,
  retentionDays: 180,
};

export const messagesASecond = ({ conversationsADay, messagesEach }: Load) =>
  (conversationsADay * messagesEach) / 86_400;
