import type { Bilingual, CodeTable, Severity } from "../point.ts";
import type { Rule, Standard } from "./rule.ts";

/** Why the agent's steps are broken; a code of its own, so that reports can tell them apart. */
export const faults = ["missing", "order", "late", "unwanted"] as const;
export type Fault = (typeof faults)[number];

export type RuleCode = {
  readonly code: string;
  readonly severity: Severity;
  readonly score: number | undefined;
  readonly message: Bilingual;
};

/** The codes that a rule can report: ids of its combinations or standards, those with steps once for each fault. */
export function codesOf(rule: Rule): RuleCode[] {
  if (rule.combinations.length > 0) {
    return rule.combinations.map(({ id, title = rule.title, severity = rule.severity, score }) => ({
      code: id,
      severity,
      score: score ?? ownScore(rule),
      message: title,
    }));
  }
  return rule.standards.flatMap((standard) => {
    const { title = rule.title, severity = rule.severity } = standard;
    const common = { severity, score: ownScore(rule) };
    const causes = causesOf(standard);
    const rest = causes.plain ? [{ code: standard.id, message: title, ...common }] : [];
    return [
      ...rest,
      ...causes.faults.map((fault) => ({
        code: codeOf(standard.id, fault),
        message: withFault(title, fault),
        ...common,
      })),
    ];
  });
}

export function codeOf(standard: string, fault: Fault | undefined): string {
  return fault === undefined ? standard : `${standard}-${fault}`;
}

export function codeTable(rule: Rule): CodeTable {
  return Object.fromEntries(
    codesOf(rule).map(({ code, severity, score, message }) => [
      code,
      rule.kind === "alert" ? { severity, message } : { severity, score: score ?? 0, message },
    ]),
  );
}

/** Which faults a standard can report, and whether it can hold without one. */
function causesOf({ conditions, join }: Standard): { plain: boolean; faults: Fault[] } {
  const broken = conditions.flatMap((item) => (item.type === "agent-steps" && item.holds === "broken" ? [item] : []));
  const found = new Set(
    broken.flatMap(({ steps, inOrder, withinMinutes }): Fault[] => [
      ...(steps.some(({ expect }) => expect === "said") ? (["missing"] as const) : []),
      ...(inOrder ? (["order"] as const) : []),
      ...(withinMinutes === undefined ? [] : (["late"] as const)),
      ...(steps.some(({ expect }) => expect === "not-said") ? (["unwanted"] as const) : []),
    ]),
  );
  const plain = join === "and" ? broken.length === 0 : broken.length < conditions.length;
  return { plain, faults: faults.filter((fault) => found.has(fault)) };
}

/** What the codes are worth; presale and aftersale may differ, which the shop's settings carry. */
function ownScore({ kind, scores }: Rule): number | undefined {
  if (kind === "alert") return undefined;
  return scores?.presale ?? scores?.aftersale ?? (kind === "deduct" ? -3 : 1);
}

function withFault({ zh, en }: Bilingual, fault: Fault): Bilingual {
  switch (fault) {
    case "missing":
      return { zh: `${zh}：没有发送第 {step} 项`, en: `${en}: step {step} was not said` };
    case "order":
      return {
        zh: `${zh}：第 {step} 项没有按顺序发送`,
        en: `${en}: step {step} came before the one that it must follow`,
      };
    case "late":
      return {
        zh: `${zh}：第 {step} 项超过 {minutes} 分钟才发送`,
        en: `${en}: step {step} came more than {minutes} minutes late`,
      };
    case "unwanted":
      return { zh: `${zh}：说了第 {step} 项不该说的话`, en: `${en}: step {step} must not be said` };
  }
}
