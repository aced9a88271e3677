import { expect, test } from "vitest";
import type { Message } from "../../plugins/sdk/conversation.ts";
import type { Role } from "../../plugins/sdk/event.ts";
import { responseTimes } from "./metrics.ts";

const at = (seconds: number, role: Role, automatic = false): Message => ({
  id: `m-${seconds}`,
  at: seconds * 1_000,
  from: { role, id: role },
  text: "x",
  content: [],
  automatic,
  retracted: false,
});

test("averageReply: an automatic first reply of 0 s and one of 21 s are 10.5 s, compared before rounding", () => {
  const times = responseTimes([at(0, "buyer"), at(0, "agent", true), at(10, "buyer"), at(31, "agent")]);
  expect(times).toMatchObject({ rounds: 2, replyMs: 21_000 });
  expect(times.replyMs / times.rounds).toBeGreaterThan(10_000);
});

test("a round runs from the buyer's first sentence to the first reply, however many sentences follow", () => {
  const times = responseTimes([at(0, "buyer"), at(20, "buyer"), at(50, "agent"), at(60, "agent"), at(70, "buyer")]);
  expect(times).toMatchObject({ rounds: 1, replyMs: 50_000, durationMs: 70_000 });
});

test("humanReply leaves out the bot and automatic replies and counts a round as ten minutes at most", () => {
  const times = responseTimes([
    at(0, "buyer"),
    at(1, "bot"),
    at(10, "buyer"),
    at(10, "agent", true),
    at(20, "buyer"),
    at(3_620, "agent"),
  ]);
  expect(times).toMatchObject({ rounds: 3, humanRounds: 1, humanReplyMs: 600_000 });
});
