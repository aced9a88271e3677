import { readClient, writeClient } from "../../db/client.ts";
import { appealsDue, noteTold } from "../../db/queries/appeals-due.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";
import { logError } from "../log.ts";
import type { Notice } from "../outbound/formats/format.ts";
import { notify } from "../outbound/notify.ts";
import { judge } from "../outbound/outcome.ts";
import { settingsOf } from "../settings/cache.ts";
import { unseal } from "../settings/secrets.ts";
import type { ReceiverSettings, Snapshot } from "../settings/snapshot.ts";
import { type DueNotice, dueNotices, noticeText, owedNotices, reminderMs } from "./deadline.ts";

const kinds = Object.keys(dueNotices) as DueNotice[];

/** Tells the shops' receivers of appeals that are nearly or already late: once each, and again an hour later where nobody took it. */
export async function remindOfAppeals(env: Env, now: number): Promise<{ told: number; failed: number }> {
  const due = await appealsDue(readClient(env), { now, within: reminderMs });
  const shops = Map.groupBy(due, ({ merchant, shop }) => `${merchant}/${shop}`);
  let [told, failed] = [0, 0];
  for (const rows of shops.values()) {
    const [{ merchant, shop } = { merchant: "", shop: "" }] = rows;
    try {
      const owed = owedNotices(rows, now);
      for (const kind of kinds) told += await tell(env, { merchant, shop }, { kind, ids: owed[kind], now });
    } catch (error) {
      failed++;
      logError("appeals-not-reminded", { shop }, error);
    }
  }
  return { told, failed };
}

type Owed = { readonly kind: DueNotice; readonly ids: readonly string[]; readonly now: number };

/** @returns how many appeals were told of */
async function tell(env: Env, tenant: Tenant, { kind, ids, now }: Owed): Promise<number> {
  if (ids.length === 0) return 0;
  const { snapshot } = await settingsOf(env, tenant.merchant, tenant.shop);
  const { group, severity } = dueNotices[kind];
  const { language, name } = snapshot;
  const address = new URL(`shops/${encodeURIComponent(tenant.shop)}/appeals`, `${env.PUBLIC_URL}/`).href;
  const notice: Notice = {
    key: `appeals_${kind}_${tenant.shop}_${now}`,
    at: now,
    shop: name,
    language,
    text: noticeText(kind, { count: ids.length, address, language }),
    severity,
    link: null,
  };
  const receivers = (snapshot.receivers ?? []).filter(({ disabled, groups }) => !disabled && groups.includes(group));
  const states = await Promise.all(receivers.map((receiver) => send(env, snapshot, { receiver, notice })));
  // Nobody took it, and the next hour may be better: a shop without receivers has the page alone.
  if (states.length > 0 && states.every((state) => state === "retry")) return 0;
  await noteTold(writeClient(env), tenant, { kind, ids, at: now });
  return ids.length;
}

type Sent = { readonly receiver: ReceiverSettings; readonly notice: Notice };

async function send(env: Env, snapshot: Snapshot, { receiver, notice }: Sent) {
  const told = await notify(receiver, notice, snapshot, {
    fetch: (url, init) => fetch(url, init),
    now: Date.now,
    allowLoopback: env.ALLOW_LOOPBACK === "1",
    unseal: (_, secret) => unseal(env.MASTER_KEY, snapshot.merchant, secret),
  });
  const outcome = told.heard === null ? told.verdict : (told.verdict ?? told.heard);
  return judge(outcome, { attempt: 1, random: 0, onceOnly: false }).state;
}
