import { z } from "zod";
import type { Action } from "../sdk/intervention.ts";
import type { Delivery, DeliveryAnswer, OutboundRequest, Send, SendResult } from "./channel.ts";

/** What goes out to Chatwoot's account API (`/api/v1/accounts/:account`, header `api_access_token`). */

type Step = { readonly path: string; readonly body: object };

const labels = z.object({ payload: z.array(z.string()) });

function isDone(result: SendResult): boolean {
  return result.kind === "answered" && result.status >= 200 && result.status < 300;
}

/** `interject` comes back in the webhook about this message, so that we know our own words and do not judge them. */
function message(key: string, content: string, { isPrivate = false }: { isPrivate?: boolean } = {}): Step {
  const body = { content, message_type: "outgoing", private: isPrivate, content_attributes: { interject: key } };
  return { path: "messages", body };
}

function menu(key: string, content: string, options: readonly { id: string; label: string }[]): Step {
  const items = options.map(({ id, label }) => ({ title: label, value: id }));
  const body = {
    content,
    message_type: "outgoing",
    private: false,
    content_type: "input_select",
    content_attributes: { items, interject: key },
  };
  return { path: "messages", body };
}

const isNumber = (id: string | undefined): id is string => id !== undefined && /^[0-9]{1,12}$/.test(id);

/**
 * Opens the conversation to the agents and assigns it. A group is a team and an agent a user of Chatwoot by its number; what is
 * not a number is named in the note.
 */
function handoff(key: string, { group, agent, note }: Omit<Extract<Action, { kind: "handoff" }>, "kind">): Step[] {
  const steps: Step[] = [{ path: "toggle_status", body: { status: "open" } }];
  if (isNumber(group)) steps.push({ path: "assignments", body: { team_id: Number(group) } });
  // After the team: a team may assign one of its own.
  if (isNumber(agent)) steps.push({ path: "assignments", body: { assignee_id: Number(agent) } });
  const named = [group, agent].filter((id) => !isNumber(id));
  const text = [...named, note].filter((line) => line !== undefined).join("\n");
  // Last: the others may be repeated without harm.
  if (text !== "") steps.push(message(key, text, { isPrivate: true }));
  return steps;
}

function stepsFor({ key, action }: Delivery): Step[] | null {
  switch (action.kind) {
    case "menu":
      return [menu(key, action.text, action.options)];
    case "reply":
      return [message(key, action.text)];
    case "suggestion":
      return [message(key, action.text, { isPrivate: true })];
    case "notice":
      return [message(key, action.text, { isPrivate: action.audience !== "buyer" })];
    case "handoff":
      return handoff(key, action);
    // These two take several requests that depend on each other.
    case "tag":
    case "dismiss-menu":
    // Chatwoot asks nobody before it sends, and the rest is not the channel's to carry out.
    case "verdict":
    case "webhook":
    case "notify":
    case "task":
    case "close-task":
      return null;
  }
}

/** Carries an action out, request by request; stops at the first that fails. */
export async function deliverToChatwoot(delivery: Delivery, send: Send): Promise<DeliveryAnswer> {
  const { token, callback, conversation, action } = delivery;
  if (token === null) return { kind: "unready", error: "no token" };
  const root = `${callback.replace(/\/+$/, "")}/conversations/${encodeURIComponent(conversation)}`;
  const headers = { "content-type": "application/json", api_access_token: token };
  const post = ({ path, body }: Step): OutboundRequest => ({
    method: "POST",
    url: `${root}/${path}`,
    headers,
    body: JSON.stringify(body),
  });

  if (action.kind === "dismiss-menu") return dismissMenu({ root, headers, send });
  if (action.kind === "tag") return addLabel(action.tag, { root, headers, send });
  const steps = stepsFor(delivery);
  if (steps === null) return { kind: "unsupported", error: `${action.kind} is not supported by chatwoot` };
  let result: SendResult = { kind: "refused", error: "nothing to send" };
  for (const step of steps) {
    result = await send(post(step));
    if (!isDone(result)) break;
  }
  return result;
}

type Api = { readonly root: string; readonly headers: Record<string, string>; readonly send: Send };

/** Setting labels replaces all of them, so the ones that are there are read first. */
async function addLabel(tag: string, { root, headers, send }: Api): Promise<SendResult> {
  const url = `${root}/labels`;
  const read = await send({ method: "GET", url, headers });
  if (read.kind !== "answered" || !isDone(read)) return read;
  const present = parsed(labels, read.body);
  if (present === null) return { kind: "unreached", error: "the present labels could not be read" };
  if (present.includes(tag)) return read;
  return send({ method: "POST", url, headers, body: JSON.stringify({ labels: [...present, tag] }) });
}

function parsed<Payload>(schema: z.ZodType<{ payload: Payload }>, body: string): Payload | null {
  try {
    return schema.safeParse(JSON.parse(body)).data?.payload ?? null;
  } catch {
    return null;
  }
}

const newestMessages = z.object({
  payload: z.array(
    z.object({
      id: z.number().int().min(1),
      content_type: z.string().nullish(),
      content_attributes: z
        .object({ interject: z.unknown().optional(), submitted_values: z.unknown().optional() })
        .nullish(),
    }),
  ),
});

/**
 * A menu cannot be closed, only its message deleted: the newest of ours that was not answered. Menus of other bots are left alone,
 * and so is ours in versions of Chatwoot that do not keep the mark it was sent with. Repeating it does no harm.
 */
async function dismissMenu({ root, headers, send }: Api): Promise<SendResult> {
  const read = await send({ method: "GET", url: `${root}/messages`, headers });
  if (read.kind !== "answered" || !isDone(read)) return read;
  const messages = parsed(newestMessages, read.body);
  if (messages === null) return { kind: "unreached", error: "the messages could not be read" };
  const menu = messages.findLast(({ content_type, content_attributes: marks }) => {
    return content_type === "input_select" && typeof marks?.interject === "string" && !marks.submitted_values;
  });
  return menu === undefined ? read : send({ method: "DELETE", url: `${root}/messages/${menu.id}`, headers });
}
