import { app } from "./app.ts";
import { scheduled } from "./scheduled.ts";

export { Backtest } from "./backtest/backtest.ts";
export { Conversation } from "./conversation/conversation.ts";
export { Floor } from "./floor/floor.ts";
export { Ledger } from "./ledger/ledger.ts";
export { Seats } from "./seats.ts";

export default { fetch: app.fetch, scheduled };
