import type { FindingItem } from "../api/types.ts";

type Known = Pick<FindingItem, "status"> & Partial<Pick<FindingItem, "verdict">>;

/** A person's word counts at once; the stored status follows it within a second. The feed knows no words, only statuses. */
export function statusOf({ status, verdict }: Known): FindingItem["status"] {
  if (verdict === undefined || status === "withdrawn") return status;
  if (verdict === "wrong") return "dismissed";
  return status === "dismissed" ? "active" : status;
}

/** Does a finding still hold? Not when the log no longer supports it, a person called it wrong, or it was only a trial. */
export function counts(finding: Known): boolean {
  const status = statusOf(finding);
  return status === "active" || status === "resolved";
}
