import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ApiFailure } from "../api/call.ts";
import { previewQuery, type RulePreview, type RuleProblem } from "../api/rule-queries.ts";
import type { RuleReading } from "./issues.tsx";
import { type RuleDraft, ruleOf } from "./rule-draft.ts";

/** Somebody who types has paused. */
const pauseMs = 400;

const unnamed = { zh: "规则", en: "Rule" };
const needsName = { zh: "请填写名称", en: "Give it a name" };

/**
 * What the server says of the draft: hits, hints and problems. What is merely not filled in yet is told once somebody has tried to
 * save; a broken keyword expression at once. A draft that cannot be read keeps the hits of the one before.
 */
export function useReading(shop: string, draft: RuleDraft, { tried, enabled }: { tried: boolean; enabled: boolean }) {
  const [settled, setSettled] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  const sent = ruleOf(settled);
  const named = sent.title.zh === "" && !tried ? { ...sent, title: unnamed } : sent;
  const query = useQuery({ ...previewQuery(shop, named), placeholderData: keepPreviousData, enabled });
  const last = useRef<RulePreview | null>(null);
  if (query.data !== undefined) last.current = query.data;
  const problems = problemsOf(query.error).map((problem) =>
    sent.title.zh === "" && problem.path.startsWith("title.") ? { path: "title", message: needsName } : problem,
  );
  const reading: RuleReading = {
    problems: tried ? problems : problems.filter(({ offset }) => offset !== undefined),
    warnings: query.data?.warnings ?? [],
    messages: last.current?.messages ?? null,
    contents: last.current?.contents ?? [],
  };
  return { reading, failed: problems.length === 0 ? query.error : null };
}

/** Everything that is wrong with a rule, of a refusal that says so. */
export function problemsOf(error: unknown): RuleProblem[] {
  if (!(error instanceof ApiFailure)) return [];
  const { problems } = (error.answer ?? {}) as { problems?: RuleProblem[] };
  return problems ?? [];
}
