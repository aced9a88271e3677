import { agent, buyer, byHand, testIntervention, triggers } from "interject/testing";
import { reassign } from "./reassign.ts";

const quarrel = triggers(buyer("换个人来"), { point: "alerts/conflict", severity: "urgent" });
const served = agent("您好");

testIntervention(reassign, {
  acts: [
    {
      name: "a supervisor moves the chat to another agent, who is told (F247)",
      script: [served, buyer("换个人来"), byHand({ agent: "a-2", note: "买家在气头上" })],
      expect: [
        { kind: "handoff", agent: "a-2", note: "买家在气头上" },
        { kind: "notice", audience: "agent", to: "a-2", text: "主管把这个会话转给了你，请接手。备注：买家在气头上" },
      ],
    },
    {
      name: "a policy moves it into the queue of a group (F247)",
      config: { group: "aftersale" },
      script: [served, quarrel],
      expect: [{ kind: "handoff", group: "aftersale" }],
    },
    {
      name: "in English, or without a word",
      config: { agent: "a-2", language: "en" },
      script: [served, quarrel, byHand({ agent: "a-3", tellAgent: false })],
      expect: [
        { kind: "handoff", agent: "a-2" },
        { kind: "notice", to: "a-2", text: "A supervisor has moved this chat to you." },
        { kind: "handoff", agent: "a-3" },
      ],
    },
  ],
  refrains: [
    {
      name: "the agent who has it already (F247)",
      config: { agent: "a-1" },
      script: [served, quarrel],
      reason: "same-agent",
    },
    { name: "nobody is named", script: [served, quarrel], reason: "no-target" },
  ],
});
