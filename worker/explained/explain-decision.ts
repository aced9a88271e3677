import type { Database } from "../../db/client.ts";
import { readDecision } from "../../db/queries/decisions.ts";
import { readFinding } from "../../db/queries/findings.ts";
import { readMessages } from "../../db/queries/messages.ts";
import { readPeople } from "../../db/queries/people.ts";
import { readRevision } from "../../db/queries/settings.ts";
import { readTask } from "../../db/queries/tasks.ts";
import type { Tenant } from "../../db/tenant.ts";
import type { ExplainedDecision } from "../api/decision-schemas.ts";
import { byHand } from "../conversation/follow.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import { checksOf } from "./checks.ts";
import { interventionTitle, type Packs, reasonText } from "./reason-text.ts";
import { momentText } from "./trigger-text.ts";

/** Why a decision was taken, what followed, and what became of it; of a later step, the whole that it belongs to. */
export async function explainDecision(
  db: Database,
  tenant: Tenant,
  { id, packsOf }: { id: string; packsOf: (snapshot: Snapshot) => Promise<Packs> },
): Promise<ExplainedDecision | null> {
  const known = await readDecision(db, tenant, id);
  if (known === null) return null;
  const { decision, steps } = known;
  const { channel, conversation } = decision;
  const [snapshot, finding, evidence, task] = await Promise.all([
    readRevision(db, tenant, decision.revision),
    decision.finding === null ? null : readFinding(db, tenant, decision.finding),
    readMessages(
      db,
      tenant,
      decision.evidence.map((event) => `${tenant.shop}/${channel}/${conversation}/${event}`),
    ),
    readTask(db, tenant, decision.id),
  ]);
  const packs = snapshot === null ? [] : await packsOf(snapshot);
  const policy = snapshot?.policies.find((candidate) => candidate.id === decision.policy) ?? null;
  const by = decision.policy === byHand ? String(decision.facts?.by ?? "") : null;
  const name = by === null ? null : ((await readPeople(db, tenant.merchant)).get(by) ?? by);
  const withReason = <Row extends typeof decision>(row: Row) => ({
    ...row,
    said: reasonText(row, packs),
  });
  return {
    decision: withReason(decision),
    title: interventionTitle(decision.intervention, packs),
    trigger: { ...triggerOf(decision, finding, name), finding, by: name },
    evidence,
    policy,
    checks: policy === null || snapshot === null ? [] : checksOf({ decision, policy, snapshot, packs }),
    steps: steps.map(withReason),
    task,
  };
}

type Known = NonNullable<Awaited<ReturnType<typeof readDecision>>>["decision"];
type Finding = Awaited<ReturnType<typeof readFinding>>;

function triggerOf(
  { moment, point }: Known,
  finding: Finding,
  name: string | null,
): Pick<ExplainedDecision["trigger"], "kind" | "text"> {
  if (name !== null) return { kind: "person", text: { zh: `${name} 手动执行`, en: `Run by hand by ${name}` } };
  if (finding !== null) return { kind: "finding", text: finding.message };
  if (moment !== null) return { kind: "moment", text: momentText(moment) };
  return { kind: "finding", text: { zh: point ?? "检测结果", en: point ?? "A finding" } };
}
