import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { rulesToPoints } from "../../plugins/sdk/rules/compile.ts";
import { contentsOf } from "../../plugins/sdk/rules/contents-of.ts";
import { patternLimits } from "../../plugins/sdk/rules/pattern.ts";
import { type Rule, ruleSchema } from "../../plugins/sdk/rules/rule.ts";
import { ruleLimits } from "../../plugins/sdk/rules/rule-limits.ts";
import type { ShopContext } from "../../plugins/sdk/rules/shop-context.ts";
import type { ShopRule, Snapshot } from "../settings/snapshot.ts";

type Point = PackDefinition["points"][number];

/** Pack id of a merchant's own rules: the full id of one is `shop/<rule id>`. */
export const shopRules = "shop";

export type CompiledRules = {
  /** The merchant's own rules that are live or in the shadow. */
  readonly own: readonly { readonly definition: Point; readonly mode: "live" | "shadow" }[];
  /** A pack's points, its rules among them told the shop's time zone and groups. */
  readonly pointsOf: (pack: PackDefinition) => readonly Point[];
  /** Rules that this version does not accept; they do not run. */
  readonly problems: readonly { readonly point: string; readonly problem: string }[];
};

/** Compiles all rules of a shop, its own and those of its packs, into points that share one index of sentences. */
export function compileRules(snapshot: Snapshot, packs: readonly PackDefinition[]): CompiledRules {
  const { accepted, problems } = acceptRules(snapshot.rules ?? []);
  const packRules = packs
    .filter(({ id }) => snapshot.packs.includes(id))
    .flatMap((pack) => (pack.rules ?? []).map((rule) => ({ pack: pack.id, rule })));
  const points = rulesToPoints(
    [...packRules.map(({ rule }) => rule), ...accepted.map(({ rule }) => rule)],
    contextOf(snapshot),
  );
  const byPack = new Map(packRules.map(({ pack, rule }, index) => [`${pack}/${rule.id}`, points[index] as Point]));
  return {
    own: accepted.map(({ mode }, index) => ({ mode, definition: points[packRules.length + index] as Point })),
    pointsOf: (pack) => pack.points.map((point) => byPack.get(`${pack.id}/${point.id}`) ?? point),
    problems,
  };
}

/** What a shop's rules may ask of the shop. */
export function contextOf({ timeZone, groups = [] }: Pick<Snapshot, "timeZone" | "groups">): ShopContext {
  return { timeZone, groups: new Map(groups.map(({ id, agents }) => [id, new Set(agents)])) };
}

type Accepted = { readonly rule: Rule; readonly mode: "live" | "shadow" };

function acceptRules(stored: readonly ShopRule[]): { accepted: Accepted[]; problems: CompiledRules["problems"] } {
  const accepted: Accepted[] = [];
  const problems: { point: string; problem: string }[] = [];
  const seen = new Set<string>();
  const used: Sizes = { rules: 0, patterns: 0, characters: 0, sentences: 0 };
  for (const { mode, rule } of stored) {
    if (mode === "draft") continue;
    const parsed = ruleSchema.safeParse(rule);
    const refuse = (problem: string): void => void problems.push({ point: `${shopRules}/${rule.id}`, problem });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      refuse(issue === undefined ? "cannot be read" : `${issue.path.join(".")}: ${issue.message}`);
      continue;
    }
    const instance = `${mode} ${rule.id}`;
    const sizes = sizesOf(parsed.data);
    const full = measures.find((measure) => used[measure] + sizes[measure] > most[measure]);
    if (seen.has(instance)) refuse(`two ${mode} rules have this id`);
    else if (full !== undefined) refuse(`the rules of a shop have at most ${most[full]} ${full} in all`);
    else {
      seen.add(instance);
      for (const measure of measures) used[measure] += sizes[measure];
      accepted.push({ rule: parsed.data, mode });
    }
  }
  return { accepted, problems };
}

const measures = ["rules", "patterns", "characters", "sentences"] as const;
type Sizes = Record<(typeof measures)[number], number>;

/** What all rules of a shop may have together. */
const most: Sizes = {
  rules: ruleLimits.perShop,
  patterns: patternLimits.perShop,
  characters: ruleLimits.keywordsPerShop,
  sentences: ruleLimits.sentencesPerShop,
};

function sizesOf(rule: Rule): Sizes {
  const sizes: Sizes = { rules: 1, patterns: 0, characters: 0, sentences: 0 };
  for (const { keywords = "", similar, faqs, pattern } of contentsOf(rule)) {
    sizes.characters += keywords.length;
    if (pattern !== undefined) sizes.patterns++;
    sizes.sentences += similar?.sentences.length ?? 0;
    for (const { wordings } of faqs?.entries ?? []) sizes.sentences += wordings.length;
  }
  return sizes;
}
