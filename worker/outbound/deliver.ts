import { channels } from "../../plugins/channels/all.ts";
import type { DeliveryAnswer, OutboundRequest } from "../../plugins/channels/channel.ts";
import { signedHeaders } from "../../plugins/channels/standard-webhooks.ts";
import type { Action } from "../../plugins/sdk/intervention.ts";
import type { SealedSecret, Snapshot } from "../settings/snapshot.ts";
import { notify } from "./notify.ts";
import { type DeliveryResult, isGone, judge, type Outcome } from "./outcome.ts";
import { type SendDeps, send } from "./send.ts";

export type { DeliveryResult } from "./outcome.ts";

export type DeliveryRequest = {
  /** Idempotency key: the same on every attempt. */
  readonly key: string;
  /** Epoch milliseconds at which the action was decided. */
  readonly at: number;
  /** Counted from 1. */
  readonly attempt: number;
  readonly merchant: string;
  readonly shop: string;
  readonly channel: string;
  /** The platform's id. */
  readonly conversation: string;
  readonly action: Action;
  readonly snapshot: Snapshot;
};

export type DeliveryDeps = SendDeps & {
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
  readonly unseal: (merchant: string, secret: SealedSecret) => Promise<string>;
  /** Where people open our pages, for the link in a notice. */
  readonly publicUrl: string;
  /** An address of the shop answered that it is gone: it is switched off. Never throws. */
  readonly gone: (target: GoneTarget) => Promise<void>;
};

/** What the shop's settings call the address that is gone. */
export type GoneTarget = { readonly endpoint: string } | { readonly receiver: string };

/**
 * Whether an attempt of unknown outcome may be repeated: the receiver drops a key that it has seen, or, for a supervisor, told twice
 * is better than not told.
 */
export function honoursKeys({ channel, action }: Pick<DeliveryRequest, "channel" | "action">): boolean {
  return action.kind === "webhook" || action.kind === "notify" || channels.get(channel)?.honoursKeys === true;
}

/** Who is told by the action: the chat, or somebody outside who must not hold it up. */
export function laneOf(action: Action): string {
  if (action.kind === "webhook") return `endpoint ${action.endpoint}`;
  return action.kind === "notify" ? `receiver ${action.receiver}` : "chat";
}

/** Seen by the buyer: twice would be noticed. */
function reachesBuyer(action: Action): boolean {
  return action.kind === "menu" || action.kind === "reply" || (action.kind === "notice" && action.audience === "buyer");
}

/**
 * Delivers one action and says what became of it; never throws for what a receiver does. `webhook` goes to the shop's endpoint as
 * `{key, at, shop, channel, conversation, payload}`, signed by Standard Webhooks; `notify` to one of the shop's receivers in its own
 * format; a notice to the supervisor is in the live panel already; everything else is carried out by the channel.
 */
export async function deliver(request: DeliveryRequest, deps: DeliveryDeps): Promise<DeliveryResult> {
  const { action, attempt } = request;
  if (action.kind === "notice" && action.audience === "supervisor") return { state: "sent" };
  // It answers the request that asked; a platform that did not wait has sent its message already.
  if (action.kind === "verdict") return { state: "failed", error: "nobody waited for the verdict" };
  const answer = await attemptOnce(request, deps);
  if (isGone(answer)) {
    const target = goneTarget(request);
    if (target !== null) await deps.gone(target);
  }
  const onceOnly = reachesBuyer(action) && !honoursKeys(request);
  return judge(answer, { attempt, random: deps.random(), onceOnly });
}

function attemptOnce(request: DeliveryRequest, deps: DeliveryDeps): Promise<Outcome> {
  const { action } = request;
  switch (action.kind) {
    case "webhook":
      return callEndpoint(request, action, deps);
    case "notify":
      return tellReceiver(request, action, deps);
    default:
      return callChannel(request, deps);
  }
}

/** What to switch off. A program that is told through an endpoint is gone with it. */
function goneTarget({ action, snapshot }: DeliveryRequest): GoneTarget | null {
  if (action.kind === "webhook") return { endpoint: action.endpoint };
  if (action.kind !== "notify") return null;
  const receiver = snapshot.receivers?.find(({ id }) => id === action.receiver);
  return receiver?.kind === "webhook" ? { endpoint: receiver.endpoint } : { receiver: action.receiver };
}

/** The page of the conversation in our UI. */
export function conversationLink(
  publicUrl: string,
  { shop, channel, conversation }: Pick<DeliveryRequest, "shop" | "channel" | "conversation">,
): string {
  const path = `shops/${encodeURIComponent(shop)}/conversations/${encodeURIComponent(conversation)}`;
  return `${publicUrl.replace(/\/+$/, "")}/${path}?channel=${encodeURIComponent(channel)}`;
}

async function tellReceiver(
  request: DeliveryRequest,
  { receiver: id, text, severity }: Extract<Action, { kind: "notify" }>,
  deps: DeliveryDeps,
): Promise<Outcome> {
  const { key, at, snapshot } = request;
  const receiver = snapshot.receivers?.find((candidate) => candidate.id === id);
  if (receiver === undefined) return { kind: "refused", error: "no such receiver" };
  if (receiver.disabled) return { kind: "refused", error: "receiver disabled" };
  const { name: shop, language } = snapshot;
  const link = conversationLink(deps.publicUrl, request);
  const notice = { key, at, shop, language, text, severity: severity ?? null, link };
  const told = await notify(receiver, notice, snapshot, deps);
  return told.heard === null ? told.verdict : (told.verdict ?? told.heard);
}

async function callEndpoint(
  { key, at, merchant, shop, channel, conversation, snapshot }: DeliveryRequest,
  { endpoint, payload }: Extract<Action, { kind: "webhook" }>,
  deps: DeliveryDeps,
): Promise<DeliveryAnswer> {
  const target = snapshot.endpoints.find(({ id }) => id === endpoint);
  if (target === undefined) return { kind: "refused", error: "no such endpoint" };
  if (target.disabled) return { kind: "refused", error: "endpoint disabled" };
  const secret = await deps.unseal(merchant, target.secret);
  const body = JSON.stringify({ key, at, shop, channel, conversation, payload });
  const headers = await signedHeaders({ key, now: deps.now(), body }, [secret]);
  return send({ method: "POST", url: target.url, headers, body }, deps);
}

async function callChannel(request: DeliveryRequest, deps: DeliveryDeps): Promise<DeliveryAnswer> {
  const { key, at, merchant, conversation, action, snapshot } = request;
  const channel = channels.get(request.channel);
  const settings = snapshot.channels.find((candidate) => candidate.channel === request.channel);
  if (channel === undefined || settings === undefined) return { kind: "refused", error: "no such channel" };
  if (!settings.enabled) return { kind: "unready", error: "channel disabled" };
  if (settings.callback === null) return { kind: "unready", error: "no callback" };
  const delivery = {
    key,
    at,
    now: deps.now(),
    conversation,
    action,
    callback: settings.callback,
    secrets: await Promise.all(settings.secrets.map((secret) => deps.unseal(merchant, secret))),
    token: settings.token === undefined ? null : await deps.unseal(merchant, settings.token),
  };
  return channel.deliver(delivery, (outbound: OutboundRequest) => send(outbound, deps));
}
