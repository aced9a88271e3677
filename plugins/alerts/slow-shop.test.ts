import { agent, buyer, tally, testPoint, wait } from "interject/testing";
import { slowShop } from "./slow-shop.ts";

const fast = { agent: "a-fast", rounds: 40, seconds: 12 };
const slow = { agent: "a-slow", rounds: 8, seconds: 41.26 };
const none = { evidence: [] };

testPoint(slowShop, {
  flags: [
    {
      name: "an agent above the limit, by name (F131)",
      script: [tally({ pace: { rounds: 48, seconds: 17 }, agents: [slow, fast] })],
      expect: [{ code: "agent", ...none }],
    },
    {
      name: "the whole shop above the limit beside its agents (F131)",
      script: [tally({ pace: { rounds: 8, seconds: 41.26 }, agents: [slow] })],
      expect: [
        { code: "shop", ...none },
        { code: "agent", ...none },
      ],
    },
    {
      name: "a slow hour once, however long it lasts",
      script: [tally({ agents: [slow] }), wait(60), tally({ agents: [slow] }), wait(1_800), tally({ agents: [slow] })],
      expect: [{ code: "agent", ...none }],
    },
    {
      name: "an agent again after he was in time for long enough",
      config: { again: 10 },
      script: [
        tally({ agents: [slow] }),
        wait(300),
        tally({ agents: [{ ...slow, seconds: 20 }] }),
        wait(660),
        tally({ agents: [slow] }),
      ],
      expect: [
        { code: "agent", ...none, resolved: true },
        { code: "agent", ...none },
      ],
    },
    {
      name: "an average just above the limit, compared before it is rounded",
      script: [tally({ agents: [{ agent: "a-1", rounds: 5, seconds: 30.01 }] })],
      expect: [{ code: "agent", ...none }],
    },
    {
      name: "an agent who has answered often enough only now",
      script: [tally({ agents: [{ ...slow, rounds: 4 }] }), wait(60), tally({ agents: [{ ...slow, rounds: 5 }] })],
      expect: [{ code: "agent", ...none }],
    },
  ],
  ignores: [
    {
      name: "an average at the limit",
      script: [tally({ pace: { rounds: 9, seconds: 30 }, agents: [{ ...slow, seconds: 30 }] })],
    },
    { name: "a minute in which nobody answered", script: [tally({})] },
    {
      name: "too few answers to judge",
      script: [tally({ pace: { rounds: 4, seconds: 90 }, agents: [{ ...slow, rounds: 4 }] })],
    },
    { name: "a chat, however slow", script: [buyer("在吗"), wait(400), agent("在的")] },
  ],
});
