/** Everything that an author of points and interventions needs. */
export { type WallClock, wallClock } from "./clock.ts";
export type { Conversation, Message, Session, SessionType, Transfer } from "./conversation.ts";
export type { ConversationEvent, Order, Part, Party, Role } from "./event.ts";
export {
  type Action,
  type ActionKind,
  defineIntervention,
  type Finding,
  type InterventionDefinition,
  type InterventionInput,
  type JsonState,
  type Plan,
  type Seats,
  type TaskKind,
  type TaskWord,
  type Trigger,
} from "./intervention.ts";
export { definePack, type PackDefinition } from "./pack.ts";
export {
  arm,
  type Bilingual,
  type CodeTable,
  definePoint,
  disarm,
  type Evidence,
  type FindingData,
  finding,
  type Held,
  type Hit,
  type Hits,
  held,
  type Noted,
  type NotesInput,
  type PointDefinition,
  type PointEvent,
  type PointInput,
  type PointResult,
  quoted,
  resolve,
  type Severity,
  unansweredMessages,
  whole,
} from "./point.ts";
export { type Policy, policy } from "./policy.ts";
export { rulesToPoints, ruleToPoint } from "./rules/compile.ts";
export { lintRule, type RuleWarning } from "./rules/lint-rule.ts";
export { type ParsedRule, parseRule, type RuleProblem } from "./rules/parse-rule.ts";
export { readRule, readRules } from "./rules/read-rules.ts";
export { type Rule, type RuleInput, ruleSchema } from "./rules/rule.ts";
export { type Scene, type ShopFacts, type ShopView, sceneIds, scenes } from "./shop.ts";
export { starts } from "./starts.ts";
export { earlierTallies, type Incident, type Pace, type Tally, type TopicCount } from "./tally.ts";
export { type Folded, fold, originalSpan } from "./text/fold.ts";
export { compileMatcher, type Matcher } from "./text/matcher.ts";
export { foldedOf } from "./text/message.ts";
export { findPattern, sentencesOf } from "./text/patterns.ts";
export { compileSimilar, sharedGrams, similarity } from "./text/similar.ts";
