import type { Action } from "../../plugins/sdk/intervention.ts";

/** In place of a text that may have held words of a retracted message. */
export const gone = "—";

/** An action as JSON, without its words. */
export function scrubbedBody(body: string): string {
  // Written by us from a parsed action. Without a schema: pages that use this load none.
  return JSON.stringify(scrubbedAction(JSON.parse(body) as Action));
}

function scrubbedAction(body: Action): Action {
  switch (body.kind) {
    case "webhook":
      return { ...body, payload: { retracted: true } };
    case "verdict":
      return {
        ...body,
        ...(body.reason !== undefined && { reason: gone }),
        ...(body.text !== undefined && { text: gone }),
      };
    case "handoff":
      return { ...body, ...(body.note !== undefined && { note: gone }) };
    default:
      return "text" in body ? { ...body, text: gone } : body;
  }
}
