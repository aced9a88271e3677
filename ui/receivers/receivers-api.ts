import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { receiverHealth, receiverItem, receiverList, testedItem } from "../../worker/api/receiver-schemas.ts";
import type { ReceiverKind } from "../../worker/settings/snapshot.ts";
import { apiPath, call } from "../api/call.ts";

export type Receivers = z.infer<typeof receiverList>;
export type ReceiverItem = z.infer<typeof receiverItem>;
export type ReceiverHealth = z.infer<typeof receiverHealth>;
export type Reachability = ReceiverHealth["receivers"][number];
export type Tested = z.infer<typeof testedItem>;

export const receiversQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "receivers"],
    queryFn: ({ signal }) => call<Receivers>(apiPath(["shops", shop, "receivers"]), { signal }),
    staleTime: 10_000,
  });

export const receiverHealthQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "receivers", "health"],
    queryFn: ({ signal }) => call<ReceiverHealth>(apiPath(["shops", shop, "receivers", "health"]), { signal }),
    refetchInterval: 30_000,
  });

/** What a person writes of a receiver: empty fields of an address stay as they are. */
export type ReceiverDraft = {
  id: string;
  kind: ReceiverKind;
  title: string;
  groups: string[];
  disabled: boolean;
  address: string;
  secret: string;
  endpoint: string;
};

type SavedReceiver = { revision: number; receiver: ReceiverItem };

export function saveReceiver(shop: string, { id, kind, address, secret, endpoint, ...about }: ReceiverDraft) {
  const place = address.trim() === "" ? {} : { address: address.trim() };
  const key = secret.trim() === "" ? {} : { secret: secret.trim() };
  const body =
    kind === "webhook"
      ? { ...about, kind, endpoint }
      : { ...about, kind, ...place, ...(kind === "dingtalk" ? key : {}) };
  return call<SavedReceiver>(apiPath(["shops", shop, "receivers", id]), { method: "PUT", body });
}

export const removeReceiver = (shop: string, id: string) =>
  call<Receivers>(apiPath(["shops", shop, "receivers", id]), { method: "DELETE" });

export const testReceiver = (shop: string, id: string) =>
  call<Tested>(apiPath(["shops", shop, "receivers", id, "test"]), { method: "POST", body: {} });

export type MailDraft = { url: string; from: string; token: string };

export const saveMail = (shop: string, { url, from, token }: MailDraft) =>
  call<Receivers>(apiPath(["shops", shop, "mail"]), {
    method: "PUT",
    body: { url: url.trim(), from: from.trim(), ...(token === "" ? {} : { token }) },
  });

export const forgetMail = (shop: string) => call<Receivers>(apiPath(["shops", shop, "mail"]), { method: "DELETE" });
