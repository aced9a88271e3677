import { type Address, type Format, json, plainMessage, readErrcode } from "./format.ts";

/** Content of a text message, in bytes of UTF-8. */
const maxBytes = 2_048;
/** 20 messages a minute a robot. */
const tooFast = new Set([45009, 45033]);
/** The key in the address is not (any more) that of a robot. */
const goneCodes = new Set([93000]);
const busy = -1;

/**
 * Robot of a WeCom group (企业微信群机器人): `POST {msgtype: "text", text: {content}}`. Text and not Markdown: what a buyer wrote
 * could otherwise become a link of his own in the supervisors' group, and the robot's Markdown has no way to escape.
 */
export const wecom: Format<Address> = {
  request(notice, { url }) {
    const body = { msgtype: "text", text: { content: plainMessage(notice, maxBytes) } };
    return { method: "POST", url, headers: json, body: JSON.stringify(body) };
  },
  read(answer) {
    const told = readErrcode(answer);
    if (told === null) return answer.status === 200 ? { kind: "again", error: "not an answer of WeCom" } : null;
    const error = `WeCom ${told.error}`;
    if (told.code === 0) return { kind: "taken" };
    if (tooFast.has(told.code)) return { kind: "slow-down", after: 60, error };
    if (goneCodes.has(told.code)) return { kind: "gone", error };
    return { kind: told.code === busy ? "again" : "refused", error };
  },
};
