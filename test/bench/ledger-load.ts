import { rowsFixture } from "../../worker/ledger/fixtures.ts";
import type { Ledger } from "../../worker/ledger/ledger.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import type { LedgerLoad } from "./ledger-shape.ts";

/** A worker that calls the Ledger object as many Conversations at once would. Rows are made before the clock runs. */

let prepared: LedgerRows[] = [];

export default {
  async fetch(request: Request, { LEDGER }: { LEDGER: DurableObjectNamespace<Ledger> }): Promise<Response> {
    if (request.method !== "POST") return new Response();
    const load = await request.json<LedgerLoad>();
    if (new URL(request.url).pathname === "/prepare") {
      prepared = Array.from({ length: load.appends }, (_, index) => rowsOf(load, index));
      return Response.json({});
    }
    const ledger = LEDGER.getByName("default");
    const count = { rows: 0, refused: 0 };
    const caller = async () => {
      for (let rows = prepared.pop(); rows !== undefined; rows = prepared.pop()) {
        const receipt = await ledger.append(rows);
        if (!receipt.ok) count.refused++;
        count.rows += 2 + rows.messages.length + rows.findings.length + rows.decisions.length;
      }
    };
    await Promise.all(Array.from({ length: load.callers }, caller));
    return Response.json(count);
  },
};

function rowsOf({ name, messages }: LedgerLoad, index: number): LedgerRows {
  const some = messages >= 10 ? messages / 10 : Number(index % Math.round(10 / messages) === 0);
  return rowsFixture({
    merchant: "demo",
    shop: "demo",
    conversation: `${name}-${index}`,
    at: Date.UTC(2026, 9, 1) + index * 1_000,
    messages,
    findings: some,
    decisions: some,
  });
}
