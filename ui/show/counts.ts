import type { FindingRow } from "../../worker/ledger/rows.ts";

/** Does a finding still hold? Not when the log no longer supports it, a person called it wrong, or it was only a trial. */
export const counts = ({ status }: Pick<FindingRow, "status">): boolean => status === "active" || status === "resolved";
