import { z } from "zod";
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

/** Opens the conversation to the agents. A group is a team by its number; one that is not a number is named in the note. */
function handoff(key: string, { group, note }: { group?: string | undefined; note?: string | undefined }): Step[] {
  const steps: Step[] = [{ path: "toggle_status", body: { status: "open" } }];
  const isTeam = group !== undefined && /^[0-9]{1,12}$/.test(group);
  if (isTeam) steps.push({ path: "assignments", body: { team_id: Number(group) } });
  const text = [isTeam ? undefined : group, note].filter((line) => line !== undefined).join("\n");
  // Last: the other two may be repeated without harm.
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
    case "tag":
    case "dismiss-menu":
    case "verdict":
    case "webhook":
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

/** Setting labels replaces all of them, so the ones that are there are read first. */
async function addLabel(
  tag: string,
  { root, headers, send }: { root: string; headers: Record<string, string>; send: Send },
): Promise<SendResult> {
  const url = `${root}/labels`;
  const read = await send({ method: "GET", url, headers });
  if (read.kind !== "answered" || !isDone(read)) return read;
  const present = parseLabels(read.body);
  if (present === null) return { kind: "unreached", error: "the present labels could not be read" };
  if (present.includes(tag)) return read;
  return send({ method: "POST", url, headers, body: JSON.stringify({ labels: [...present, tag] }) });
}

function parseLabels(body: string): string[] | null {
  try {
    const parsed = labels.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.payload : null;
  } catch {
    return null;
  }
}
