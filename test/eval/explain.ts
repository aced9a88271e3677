import { quotes, traceLines } from "../../plugins/sdk/command/trace-lines.ts";
import type { Role } from "../../plugins/sdk/event.ts";
import { explainEvent } from "../../worker/conversation/explain.ts";
import type { FoundFinding } from "../../worker/conversation/log.ts";
import type { CompiledShop } from "../../worker/settings/compile.ts";
import { feed } from "./judge.ts";

/** Findings as comparable words; a trace knows nothing of status and score. */
const wordsOf = (findings: readonly Pick<FoundFinding, "point" | "code" | "evidence">[]) =>
  findings.map(({ point, code, evidence }) => `${point} ${code} ${quotes(evidence)}`).sort();

/**
 * What each point makes of one message, and of the session that ends behind it, as the runner explains it. Whatever the
 * explanation and the judgement do not agree about is said in the last lines.
 */
export function explain(text: string, role: Exclude<Role, "system">, shop: CompiledShop): string {
  const state = feed({ id: "explain", complete_session: false, messages: [{ role, text }] }, shop);
  const lines: string[] = [];
  const explained: Pick<FoundFinding, "point" | "code" | "evidence">[] = [];
  for (const { id, event } of state.entries) {
    // The close itself asks live points about the same words once more.
    if (event.type === "closed") continue;
    // The first time round an expression is compiled; what counts is what it costs from then on.
    explainEvent(state, shop, id);
    for (const trace of explainEvent(state, shop, id)?.points ?? []) {
      lines.push(...traceLines(trace).map((line) => `${line}  ${trace.microseconds} µs`));
      explained.push(...trace.findings.map((finding) => ({ ...finding, point: trace.point })));
    }
  }
  const judged = [...state.findings.values()].filter(({ status }) => status !== "withdrawn");
  const [said, done] = [wordsOf(explained), wordsOf(judged)];
  for (const words of said) if (!done.includes(words)) lines.push(`! explained, not judged: ${words}`);
  for (const words of done) if (!said.includes(words)) lines.push(`! judged, not explained: ${words}`);
  return lines.length > 0 ? lines.join("\n") : "no point has anything to say";
}
