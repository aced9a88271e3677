import type { AppealItem, AppealState } from "./states.ts";

export const outcomes = ["accepted", "partly", "rejected"] as const satisfies readonly AppealState[];

export type Decision = {
  readonly outcome: (typeof outcomes)[number];
  /** `partly`: the findings that were wrong. */
  readonly findings?: readonly string[] | undefined;
  /** What the agent is told. Whoever leaves something as it is says why. */
  readonly reason?: string | undefined;
};

export type Decided = { state: (typeof outcomes)[number]; items: AppealItem[]; answer: string | null };
type Problem = { readonly path: string; readonly message: string };

/** What a decision makes of the findings that an appeal names, or the field that is wrong with it. */
export function decide(
  items: readonly AppealItem[],
  { outcome, findings, reason }: Decision,
): Decided | { readonly problem: Problem } {
  const problem = (path: string, message: string) => ({ problem: { path, message } });
  if (outcome !== "accepted" && reason === undefined) return problem("reason", "Say why the rest of the result stays");
  if (outcome !== "partly" && findings !== undefined) return problem("findings", "Only with the outcome partly");
  const wrong = new Set(findings ?? []);
  if (outcome === "partly") {
    if ([...wrong].some((id) => !items.some(({ finding }) => finding === id))) {
      return problem("findings", "Only findings that the appeal names");
    }
    if (wrong.size === 0) return problem("findings", "Name the findings that were wrong, or reject the appeal");
    if (wrong.size === items.length) return problem("findings", "All that it names: accept the appeal");
  }
  const isWrong = (finding: string) => outcome === "accepted" || wrong.has(finding);
  return {
    state: outcome,
    items: items.map(({ finding, point }) => ({ finding, point, overturned: isWrong(finding) })),
    answer: reason ?? null,
  };
}

export const refusals = ["key", "own", "first"] as const;
export type Refusal = (typeof refusals)[number];

type Reviewer = { readonly by: string; readonly user: string | null; readonly agents: readonly string[] };
type Appeal = { readonly by: string; readonly agent: string };

/**
 * Why somebody may not decide an appeal, or null. `key`: a program, behind which anybody may stand. `own`: his own appeal or account.
 * `first`: he decided the first appeal, and a second one asks for other eyes (N08).
 */
export function whyNot(
  reviewer: Reviewer,
  appeal: Appeal,
  earlier: readonly { decidedBy: string | null }[],
): Refusal | null {
  if (reviewer.user === null) return "key";
  if (appeal.by === reviewer.by || reviewer.agents.includes(appeal.agent)) return "own";
  return earlier.some(({ decidedBy }) => decidedBy === reviewer.by) ? "first" : null;
}
