import { cutUnits, escapeMarkup, type Format, headline, json, openText } from "./format.ts";

/** `url` and `token` are the provider's, `from` is an address that it may send for. */
export type MailTarget = {
  readonly url: string;
  readonly token: string;
  readonly from: string;
  readonly to: string;
};

const maxSubject = 120;

/**
 * E-mail through a provider's JSON API: `POST <url>` with `Authorization: Bearer <token>`, `Idempotency-Key: <key>` and the body
 * `{from, to: [mailbox], subject, text, html}`, which is the shape of Resend's `POST /emails` and of gateways made after it. Any
 * 2xx has taken it; a provider that honours the key sends one letter however often we ask.
 */
export const email: Format<MailTarget> = {
  request(notice, { url, token, from, to }) {
    const { text, link, language, key } = notice;
    const head = headline(notice);
    const lines = text.split("\n");
    const body = {
      from,
      to: [to],
      subject: oneLine(cutUnits(`${head}: ${lines[0] ?? ""}`, maxSubject)),
      text: [head, "", text, ...(link === null ? [] : ["", `${openText[language]}: ${link}`])].join("\n"),
      html: [
        `<p><strong>${escapeHtml(head)}</strong></p>`,
        `<p>${lines.map(escapeHtml).join("<br>")}</p>`,
        ...(link === null ? [] : [`<p><a href="${escapeHtml(link)}">${openText[language]}</a></p>`]),
      ].join("\n"),
    };
    const headers = { ...json, authorization: `Bearer ${token}`, "idempotency-key": key };
    return { method: "POST", url, headers, body: JSON.stringify(body) };
  },
  read({ status, body }) {
    // 408 and 425 are about the moment; 409 says that the first request under this key is still being worked on.
    const passing = new Set([408, 409, 425, 429]);
    if (status < 400 || status >= 500 || status === 410 || passing.has(status)) return null;
    return { kind: "refused", error: `mail provider ${status} ${oneLine(cutUnits(body, 200))}`.trim() };
  },
};

function escapeHtml(text: string): string {
  return escapeMarkup(text).replaceAll('"', "&quot;");
}

/** A header of a letter: no line breaks, which would start a header of the buyer's own. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
