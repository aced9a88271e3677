import { packs } from "../../plugins/manifest.ts";
import type { Tenant } from "../../worker/settings/directory.ts";
import { seal } from "../../worker/settings/secrets.ts";
import { type Snapshot, snapshot as snapshotSchema } from "../../worker/settings/snapshot.ts";
import type { Database } from "./database.ts";

/** Two shops of two merchants, each with a few revisions of its settings. The same in every run, so that they compile once. */

export const timeZone = "Asia/Shanghai";
export const masterKey = Buffer.alloc(32, 7).toString("base64");
const secret = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;
/** Enough to watch words, silence and whole chats, to offer a human, and to tell supervisors and programs. */
const installed = ["alerts", "handoff", "supervision", "service"];

export type SimShop = Tenant & { readonly channel: string; readonly revisions: readonly Snapshot[] };

/** A platform that takes an action once a key, and one that shows it again whenever it is told. */
const channels = ["interject", "chatwoot"] as const;

export async function makeShops(): Promise<SimShop[]> {
  return Promise.all(
    channels.map(async (channel, index): Promise<SimShop> => {
      const tenant = { merchant: `m-${index + 1}`, shop: `s-${index + 1}` };
      const sealed = await seal(masterKey, tenant.merchant, secret);
      const revisions = variants.map((points, variant) =>
        snapshotSchema.parse({
          ...tenant,
          revision: variant + 1,
          name: `Shop ${index + 1}`,
          timeZone,
          language: "zh",
          retentionDays: 30,
          channels: [
            { channel, secrets: [sealed], token: sealed, callback: `https://chat.example.com/${tenant.shop}/callback` },
          ],
          endpoints: [{ id: "default", url: `https://program.example.com/${tenant.shop}/told`, secret: sealed }],
          receivers: [
            { kind: "webhook", id: "robot", title: "Robot", groups: ["supervisors"], endpoint: "default", setAt: 0 },
          ],
          points,
          packs: installed,
          policies: policiesOf(variant),
        }),
      );
      return { ...tenant, channel, revisions };
    }),
  );
}

/** What differs from one revision to the next. */
const variants: readonly Record<string, object>[] = [
  {},
  { "alerts/unanswered": { config: { seconds: 30 } }, "alerts/ask-human": { severity: "urgent" } },
  { "alerts/unanswered": { enabled: false }, "alerts/accuse-fraud": { enabled: false } },
];

function policiesOf(variant: number): object[] {
  const all = packs.filter(({ id }) => installed.includes(id)).flatMap(({ policies }) => policies);
  return all.map((policy, index) => ({
    ...policy,
    mode: (index + variant) % 5 === 4 ? "observe" : "act",
    rollout: 100,
    holdout: 0,
    tuning: undefined,
  }));
}

/** As they are when a run begins: the first revision is live. */
export function storeShops(database: Database, shops: readonly SimShop[], now: number): void {
  for (const { merchant, shop, revisions } of shops) {
    database.read("INSERT INTO merchant (id, name, created_at) VALUES (?, ?, ?)", merchant, merchant, now);
    database.read(
      "INSERT INTO shop (id, merchant, name, revision, created_at) VALUES (?, ?, ?, 1, ?)",
      shop,
      merchant,
      shop,
      now,
    );
    database.read(
      "INSERT INTO settings_revision (merchant, shop, revision, snapshot, by, at, summary) VALUES (?, ?, 1, ?, 'sim', ?, '[]')",
      merchant,
      shop,
      JSON.stringify(revisions[0]),
      now,
    );
  }
}
