import type { Conversation } from "../../../plugins/sdk/conversation.ts";
import type { WireRequest } from "../wire.ts";
import { described, type Make, type Outcome, startRequest, within } from "./call.ts";
import { conversationOf, eventOf, frozen, planInput, pointInput } from "./input.ts";
import { list, map, NativeMap, parseJson, toJson } from "./natives.ts";

/** Answers the host's request: each point and each plan in a call of its own, whose failure is its own. */

export function answer(make: Make, text: string): string {
  const request = frozen(parseJson(text) as WireRequest);
  startRequest(make);
  if (request.kind === "plan") {
    const input = planInput(request);
    return `{"kind":"plan","answer":${written(within("interventions", request.intervention, "plan", input))}}`;
  }
  const views = new NativeMap<number, Conversation>();
  const answers: string[] = [];
  for (let index = 0; index < request.asks.length; index++) {
    const ask = request.asks[index] as (typeof request.asks)[number];
    const conversation = viewOf(views, request, ask.view);
    const asked = { event: eventOf(request.messages, ask), conversation };
    const outputs: string[] = [];
    for (let place = 0; place < ask.points.length; place++) {
      const point = ask.points[place] as (typeof ask.points)[number];
      list.push(outputs, written(within("points", point.id, "inspect", pointInput(asked, point))));
    }
    list.push(answers, `[${list.join(outputs, ",")}]`);
  }
  return `{"kind":"inspect","answers":[${list.join(answers, ",")}]}`;
}

/** Which points with which codes, and which interventions, the pack really has; or why it cannot be made. */
export function describe(make: Make): string {
  startRequest(make);
  const outcome = described();
  return "error" in outcome ? `{"error":${toJson(outcome.error)}}` : outcome.json;
}

function viewOf(views: Map<number, Conversation>, { messages, views: all }: WireRequest, view: number): Conversation {
  let made = map.get(views, view) as Conversation | undefined;
  if (made === undefined) {
    made = conversationOf(messages, all[view] as (typeof all)[number]);
    map.set(views, view, made);
  }
  return made;
}

function written(outcome: Outcome): string {
  return "error" in outcome ? `{"error":${toJson(outcome.error)}}` : `{"ok":${outcome.json}}`;
}
