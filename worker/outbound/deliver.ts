import { channels } from "../../plugins/channels/all.ts";
import type { DeliveryAnswer, OutboundRequest } from "../../plugins/channels/channel.ts";
import { signedHeaders } from "../../plugins/channels/standard-webhooks.ts";
import type { Action } from "../../plugins/sdk/intervention.ts";
import type { SealedSecret, Snapshot } from "../settings/snapshot.ts";
import { type DeliveryResult, judge } from "./outcome.ts";
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
};

/** Whether the receiver of this action drops a key that it has seen, so that an attempt of unknown outcome may be repeated. */
export function honoursKeys({ channel, action }: Pick<DeliveryRequest, "channel" | "action">): boolean {
  return action.kind === "webhook" || channels.get(channel)?.honoursKeys === true;
}

/** Seen by the buyer: twice would be noticed. */
function reachesBuyer(action: Action): boolean {
  return action.kind === "menu" || action.kind === "reply" || (action.kind === "notice" && action.audience === "buyer");
}

/**
 * Delivers one action and says what became of it; never throws for what a receiver does. `webhook` goes to the shop's endpoint as
 * `{key, at, shop, channel, conversation, payload}`, signed by Standard Webhooks; a notice to the supervisor is in the live
 * panel already; everything else is carried out by the channel.
 */
export async function deliver(request: DeliveryRequest, deps: DeliveryDeps): Promise<DeliveryResult> {
  const { action, attempt } = request;
  if (action.kind === "notice" && action.audience === "supervisor") return { state: "sent" };
  // It answers the request that asked; a platform that did not wait has sent its message already.
  if (action.kind === "verdict") return { state: "failed", error: "nobody waited for the verdict" };
  const answer =
    action.kind === "webhook" ? await callEndpoint(request, action, deps) : await callChannel(request, deps);
  const onceOnly = reachesBuyer(action) && !honoursKeys(request);
  return judge(answer, { attempt, random: deps.random(), onceOnly });
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
