import type { OutboundRequest, SendResult } from "../../plugins/channels/channel.ts";
import { signedHeaders } from "../../plugins/channels/standard-webhooks.ts";
import type { ReceiverSettings, SealedSecret, Snapshot } from "../settings/snapshot.ts";
import { dingtalk } from "./formats/dingtalk.ts";
import { email } from "./formats/email.ts";
import type { Answered, Format, Notice, Verdict } from "./formats/format.ts";
import { slack } from "./formats/slack.ts";
import { wecom } from "./formats/wecom.ts";
import { type SendDeps, send } from "./send.ts";

export type NotifyDeps = SendDeps & {
  readonly unseal: (merchant: string, secret: SealedSecret) => Promise<string>;
};

/** What became of one attempt: what was heard, and what it means where the status alone does not say it. */
export type Told =
  | { readonly heard: SendResult; readonly verdict: Verdict | null }
  /** Nothing was sent: the shop's settings lack something, or it was switched off. */
  | { readonly heard: null; readonly verdict: { readonly kind: "unready" | "refused"; readonly error: string } };

type Prepared = { request: OutboundRequest; read: (answer: Answered) => Verdict | null };

/** Tells one receiver something, once. Never throws for what the receiver does. */
export async function notify(
  receiver: ReceiverSettings,
  notice: Notice,
  snapshot: Snapshot,
  deps: NotifyDeps,
): Promise<Told> {
  const prepared = await prepare(receiver, notice, snapshot, deps);
  if ("error" in prepared) return { heard: null, verdict: prepared };
  const heard = await send(prepared.request, deps);
  return { heard, verdict: heard.kind === "answered" ? prepared.read(heard) : null };
}

type Lacking = { kind: "unready" | "refused"; error: string };

async function prepare(
  receiver: ReceiverSettings,
  notice: Notice,
  { merchant, mail, endpoints, shop }: Snapshot,
  deps: NotifyDeps,
): Promise<Prepared | Lacking> {
  const now = deps.now();
  const open = (secret: SealedSecret) => deps.unseal(merchant, secret);
  const by = async <Target>(format: Format<Target>, target: Target): Promise<Prepared> => ({
    request: await format.request(notice, target, now),
    read: format.read,
  });
  switch (receiver.kind) {
    case "slack":
      return by(slack, { url: await open(receiver.address) });
    case "wecom":
      return by(wecom, { url: await open(receiver.address) });
    case "dingtalk": {
      const secret = receiver.secret === undefined ? null : await open(receiver.secret);
      return by(dingtalk, { url: await open(receiver.address), secret });
    }
    case "email": {
      if (mail === undefined) return { kind: "unready", error: "no mail settings" };
      const [token, to] = [await open(mail.token), await open(receiver.address)];
      return by(email, { url: mail.url, from: mail.from, token, to });
    }
    case "webhook": {
      const endpoint = endpoints.find(({ id }) => id === receiver.endpoint);
      if (endpoint === undefined) return { kind: "refused", error: "no such endpoint" };
      if (endpoint.disabled) return { kind: "refused", error: "endpoint disabled" };
      const { key, at, text, severity, link } = notice;
      const payload = { type: "notice", receiver: receiver.id, text, severity, link };
      const body = JSON.stringify({ key, at, shop, payload });
      const headers = await signedHeaders({ key, now, body }, [await open(endpoint.secret)]);
      return { request: { method: "POST", url: endpoint.url, headers, body }, read: () => null };
    }
  }
}
