import type { PackDefinition } from "../../plugins/sdk/pack.ts";
import { rulesToPoints } from "../../plugins/sdk/rules/compile.ts";
import { patternLimits } from "../../plugins/sdk/rules/pattern.ts";
import { type Rule, ruleLimits, ruleSchema } from "../../plugins/sdk/rules/rule.ts";
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
  let patterns = 0;
  for (const { mode, rule } of stored) {
    if (mode === "draft") continue;
    const parsed = ruleSchema.safeParse(rule);
    const refuse = (problem: string): void => void problems.push({ point: `${shopRules}/${rule.id}`, problem });
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      refuse(issue === undefined ? "cannot be read" : `${issue.path.join(".")}: ${issue.message}`);
      continue;
    }
    const own = patternsIn(parsed.data);
    const instance = `${mode} ${rule.id}`;
    if (seen.has(instance)) refuse(`two ${mode} rules have this id`);
    else if (accepted.length === ruleLimits.perShop) refuse(`at most ${ruleLimits.perShop} rules run in a shop`);
    else if (patterns + own > patternLimits.perShop) {
      refuse(`at most ${patternLimits.perShop} patterns run in a shop`);
    } else {
      seen.add(instance);
      patterns += own;
      accepted.push({ rule: parsed.data, mode });
    }
  }
  return { accepted, problems };
}

function patternsIn({ standards }: Rule): number {
  const isPattern = (content: object): boolean => "pattern" in content && content.pattern !== undefined;
  return standards
    .flatMap(({ conditions }) => conditions)
    .reduce((sum, item) => {
      const contents = item.type === "agent-steps" ? item.steps : [item];
      return sum + contents.filter(isPattern).length;
    }, 0);
}
