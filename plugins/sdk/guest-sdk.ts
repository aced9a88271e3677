import type { Policy } from "./policy.ts";

/**
 * `interject/sdk` inside a guest's bundle: the same names, without what only the host does. Settings, policies and rules stand in
 * the manifest, so that no schema library travels with a point of a few lines.
 */
export { wallClock } from "./clock.ts";
export { definePack } from "./pack.ts";
export {
  arm,
  definePoint,
  disarm,
  finding,
  held,
  quoted,
  resolve,
  unansweredMessages,
  whole,
} from "./point.ts";
export { sceneIds, scenes } from "./shop.ts";
export { starts } from "./starts.ts";
export { earlierTallies } from "./tally.ts";
export { fold, originalSpan } from "./text/fold.ts";
export { compileMatcher } from "./text/matcher.ts";
export { foldedOf } from "./text/message.ts";
export { findPattern, sentencesOf } from "./text/patterns.ts";
export { compileSimilar, sharedGrams, similarity } from "./text/similar.ts";

export function defineIntervention<Definition>(definition: Definition): Definition {
  return definition;
}

/** `policy` of the SDK is a schema; the host has read the policies before it loads a guest. */
export const policy = { parse: (written: unknown) => written as Policy };

export const ruleSchema = { parse: (): never => onlyData("ruleSchema") };
export const readRule = (): never => onlyData("readRule");
export const readRules = (): never => onlyData("readRules");
export const rulesToPoints = (): never => onlyData("rulesToPoints");
export const ruleToPoint = (): never => onlyData("ruleToPoint");
export const parseRule = (): never => onlyData("parseRule");
export const lintRule = (): never => onlyData("lintRule");

function onlyData(name: string): never {
  throw new Error(`${name} is not there in a guest: rules are data, and make a pack of their own`);
}
