/**
 * What one thing costs or one part bears. `measured`: by a command of this project, on two shared cores; `code`: follows from the code
 * named; `published`: the vendor's public pages; `assumed`: nobody measured it, and the model says so beside what rests on it.
 */
export type Cost = {
  readonly value: number;
  readonly unit: string;
  readonly kind: "measured" | "code" | "published" | "assumed";
  readonly source: string;
  /** When it was measured or read. */
  readonly at?: string;
};

const prices =
  "developers.cloudflare.com/durable-objects/platform/pricing and /workers/platform/pricing, Paid plan, beyond what is included";
const ownMeasure =
  "`npm run scale -- --measure`: the production writer on a libSQL server on loopback, all indexes and triggers, two messages an append";

export const costs = {
  processorMs: {
    value: 0.458,
    unit: "ms a message",
    kind: "measured",
    source: "`npm run bench`, 40 points, real disk",
    at: "2026-10",
  },
  transactionMs: { value: 14, unit: "ms a transaction", kind: "measured", source: ownMeasure, at: "2026-11-29" },
  rowMs: {
    value: 0.06,
    unit: "ms a row, between 0.046 and 0.077 in two runs on a busy machine",
    kind: "measured",
    source: ownMeasure,
    at: "2026-11-29",
  },
  ledgerBytes: {
    value: 700,
    unit: "bytes a message with its indexes, session and conversation; short texts",
    kind: "measured",
    source: ownMeasure,
    at: "2026-11-29",
  },
  networkMs: {
    value: 5,
    unit: "ms from the Ledger object to its libSQL server and back",
    kind: "assumed",
    source: "same region; loopback in the measurement",
  },

  objectCalls: {
    value: 1_000,
    unit: "calls/s of one object that stores nothing",
    kind: "published",
    source: "developers.cloudflare.com/durable-objects: about 500 to 1,000 simple requests/s",
    at: "2026-11-29",
  },
  objectWrites: {
    value: 350,
    unit: "calls/s of one object that stores something each time",
    kind: "published",
    source: "the same page: 200 to 500 with writes; the middle",
    at: "2026-11-29",
  },
  awakeSeconds: {
    value: 10,
    unit: "s in memory after the last call",
    kind: "published",
    source: "developers.cloudflare.com/durable-objects, lifecycle",
    at: "2026-11-29",
  },
  objectsAnIsolate: {
    value: 1_000,
    unit: "conversations awake in one isolate",
    kind: "assumed",
    source: "at most 32 KB each of 128 MB; how the platform spreads objects is its own",
  },
  emptyObjectBytes: {
    value: 12_000,
    unit: "bytes of an object's empty database",
    kind: "published",
    source: "developers.cloudflare.com/durable-objects/reference/faq",
    at: "2026-11-29",
  },
  databaseGb: {
    value: 1_000,
    unit: "GB that one libSQL server should hold",
    kind: "assumed",
    source: "a disk that can be copied in an hour or two",
  },

  logRows: {
    value: 1,
    unit: "rows a message in its Conversation",
    kind: "code",
    source: "worker/conversation/storage.ts, saveEntry",
  },
  cursorRows: {
    value: 1,
    unit: "rows a flush in its Conversation",
    kind: "code",
    source: "worker/conversation/storage.ts, saveMeta",
  },
  floorRows: {
    value: 1.5,
    unit: "rows a publish in the Floor (a mark; sometimes serving, a feed item and its index)",
    kind: "assumed",
    source: "worker/floor/marks.ts",
  },
  logBytes: {
    value: 700,
    unit: "bytes a message in its Conversation",
    kind: "assumed",
    source: "an event of 300 bytes and its result",
  },
  receiveMs: {
    value: 5,
    unit: "ms that an object is busy with a message",
    kind: "assumed",
    source: "processor time and the storage's confirmation",
  },

  workerRequest: { value: 0.3, unit: "$ a million", kind: "published", source: prices, at: "2026-11-29" },
  workerProcessorMs: { value: 0.02, unit: "$ a million ms", kind: "published", source: prices, at: "2026-11-29" },
  objectRequest: {
    value: 0.15,
    unit: "$ a million, alarms among them",
    kind: "published",
    source: prices,
    at: "2026-11-29",
  },
  objectDuration: {
    value: 12.5,
    unit: "$ a million GB-s, 128 MB an object",
    kind: "published",
    source: prices,
    at: "2026-11-29",
  },
  rowWritten: {
    value: 1,
    unit: "$ a million; a `setAlarm` is a row",
    kind: "published",
    source: prices,
    at: "2026-11-29",
  },
  storedGbMonth: { value: 0.2, unit: "$ a GB and month", kind: "published", source: prices, at: "2026-11-29" },
  serverMonth: {
    value: 250,
    unit: "$ a month for a libSQL server of 8 cores with its disk",
    kind: "assumed",
    source: "a rented machine",
  },
} as const satisfies Record<string, Cost>;
