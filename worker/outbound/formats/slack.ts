import { type Address, cutUnits, escapeMarkup, type Format, headline, json, openText } from "./format.ts";

/** Longest text of a section block. */
const maxSection = 3_000;
/** Longest text of the line that phones show. */
const maxFallback = 300;

/** Words of Slack that say that nothing will ever come in here again. */
const goneWords = new Set(["no_service", "no_team", "team_disabled", "channel_is_archived", "channel_not_found"]);

/**
 * Incoming webhook of Slack: `POST {text, blocks}`, answered with `ok` or a word in plain text. What happened is `plain_text`, so
 * that nothing a buyer wrote is read as markup, as a mention or as a link with another name.
 */
export const slack: Format<Address> = {
  request(notice, { url }) {
    const head = headline(notice);
    const body = {
      text: escapeMarkup(cutUnits(`${head} ${notice.text}`, maxFallback)),
      blocks: [
        { type: "header", text: { type: "plain_text", text: cutUnits(head, 150), emoji: true } },
        { type: "section", text: { type: "plain_text", text: cutUnits(notice.text, maxSection), emoji: false } },
        ...(notice.link === null
          ? []
          : [
              {
                type: "context",
                elements: [{ type: "mrkdwn", text: `<${escapeMarkup(notice.link)}|${openText[notice.language]}>` }],
              },
            ]),
      ],
    };
    return { method: "POST", url, headers: json, body: JSON.stringify(body) };
  },
  read({ status, body }) {
    const word = body.trim();
    if (status === 200) return word === "ok" ? { kind: "taken" } : { kind: "again", error: "not an answer of Slack" };
    const error = `Slack ${status} ${cutUnits(word, 100)}`.trim();
    if (status === 410 || goneWords.has(word)) return { kind: "gone", error };
    return status === 429 || status >= 500 || status < 400 ? null : { kind: "refused", error };
  },
};
