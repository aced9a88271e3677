import type { Live } from "../../worker/conversation/live.ts";
import { rowsOf } from "../../worker/conversation/rows.ts";
import type { World } from "./world.ts";

/** I6, the other half: what the ledger shows is what the log says. */
const shown = {
  messages: { table: "message", columns: ["session", "at", "role", "text", "retracted"] },
  findings: { table: "finding", columns: ["session", "event", "status", "severity", "revision", "at"] },
  decisions: { table: "decision", columns: ["outcome", "reason", "mode", "actions", "choice", "at"] },
  sessions: { table: "session", columns: ["messages", "score", "judgedAt", "type", "endedAt"] },
  tasks: { table: "task", columns: ["state", "dueAt"] },
} as const;

export function judgeLedger(world: World, { state, meta, deliveries }: Live): void {
  const { merchant, shop } = meta;
  const rows = rowsOf(state, state.entries, { merchant, shop, deliveries, dueAt: null });
  for (const kind of Object.keys(shown) as (keyof typeof shown)[]) {
    const { table, columns } = shown[kind];
    const expected = kind === "sessions" ? rows.sessions.filter(({ messages }) => messages > 0) : rows[kind];
    for (const row of expected) {
      const names = columns.map((column) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
      const [stored] = world.database.read(`SELECT ${names.join(", ")} FROM ${table} WHERE id = ?`, row.id);
      if (stored === undefined) {
        world.breaks("I6", `${table} ${row.id} is not in the ledger`);
        continue;
      }
      columns.forEach((column, index) => {
        const wanted = plain(Reflect.get(row, column));
        const found = stored[names[index] ?? ""];
        if (wanted !== found)
          world.breaks("I6", `${column} of ${table} ${row.id}: ${found} in the ledger, ${wanted} in the log`);
      });
    }
    const sql = `SELECT count(*) n FROM ${table} WHERE shop = ? AND channel = ? AND conversation = ?`;
    const [count] = world.database.read(sql, shop, meta.channel, meta.conversation);
    if (kind === "messages" && count?.n !== expected.length)
      world.breaks("I6", `${table} of ${state.key}: ${count?.n} rows in the ledger, ${expected.length} in the log`);
  }
}

function plain(value: unknown): unknown {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}
