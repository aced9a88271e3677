import type { OutboundRequest } from "../../../plugins/channels/channel.ts";
import type { Severity } from "../../../plugins/sdk/point.ts";

/** What somebody outside the panel is told. */
export type Notice = {
  /** Idempotency key, the same on every attempt. */
  readonly key: string;
  /** Epoch milliseconds at which it was decided. */
  readonly at: number;
  /** Name of the shop. */
  readonly shop: string;
  readonly language: "zh" | "en";
  readonly text: string;
  readonly severity: Severity | null;
  /** The conversation in our UI, or null where there is none. */
  readonly link: string | null;
};

export type Answered = { readonly status: number; readonly body: string };

/** What an answer means, where its status alone does not say it. */
export type Verdict =
  | { readonly kind: "taken" }
  /** Too many messages: not before so many seconds. */
  | { readonly kind: "slow-down"; readonly after: number; readonly error: string }
  /** The address is no more and never will be again. */
  | { readonly kind: "gone"; readonly error: string }
  /** Sending the same again would not help. */
  | { readonly kind: "refused"; readonly error: string }
  | { readonly kind: "again"; readonly error: string };

/** How one kind of receiver is told. Pure: `now` is epoch milliseconds of the attempt. */
export type Format<Target> = {
  readonly request: (notice: Notice, target: Target, now: number) => OutboundRequest | Promise<OutboundRequest>;
  /** null: the status says it all. */
  readonly read: (answer: Answered) => Verdict | null;
};

/** A robot's own address. */
export type Address = { readonly url: string };

const marks: Readonly<Record<Severity, string>> = { urgent: "🔴", normal: "🟠", low: "🔵" };
export const openText = { zh: "查看会话", en: "Open the conversation" } as const;

/** How grave it is and whose shop it is about, on one line. */
export function headline({ shop, severity }: Pick<Notice, "shop" | "severity">): string {
  return severity === null ? shop : `${marks[severity]} ${shop}`;
}

/** The text in at most so many bytes of UTF-8, with an ellipsis where it was cut; never half a character. */
export function cutBytes(text: string, limit: number): string {
  const encoder = new TextEncoder();
  if (encoder.encode(text).length <= limit) return text;
  const ellipsis = "…";
  let left = limit - encoder.encode(ellipsis).length;
  let kept = "";
  for (const character of text) {
    left -= encoder.encode(character).length;
    if (left < 0) break;
    kept += character;
  }
  return `${kept}${ellipsis}`;
}

/** The same, counted in UTF-16 units. */
export function cutUnits(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > limit - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** `&`, `<` and `>`, which open markup in HTML and in Slack's own format. */
export function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export const json = { "content-type": "application/json; charset=utf-8" } as const;

/** Plain text of a robot's message: head, what happened, where to look. Only the middle is cut to fit. */
export function plainMessage(notice: Notice, maxBytes: number): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const head = cutBytes(headline(notice), 200);
  const foot = notice.link === null ? "" : `\n${openText[notice.language]}: ${notice.link}`;
  return `${head}\n${cutBytes(notice.text, maxBytes - bytes(head) - bytes(foot) - 1)}${foot}`;
}

/** `{errcode, errmsg}`, which Chinese robots answer with status 200 whether or not they took the message. */
export function readErrcode({ body }: Answered): { code: number; error: string } | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null || !("errcode" in parsed)) return null;
    const code = Number(parsed.errcode);
    const told = "errmsg" in parsed && typeof parsed.errmsg === "string" ? parsed.errmsg : "";
    return Number.isInteger(code) ? { code, error: cutUnits(`${code} ${told}`.trim(), 200) } : null;
  } catch {
    return null;
  }
}
