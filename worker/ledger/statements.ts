import { decisionRow, type LedgerRows, type SentRows } from "./rows.ts";

/** One SQL statement of constant text; all that varies is bound. */
export type Statement = { readonly sql: string; readonly args: (string | number)[] };

type Table = "conversation" | "session" | "message" | "finding" | "decision" | "task";
type Columns = { readonly [name: string]: "newest" | "first" | string };

/**
 * How a row that is known already takes a new version: `newest` overwrites, `first` stays, anything else is the SQL of the new
 * value. A conversation sends in order, so what comes last is newest.
 */
const tables: { readonly [table in Table]: Columns } = {
  conversation: {
    buyer: "newest",
    buyerName: "newest",
    agent: "newest",
    firstAt: "newest",
    lastAt: "newest",
    messages: "newest",
    closed: "newest",
    dueAt: "newest",
  },
  session: {
    day: "newest",
    agent: "newest",
    agentName: "newest",
    agentRole: "newest",
    type: "newest",
    typeConfidence: "newest",
    typeChosen: "newest",
    rounds: "newest",
    replyMs: "newest",
    humanRounds: "newest",
    humanReplyMs: "newest",
    durationMs: "newest",
    startedAt: "newest",
    endedAt: "newest",
    messages: "newest",
    score: "newest",
    judgedAt: "newest",
    scene: "newest",
    rating: "newest",
    buyer: "newest",
    buyerMessages: "newest",
    paidOrders: "newest",
    paidAmount: "newest",
    traded: "newest",
  },
  message: {
    event: "first",
    session: "newest",
    at: "first",
    role: "first",
    author: "first",
    authorName: "newest",
    // A retraction is for good, whatever is sent after it.
    text: "iif(message.retracted OR excluded.retracted, NULL, excluded.text)",
    content: "iif(message.retracted OR excluded.retracted, NULL, excluded.content)",
    automatic: "first",
    retracted: "message.retracted OR excluded.retracted",
  },
  finding: {
    session: "newest",
    event: "newest",
    point: "first",
    code: "first",
    kind: "newest",
    severity: "newest",
    score: "newest",
    message: "newest",
    evidence: "newest",
    revision: "newest",
    at: "newest",
    agent: "newest",
    status: "newest",
    resolvedAt: "newest",
  },
  decision: {
    session: "newest",
    event: "first",
    finding: "first",
    point: "first",
    policy: "first",
    intervention: "first",
    step: "first",
    mode: "newest",
    outcome: "newest",
    reason: "newest",
    revision: "newest",
    at: "newest",
    actions: "newest",
    // A row of an earlier build has none; its object has it by now.
    parent: "newest",
    buyer: "newest",
    buyerName: "newest",
    moment: "newest",
    facts: "newest",
    evidence: "newest",
    arm: "newest",
    choice: "newest",
    choiceAt: "newest",
    handedOverAt: "newest",
    humanAt: "newest",
    rating: "newest",
    ratedAt: "newest",
    orderedAt: "newest",
    contactedAgainAt: "newest",
  },
  task: {
    session: "newest",
    event: "newest",
    kind: "newest",
    text: "newest",
    agent: "newest",
    buyer: "newest",
    buyerName: "newest",
    intervention: "first",
    point: "first",
    openedAt: "newest",
    dueAt: "newest",
    state: "newest",
    seenAt: "newest",
    closedAt: "newest",
    by: "newest",
  },
};

const tableNames = Object.keys(tables) as Table[];
/** Columns that every table has, first in each row. The tenant comes from the append as a whole, never from a row's id. */
const shared = ["id", "merchant", "shop", "channel", "conversation"];

const upserts = Object.fromEntries(tableNames.map((table) => [table, upsert(table, tables[table])])) as {
  readonly [table in Table]: string;
};

function upsert(table: Table, columns: Columns): string {
  const names = [...shared, ...Object.keys(columns).map(snakeCase)];
  const values = names.map((_, index) => `value ->> ${index}`);
  const set = Object.entries(columns).flatMap(([name, rule]) => {
    const column = snakeCase(name);
    if (rule === "first") return [];
    return [`${column} = ${rule === "newest" ? `excluded.${column}` : rule}`];
  });
  return `INSERT INTO ${table} (${names.join(", ")}) SELECT ${values.join(", ")} FROM json_each(?) WHERE true
ON CONFLICT (id) DO UPDATE SET ${set.join(", ")}
WHERE ${table}.merchant = excluded.merchant AND ${table}.shop = excluded.shop`;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** An append made ready once, so that grouping, splitting and trying again only join texts. */
export type Prepared = {
  readonly conversation: Pick<LedgerRows, "merchant" | "shop"> & LedgerRows["conversation"];
  readonly rows: { readonly [table in Table]: readonly string[] };
  /** UTF-16 units of JSON. */
  readonly size: number;
  readonly count: number;
};

export function prepare(append: SentRows): Prepared {
  const { merchant, shop, conversation, tasks = [] } = append;
  const owner = [merchant, shop, conversation.channel, conversation.conversation];
  const texts = (table: Table, rows: readonly { id: string }[]) => {
    const names = Object.keys(tables[table]);
    return rows.map((row) => asJson([row.id, ...owner, ...names.map((name) => scalar(Reflect.get(row, name)))]));
  };
  const rows = {
    conversation: texts("conversation", [conversation]),
    session: texts("session", append.sessions),
    message: texts("message", append.messages),
    finding: texts("finding", append.findings),
    // Parsed only where fields are missing: this object is the one that all conversations wait for.
    decision: texts(
      "decision",
      append.decisions.map((row) => (row.evidence === undefined ? decisionRow.parse(row) : row)),
    ),
    task: texts("task", tasks),
  };
  const all = tableNames.flatMap((table) => rows[table]);
  const size = all.reduce((sum, text) => sum + text.length, 0);
  return { conversation: { merchant, shop, ...conversation }, rows, size, count: all.length };
}

/** Lists and objects are columns of JSON text. */
function scalar(value: unknown): unknown {
  return typeof value === "object" && value !== null ? asJson(value) : value;
}

/** Half a surrogate pair has no UTF-8: libSQL would store bytes that nobody can read back. */
function asJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\ud[89a-f]/i.test(text)) return text;
  return JSON.stringify(value, (_, part) => (typeof part === "string" ? part.toWellFormed() : part));
}

/** One transaction's statements: an upsert for each table that has rows, and the end of these conversations' dead letters. */
export function statementsFor(group: readonly Prepared[], now: number): Statement[] {
  const statements: Statement[] = [];
  for (const table of tableNames) {
    const rows = group.flatMap((append) => append.rows[table]);
    for (const some of chunks(rows)) statements.push({ sql: upserts[table], args: [`[${some.join(",")}]`] });
  }
  const ids = group.map(({ conversation }) => conversation.id);
  statements.push({ sql: resolveDeadLetters, args: [now, asJson(ids)] });
  return statements;
}

/** UTF-16 units in one parameter: the server refuses very long ones. */
const parameterSize = 2_000_000;

function* chunks(rows: readonly string[]): Generator<string[]> {
  let chunk: string[] = [];
  let size = 0;
  for (const row of rows) {
    if (chunk.length > 0 && size + row.length > parameterSize) {
      yield chunk;
      [chunk, size] = [[], 0];
    }
    chunk.push(row);
    size += row.length;
  }
  if (chunk.length > 0) yield chunk;
}

const resolveDeadLetters = `UPDATE dead_letter SET resolved_at = ?
WHERE resolved_at IS NULL AND id IN (SELECT value FROM json_each(?))`;

/** Notes that a conversation's rows were refused for good; answers with how often that was. No content of the rows. */
export function deadLetter({ conversation }: Prepared, reason: string, now: number): Statement {
  const { id, merchant, shop, channel, conversation: platformId } = conversation;
  return {
    sql: `INSERT INTO dead_letter (id, merchant, shop, channel, conversation, reason, times, first_at, last_at)
VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?)
ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, last_at = excluded.last_at,
  times = iif(resolved_at IS NULL, times + 1, 1), resolved_at = NULL
WHERE merchant = excluded.merchant AND shop = excluded.shop
RETURNING times`,
    args: [id, merchant, shop, channel, platformId, reason, now, now],
  };
}
