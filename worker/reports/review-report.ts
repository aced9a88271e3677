import type { Database } from "../../db/client.ts";
import { readPeople } from "../../db/queries/people.ts";
import { type ReviewWorkRow, readReviewWork } from "../../db/queries/review-work.ts";
import type { Tenant } from "../../db/tenant.ts";
import { reviewFigures } from "./figures.ts";

const sumOf = (rows: readonly ReviewWorkRow[], name: Exclude<keyof ReviewWorkRow, "by">) =>
  rows.reduce((sum, row) => sum + row[name], 0);

function figures(rows: readonly ReviewWorkRow[]) {
  return reviewFigures({
    reviewers: rows.filter(({ sessions }) => sessions > 0).length,
    sessions: sumOf(rows, "sessions"),
    systemTags: sumOf(rows, "systemTags"),
    addedTags: sumOf(rows, "addedTags"),
    corrected: sumOf(rows, "corrected"),
    sessionRemarks: sumOf(rows, "sessionRemarks"),
    remarks: sumOf(rows, "remarks"),
    visits: sumOf(rows, "visits"),
    reviewMs: sumOf(rows, "reviewMs"),
  });
}

/** Work of all reviewers and of each, by the time of the review (F157). */
export async function readReviewReport(db: Database, tenant: Tenant, period: { from: number; to: number }) {
  const [rows, people] = await Promise.all([readReviewWork(db, tenant, period), readPeople(db, tenant.merchant)]);
  return {
    total: figures(rows),
    reviewers: rows.map((row) => ({ by: row.by, name: people.get(row.by) ?? null, figures: figures([row]) })),
  };
}
export type ReviewReport = Awaited<ReturnType<typeof readReviewReport>>;
