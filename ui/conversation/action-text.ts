import { action } from "../../plugins/sdk/intervention.ts";

/** What a delivered action says, for readers. Its body is the action as JSON. */
export function actionText(body: string): string {
  const parsed = action.safeParse(parse(body));
  if (!parsed.success) return "";
  switch (parsed.data.kind) {
    case "menu":
      return [parsed.data.text, ...parsed.data.options.map(({ label }) => `▸ ${label}`)].join("\n");
    case "reply":
    case "suggestion":
    case "notice":
    case "notify":
    case "task":
      return parsed.data.text;
    case "handoff":
      return [parsed.data.agent ?? parsed.data.group, parsed.data.note]
        .filter((part) => part !== undefined)
        .join(" · ");
    case "verdict":
      return [parsed.data.reason, parsed.data.text].filter((part) => part !== undefined).join("\n");
    case "tag":
      return parsed.data.tag;
    case "webhook":
      return `→ ${parsed.data.endpoint}`;
    case "dismiss-menu":
    case "close-task":
      return "";
  }
}

/** A body that was erased with its conversation is empty and no JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
