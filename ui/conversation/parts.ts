import { type Part, part } from "../../plugins/sdk/event.ts";

/** The content parts of a stored message; a message without readable parts shows its text alone. */
export function partsOf(content: string | null): Part[] {
  if (content === null) return [];
  const parsed = part.array().safeParse(JSON.parse(content));
  return parsed.success ? parsed.data : [];
}

/** An address that may become a link: whatever is not http(s), such as `javascript:`, stays text. */
export function safeLink(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed !== null && (parsed.protocol === "https:" || parsed.protocol === "http:") ? parsed.href : null;
}
