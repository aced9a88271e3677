import { app } from "./app.ts";
import { quietLibraries } from "./log.ts";
import { scheduled } from "./scheduled.ts";

export { Backtest } from "./backtest/backtest.ts";
export { Conversation } from "./conversation/conversation.ts";
export { Floor } from "./floor/floor.ts";
export { Ledger } from "./ledger/ledger.ts";
export { Seats } from "./seats.ts";

// A test's own words are for whoever writes it.
if (!("__vitest_worker__" in globalThis)) quietLibraries(console);

export default { fetch: app.fetch, scheduled };
