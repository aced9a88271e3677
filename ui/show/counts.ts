import type { FindingItem } from "../api/types.ts";

/** Does a finding still hold? Not when the log no longer supports it, a person called it wrong, or it was only a trial. */
export const counts = ({ status, verdict }: Pick<FindingItem, "status"> & Partial<Pick<FindingItem, "verdict">>): boolean =>
  verdict !== "wrong" && (status === "active" || status === "resolved" || isTakenBack({ status, verdict }));

/** A person took the word back, and the ledger's status has not followed yet. */
const isTakenBack = ({ status, verdict }: Parameters<typeof counts>[0]) => status === "dismissed" && verdict === null;
