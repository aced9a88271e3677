import { readClient } from "../../db/client.ts";
import { findingTextsQuery, readFindingTexts, textsAtOnce } from "../../db/queries/finding-texts.ts";
import type { Cursor } from "../../db/queries/page.ts";
import type { Tenant } from "../../db/tenant.ts";
import { fold } from "../../plugins/sdk/text/fold.ts";
import type { Env } from "../env.ts";

const lookedBackMs = 45 * 86_400_000;
/** Findings that nobody has judged are looked through up to this many; those that a person kept, all. */
const mostUnjudged = 20_000;
const samplesShown = 10;

type Row = Awaited<ReturnType<typeof findingTextsQuery>>[number];
type MaskedGroup = { count: number; samples: Omit<Row, "seq" | "texts">[] };

/** What an allowed phrase would have held back. */
export type Masked = {
  /** Start of the period that was looked through, epoch milliseconds. */
  since: number;
  /** A person said that they are right. */
  kept: MaskedGroup;
  /** Of points that nobody complained about. */
  others: MaskedGroup;
  /** Of the same point, judged by nobody: what the phrase is meant to hold back. */
  same: MaskedGroup;
  /** false: only the newest unjudged findings of the period were looked through. */
  complete: boolean;
};

/** `folded` comes from `foldedPhrase`; `finding` taught the phrase. */
export type Lesson = {
  readonly folded: string;
  readonly finding: { readonly id: string; readonly point: string };
  readonly scope: "point" | "shop";
};

/** Findings of the last 45 days that would not have been made if the phrase had been allowed (N17). */
export async function maskedBy(
  env: Env,
  tenant: Tenant,
  { folded, finding, scope }: Lesson,
  now: number,
): Promise<Masked> {
  const since = now - lookedBackMs;
  const masked: Masked = { since, kept: noFindings(), others: noFindings(), same: noFindings(), complete: true };
  const point = scope === "point" ? finding.point : undefined;
  const look = async (verdict: "right" | null, most: number, groupOf: (row: Row) => MaskedGroup): Promise<boolean> => {
    let cursor: Cursor | undefined;
    for (let seen = 0; seen < most; seen += textsAtOnce) {
      const rows = await findingTextsQuery(readClient(env), tenant, { point, verdict, since, cursor });
      for (const row of rows) if (row.id !== finding.id && holds(row.texts, folded)) note(groupOf(row), row);
      const last = rows.at(-1);
      if (rows.length < textsAtOnce || last === undefined) return true;
      cursor = { at: last.at, seq: last.seq };
    }
    return false;
  };
  await look("right", Number.POSITIVE_INFINITY, () => masked.kept);
  masked.complete = await look(null, mostUnjudged, (row) =>
    row.point === finding.point ? masked.same : masked.others,
  );
  return masked;
}

/** Whether the phrase would have held back the very finding that taught it. */
export async function coversFinding(env: Env, tenant: Tenant, { folded, finding }: Lesson): Promise<boolean> {
  return holds(await readFindingTexts(readClient(env), tenant, finding.id), folded);
}

/** As the host decides it: one of the quoted messages holds the phrase. */
function holds(texts: Row["texts"], folded: string): boolean {
  return texts.some((text) => text !== null && fold(text).text.includes(folded));
}

function note(group: MaskedGroup, { seq: _, texts: __, ...row }: Row): void {
  group.count++;
  if (group.samples.length < samplesShown) group.samples.push(row);
}

function noFindings(): MaskedGroup {
  return { count: 0, samples: [] };
}
