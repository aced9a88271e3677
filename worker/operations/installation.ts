import { ledgerName, readClient } from "../../db/client.ts";
import { readStoredFigures, type StoredFigures } from "../../db/queries/operations.ts";
import type { Env } from "../env.ts";
import type { LedgerFigures } from "../ledger/ledger.ts";
import { appendOutcomes, countedTables } from "../ledger/watch.ts";
import { Fresh } from "../settings/fresh.ts";
import type { Metric } from "./prometheus.ts";

/** An alarm may be a minute late in a failover; what is later than this was lost, and the sweeper pokes it. */
const overdueMs = 120_000;

/** `stored` null: the database does not answer. */
export type InstallationFigures = { readonly ledger: LedgerFigures; readonly stored: StoredFigures | null };

const known = new Fresh<InstallationFigures>({ maxAgeMs: 5_000, patienceMs: 10_000 });

/** At most once in five seconds for each isolate, whoever asks. */
export function installationFigures(env: Env): Promise<InstallationFigures> {
  return known.get(env.LIBSQL_URL, async () => {
    const [ledger, stored] = await Promise.all([
      env.LEDGER.getByName(ledgerName).figures(),
      readStoredFigures(readClient(env), Date.now() - overdueMs).catch(() => null),
    ]);
    return { ledger, stored };
  });
}

/** Seconds that the oldest row waits: of a conversation that was sent away, or of an append that is in the house. */
export function lagSeconds({ owingSince, waitingSince }: LedgerFigures, now: number): number {
  const oldest = Math.min(owingSince ?? now, waitingSince ?? now);
  return Math.max(0, now - oldest) / 1_000;
}

/** Of all merchants together. Labels are words of ours: no shop, no pack and nobody's text stands in one. */
export function metricsOf({ ledger, stored }: InstallationFigures, now: number): Metric[] {
  const gauge = (name: string, help: string, value: number): Metric => ({
    name: `interject_${name}`,
    type: "gauge",
    help,
    samples: [{ value }],
  });
  return [
    gauge("database_up", "Whether libSQL answers a read.", stored === null ? 0 : 1),
    gauge(
      "ledger_start_time_seconds",
      "When the ledger's object started; its counters begin there.",
      ledger.startedAt / 1_000,
    ),
    {
      name: "interject_ledger_rows_total",
      type: "counter",
      help: "Rows committed to the ledger; one that was sent again counts again.",
      samples: countedTables.map((table) => ({ labels: { table }, value: ledger.rows[table] })),
    },
    {
      name: "interject_ledger_appends_total",
      type: "counter",
      help: "What became of the rows that a conversation sent: committed, sent away for later, or refused for good.",
      samples: appendOutcomes.map((outcome) => ({ labels: { outcome }, value: ledger.appends[outcome] })),
    },
    gauge("ledger_appends_waiting", "Appends that are in the house now.", ledger.waiting),
    gauge("ledger_lag_seconds", "How long the oldest row waits for the ledger.", lagSeconds(ledger, now)),
    gauge("ledger_conversations_owing", "Conversations whose rows were sent away and wait.", ledger.owing),
    gauge("ledger_shops_delayed", "Shops with such conversations.", ledger.delayedShops),
    gauge(
      "ledger_breaker_open",
      "Whether the ledger keeps callers off the database.",
      ledger.downSince === null ? 0 : 1,
    ),
    ...(stored === null
      ? []
      : [
          gauge("dead_letters_open", "Conversations whose rows the database refuses for good.", stored.deadLetters),
          gauge("conversations_overdue", "Conversations that owe work and did not wake for it.", stored.overdue),
        ]),
  ];
}
