import type { InterventionInput, Plan } from "interject/sdk";
import { z } from "zod";
import { afterHandOver, afterWaiting, handingOver, handOverSettings } from "./hand-over.ts";
import {
  absent,
  afterAbsence,
  afterAsking,
  afterLeaving,
  leaveMessageSettings,
  left,
  writing,
} from "./leave-message.ts";
import { dismissed, ended, isAutomatic, nothing } from "./menus.ts";

const schema = z.object({ ...handOverSettings, ...leaveMessageSettings });

/** The steps that all interventions share which bring the buyer to a human: the hand-over, and the message when nobody is there. */
export function goOn(input: InterventionInput<z.infer<typeof schema>>): Plan {
  const { trigger, state } = input;
  if (trigger.kind === "event" && isAutomatic(trigger.event)) return nothing;
  const kind = state?.kind === "call-back" ? "call-back" : "message";
  switch (state?.step) {
    case handingOver:
      if (trigger.kind === "timer") return afterWaiting(input);
      return trigger.kind === "event" ? afterHandOver(trigger.event, input) : nothing;
    case absent:
      if (trigger.kind === "timer") return dismissed;
      return trigger.kind === "event" ? afterAbsence(trigger.event, input) : nothing;
    case writing:
      if (trigger.kind === "timer") return ended;
      return trigger.kind === "event" ? afterAsking(trigger.event, kind, input) : nothing;
    case left:
      if (trigger.kind === "timer") return { actions: [], state: { ...state, collecting: false } };
      if (trigger.kind === "task") return trigger.word === "done" ? ended : nothing;
      return trigger.kind === "event" ? afterLeaving(trigger.event, kind, input) : nothing;
    default:
      return nothing;
  }
}
