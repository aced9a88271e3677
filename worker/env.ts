import type { Backtest } from "./backtest/backtest.ts";
import type { Conversation } from "./conversation/conversation.ts";
import type { Floor } from "./floor/floor.ts";
import type { Ledger } from "./ledger/ledger.ts";

export type Env = {
  CONVERSATION: DurableObjectNamespace<Conversation>;
  BACKTEST: DurableObjectNamespace<Backtest>;
  FLOOR: DurableObjectNamespace<Floor>;
  LEDGER: DurableObjectNamespace<Ledger>;
  /** Reached through `seats.ts` only: an itty-durable object takes no native RPC. */
  SEATS: DurableObjectNamespace;
  /** Used in one place only: `guest/load.ts`. */
  LOADER: WorkerLoader;
  ASSETS: Fetcher;
  LIBSQL_URL: string;
  LIBSQL_AUTH_TOKEN?: string;
  /** 32 bytes in base64: seals the secrets at rest and signs login cookies. While it is rotated: the new one, a comma, the old one. */
  MASTER_KEY: string;
  /** Where browsers reach us, such as `https://interject.example.com`. */
  PUBLIC_URL: string;
  /** The deployment's own mail provider, for letters about an account; see `api/auth/reset-mail.ts`. Absent: there are none. */
  MAIL_URL?: string;
  MAIL_FROM?: string;
  MAIL_TOKEN?: string;
  /** From how many seconds on rows that wait for the ledger are called delayed; 60 where it is absent. */
  DELAY_ALERT_SECONDS?: string;
  /** Opens `/metrics` to whoever sends it as a bearer token. Absent: there is no such page. */
  METRICS_TOKEN?: string;
  /** Events a second that one shop, or one conversation, may send; "0": any number. See `hooks/admission.ts`. */
  SHOP_EVENTS_PER_SECOND?: string;
  CONVERSATION_EVENTS_PER_SECOND?: string;
  /** "1" on a developer's machine only: outbound endpoints may then be on loopback. */
  ALLOW_LOOPBACK?: string;
};
