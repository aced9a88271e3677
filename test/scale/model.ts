import { groupRows } from "../../worker/ledger/writer.ts";
import { costs } from "./costs.ts";
import { type Load, messagesASecond } from "./load.ts";
import type { ChatShape } from "./peak.ts";
import { type Reads, readsOfAll } from "./reads.ts";

/** What a load means, by arithmetic on the measured costs. Rates are of the peak hour unless named otherwise. */
export type Model = {
  readonly messagesASecond: { readonly average: number; readonly peak: number };
  readonly perMillion: {
    readonly objectRequests: number;
    readonly rowsWritten: number;
    readonly setAlarms: number;
    readonly appends: number;
    readonly publishes: number;
  };
  readonly liveObjects: number;
  readonly readsASecond: Reads;
  readonly appendsASecond: number;
  readonly ledgerRowsASecond: number;
  readonly publishesASecond: number;
  readonly processors: number;
  readonly databases: { readonly byCalls: number; readonly byRows: number; readonly byStorage: number };
  readonly storedGb: { readonly ledgerADay: number; readonly objectsADay: number; readonly kept: number };
  /** Dollars for a million messages. */
  readonly price: Price;
};
export type Price = { readonly [part in (typeof priceParts)[number]]: number };
export const priceParts = [
  "worker",
  "object requests",
  "object duration",
  "rows written",
  "objects stored",
  "libSQL",
] as const;

/** How full a part may be planned to run: the rest is for whatever is not even. */
export const headroom = 0.8;
const gb = 1e9;
const daysAMonth = 30;

/** Rows a second of one writer whose transactions are all full. */
export const writerRows =
  (1_000 * groupRows) / (costs.networkMs.value + costs.transactionMs.value + groupRows * costs.rowMs.value);

export function modelOf(load: Load, shape: ChatShape): Model {
  const average = messagesASecond(load);
  const peak = average * load.peak;
  const publishes = shape.appends * load.publishShare;
  const reads = readsOfAll(load, shape);
  // Facts are one call to the Floor and one to the Seats.
  const requests = 1 + shape.alarms + shape.appends + publishes + (2 * reads.facts) / peak;
  const rows = rowsWritten(load, shape);
  const stored = storedBytes(load);
  const kept = ((stored.ledger + stored.objects) * average * 86_400 * load.retentionDays) / gb;
  const databases = {
    byCalls: atLeastOne((peak * shape.appends) / (headroom * costs.objectCalls.value)),
    byRows: atLeastOne((peak * shape.rows) / (headroom * writerRows)),
    byStorage: atLeastOne((stored.ledger * average * 86_400 * load.retentionDays) / gb / costs.databaseGb.value),
  };
  const million = 1e6;
  return {
    messagesASecond: { average, peak },
    perMillion: {
      objectRequests: requests * million,
      rowsWritten: rows * million,
      setAlarms: shape.setAlarms * million,
      appends: shape.appends * million,
      publishes: publishes * million,
    },
    liveObjects: peak * shape.awakeSeconds,
    readsASecond: reads,
    appendsASecond: peak * shape.appends,
    ledgerRowsASecond: peak * shape.rows,
    publishesASecond: peak * publishes,
    processors: (peak * costs.processorMs.value) / 1_000,
    databases,
    storedGb: {
      ledgerADay: (stored.ledger * average * 86_400) / gb,
      objectsADay: (stored.objects * average * 86_400) / gb,
      kept,
    },
    price: priceOf(load, shape, { requests, rows, databases: Math.max(...Object.values(databases)) }),
  };
}

const atLeastOne = (count: number) => Math.max(1, Math.ceil(count));

/** Billed rows of all objects for one message, `setAlarm` among them; the first row of a conversation shared out. */
function rowsWritten({ messagesEach, publishShare }: Load, { appends, setAlarms }: ChatShape): number {
  const own = costs.logRows.value + 1 / messagesEach + appends * costs.cursorRows.value;
  return own + setAlarms + appends * publishShare * costs.floorRows.value;
}

/** Bytes for one message. */
const storedBytes = ({ messagesEach }: Load) => ({
  ledger: costs.ledgerBytes.value,
  objects: costs.logBytes.value + costs.emptyObjectBytes.value / messagesEach,
});

type Billed = { requests: number; rows: number; databases: number };

function priceOf(load: Load, shape: ChatShape, { requests, rows, databases }: Billed): Price {
  // The object waits for its receipt: half a transaction of others, then its own.
  const receiptMs = costs.networkMs.value + 1.5 * costs.transactionMs.value;
  const busyMs = costs.receiveMs.value * (1 + shape.appends * load.publishShare) + shape.appends * receiptMs;
  const ledgersMs = (databases * 86_400_000) / (load.conversationsADay * load.messagesEach);
  const messagesAMonth = load.conversationsADay * load.messagesEach * daysAMonth;
  return {
    worker: costs.workerRequest.value + costs.processorMs.value * costs.workerProcessorMs.value,
    "object requests": requests * costs.objectRequest.value,
    "object duration": ((busyMs + ledgersMs) / 1_000) * 0.128 * costs.objectDuration.value,
    "rows written": rows * costs.rowWritten.value,
    "objects stored":
      ((storedBytes(load).objects * 1e6) / gb) * (load.retentionDays / daysAMonth) * costs.storedGbMonth.value,
    libSQL: (databases * costs.serverMonth.value * 1e6) / messagesAMonth,
  };
}

export const totalOf = (price: Price) => priceParts.reduce((sum, part) => sum + price[part], 0);
