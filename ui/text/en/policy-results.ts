import type { Words } from "../words.ts";
import type * as zh from "../zh/policy-results.ts";

export const policyResults: Words<typeof zh.policyResults> = {
  week: "Last 7 days",
  acted: "Acted",
  observed: "Would have acted",
  heldOut: "Hold-out",
  suppressed: "Not done",
  conversations: "{{count}} chats",
  decisions: "{{count}} times",
  nothing: "Nothing set it off",
  why: "Why it did not act",
  records: "See the records",
  lift: {
    title: "What acting brings",
    open: "What acting brings",
    lead: "Last 30 days: {{act}} chats that were acted on, against {{holdout}} that chance left alone. Intervals are 95%.",
    noHoldout:
      "This policy has no hold-out, so nobody knows what happens without it. A hold-out of 5% to 10% makes it comparable.",
    nobody: "No chats to compare yet.",
    measure: "Measure",
    act: "Acted on",
    holdout: "Left alone",
    difference: "Difference",
    of: "{{count}} / {{of}}",
    mean: "{{of}} ratings",
    interval: "{{low}} to {{high}}",
    points: "{{value}} points",
    none: "—",
    measures: {
      humanReached: "Reached a human",
      ratedGood: "Rated well ({{good}} or more)",
      rating: "Average rating",
      ordered: "Ordered within 7 days",
      contactedAgain: "Came back within 7 days",
    },
    verdict: {
      "too-few": "Too few to tell (at least {{enough}} on each side)",
      higher: "Higher when acted on",
      lower: "Lower when acted on",
      "no-difference": "No difference to be seen",
    },
  },
};
