import type { Bilingual } from "../point.ts";
import type { Condition } from "./condition.ts";
import type { Content } from "./content.ts";
import { parseKeywords } from "./keywords.ts";
import { lintKeywords } from "./keywords-lint.ts";
import { requiredWord } from "./pattern.ts";
import type { Rule, Standard } from "./rule.ts";

/** What works and is probably not meant. `start` and `end` are a place in the text at `path`, where it is one. */
export type RuleWarning = {
  readonly path: string;
  readonly code: string;
  readonly message: Bilingual;
  readonly start?: number;
  readonly end?: number;
};

type Warn = (path: string, code: string, zh: string, en: string) => RuleWarning;
const warn: Warn = (path, code, zh, en) => ({ path, code, message: { zh, en } });

/** Below it two sentences that only share a topic count as alike. */
const looseThreshold = 0.4;

export function lintRule(rule: Rule): RuleWarning[] {
  return [
    ...rule.standards.flatMap((standard, index) => lintStandard(standard, `standards.${index}`)),
    ...unusedStandards(rule),
    ...idleScores(rule),
  ];
}

function lintStandard({ conditions, join }: Standard, path: string): RuleWarning[] {
  const warnings = conditions.flatMap((condition, index) => lintCondition(condition, `${path}.conditions.${index}`));
  const seen = new Set<string>();
  for (const [index, condition] of conditions.entries()) {
    const text = JSON.stringify(condition);
    if (seen.has(text)) {
      const place = `${path}.conditions.${index}`;
      warnings.push(warn(place, "duplicate", "与前面的条件重复", "the same condition stands before"));
    }
    seen.add(text);
  }
  const asks = conditions.some(({ type }) => type === "time" || type === "order" || type === "product");
  if (join === "or" && conditions.length > 1 && asks) {
    warnings.push(
      warn(
        `${path}.join`,
        "too-broad",
        "用 or 连接时，仅时间、商品或订单条件成立就会命中",
        "joined by or, the condition on time, product or order alone is enough",
      ),
    );
  }
  return warnings;
}

function lintCondition(condition: Condition, path: string): RuleWarning[] {
  switch (condition.type) {
    case "buyer-said":
    case "agent-said":
      return lintContent(condition, path);
    case "agent-steps":
      return condition.steps.flatMap((step, index) => lintContent(step, `${path}.steps.${index}`));
    case "time":
      return condition.windows.flatMap(({ from, to }, index) =>
        from === to
          ? [warn(`${path}.windows.${index}`, "too-broad", "开始等于结束，即全天", "from equals to: the whole day")]
          : [],
      );
    default:
      return [];
  }
}

function lintContent({ keywords, similar, faqs, pattern }: Content, path: string): RuleWarning[] {
  const warnings: RuleWarning[] = [];
  const parsed = keywords === undefined ? null : parseKeywords(keywords);
  if (parsed?.ok) {
    for (const warning of lintKeywords(parsed.expression)) warnings.push({ path: `${path}.keywords`, ...warning });
  }
  for (const [name, threshold] of [
    ["similar", similar?.threshold],
    ["faqs", faqs?.threshold],
  ] as const) {
    if (threshold === undefined || threshold >= looseThreshold) continue;
    const place = `${path}.${name}.threshold`;
    warnings.push(
      warn(place, "too-broad", "低于 0.4 时，同一话题的句子都会命中", "below 0.4, sentences on the same topic are hit"),
    );
  }
  const sentences = [
    ...(similar?.sentences.map((text, index) => ({ text, place: `${path}.similar.sentences.${index}` })) ?? []),
    ...(faqs?.entries.flatMap(({ wordings }, entry) =>
      wordings.map((text, index) => ({ text, place: `${path}.faqs.entries.${entry}.wordings.${index}` })),
    ) ?? []),
  ];
  const seen = new Set<string>();
  for (const { text, place } of sentences) {
    if ([...text].length < 4) {
      warnings.push(warn(place, "too-short", "太短，适合写成关键词", "too short to compare: better as a keyword"));
    }
    if (seen.has(text)) warnings.push(warn(place, "duplicate", "与前面的句子重复", "the same sentence stands before"));
    seen.add(text);
  }
  if (pattern !== undefined && requiredWord(pattern) === null) {
    warnings.push(
      warn(
        `${path}.pattern`,
        "slow",
        "没有每次都出现的词，每条消息都要试一遍",
        "no word stands in every match, so every message has to be tried",
      ),
    );
  }
  return warnings;
}

function unusedStandards({ standards, combinations }: Rule): RuleWarning[] {
  if (combinations.length === 0) return [];
  const used = combinations.flatMap(({ when }) => when.split(/[\s()&|]+/));
  return standards.flatMap(({ id }, index) =>
    used.includes(id)
      ? []
      : [warn(`standards.${index}`, "unreachable", "没有组合用到这个标准", "no combination names this standard")],
  );
}

function idleScores({ scores, sessionTypes = ["presale", "aftersale"] }: Rule): RuleWarning[] {
  if (scores === undefined) return [];
  const inspected = sessionTypes.some((type) => (type === "unsure" ? true : scores[type] !== null));
  const both = scores.presale === null && scores.aftersale === null;
  return inspected && !both
    ? []
    : [warn("scores", "unreachable", "所有会话类型都不检出", "no type of session is inspected")];
}
