/** The tester: scripted chats on a virtual clock, judged by the product's own engine. */
export {
  agent,
  bot,
  buyer,
  byHand,
  chose,
  closed,
  edited,
  facts,
  type MessageOptions,
  ordered,
  rated,
  retracted,
  type Script,
  type Step,
  seats,
  system,
  tally,
  taskDone,
  taskSeen,
  transferred,
  triggers,
  typing,
  wait,
} from "./testing/script.ts";
export { type InterventionSuite, testIntervention } from "./testing/test-intervention.ts";
export { type PackSuite, testPack } from "./testing/test-pack.ts";
export { type PointSuite, testPoint } from "./testing/test-point.ts";
export { type PolicySuite, runPolicyCase, testPolicies } from "./testing/test-policies.ts";
