import type { Trigger } from "./intervention.ts";

/** Whether the trigger starts the intervention, as opposed to going on with one that keeps state. */
export function starts(trigger: Trigger): boolean {
  return trigger.kind === "finding" || trigger.kind === "moment" || trigger.kind === "manual";
}
