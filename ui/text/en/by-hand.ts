import type { Words } from "../words.ts";
import type * as zh from "../zh/by-hand.ts";

export const byHand: Words<typeof zh.byHand> = {
  nudge: {
    button: "Nudge the agent",
    title: "Nudge the agent to follow up",
    what: "A notice and a task with a deadline appear in the panel of {{agent}} at once, for nobody else; answering the buyer completes the task.",
    nobody: "No human serves this chat now, so there is nobody to nudge.",
    text: "What the agent reads",
    textPlace: "Empty: Please answer the buyer now.",
    due: "Answer the buyer within",
    dueMinutes: "{{minutes}} min",
    send: "Nudge",
  },
  move: {
    button: "Move the chat",
    title: "Move the chat to another agent",
    to: "Move to",
    toAgent: "An agent",
    toGroup: "A group",
    agent: "Agent's account",
    agentPlace: "Choose an agent, or type an account",
    group: "Group of agents",
    groupPlace: "Choose a group, or type the chat platform's name of one",
    note: "Note for whoever takes over",
    notePlace: "Such as: has waited long, apologise first",
    send: "Move",
  },
  final: "This cannot be undone, and is kept with the interventions.",
  acted: "Done; on its way to the chat platform",
  undone: "Not done: {{reason}}",
  explain: "Explain",
};
